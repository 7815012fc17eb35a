import type { IncomingMessage } from 'node:http';

/**
 * The visitor's address: that of the connection, or the one that the last of so many trusted proxies saw. Addresses that
 * a caller writes into X-Forwarded-For himself stand further left and are never reached.
 */
export function clientAddressOf(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const known = [request.socket.remoteAddress ?? '', ...forwarded.reverse()];
  return known[Math.min(trustedProxies, known.length - 1)] ?? '';
}
