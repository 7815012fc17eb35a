import ipaddr from 'ipaddr.js';

/** What a session remembers of where it was opened: enough to know it again, too little to follow a person by. */
export interface Client {
  /** Product name, such as Firefox; null where it does not say. */
  browser: string | null;
  /** Product name, such as Android; null where it does not say. */
  system: string | null;
  /** The address without its last part. */
  network: string | null;
}

/** A client that says nothing about itself. */
export const UNKNOWN_CLIENT: Client = { browser: null, system: null, network: null };

/** The first that fits is it: most browsers also claim to be the ones before them. */
const BROWSERS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Edge', /\bEdgi?A?(?:OS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];
const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['iPadOS', /\biPad\b/],
  ['iOS', /\biPhone\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows NT\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];
const LONGEST_AGENT = 400;

/** Reads a request's User-Agent and address. */
export function clientOf(request: { ip: string; headers: { 'user-agent'?: string } }): Client {
  const agent = (request.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT);
  return {
    browser: BROWSERS.find(([, sign]) => sign.test(agent))?.[0] ?? null,
    system: SYSTEMS.find(([, sign]) => sign.test(agent))?.[0] ?? null,
    network: coarseAddress(request.ip),
  };
}

/** `203.0.113.x` of an IPv4 address, `2001:db8:1:x` of an IPv6 one (its first 48 bits); null of anything else. */
export function coarseAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return `${(parsed as ipaddr.IPv4).octets.slice(0, 3).join('.')}.x`;
  const parts = (parsed as ipaddr.IPv6).parts.slice(0, 3).map((part) => part.toString(16));
  return `${parts.join(':')}:x`;
}
