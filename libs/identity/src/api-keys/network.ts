import ipaddr from 'ipaddr.js';

/** The canonical form of an address or a network in CIDR notation; null for anything else. */
export function networkFrom(text: string): string | null {
  const trimmed = text.trim();
  if (ipaddr.isValid(trimmed)) return ipaddr.process(trimmed).toString();
  if (!ipaddr.isValidCIDR(trimmed)) return null;
  const [address, length] = ipaddr.parseCIDR(trimmed);
  return `${address.toString()}/${length}`;
}

/** True where the address is in one of the networks, and where there are none. IPv4 in IPv6 counts as IPv4. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const asked = ipaddr.process(address);
  return networks.some((network) => {
    const [range, length] = network.includes('/')
      ? ipaddr.parseCIDR(network)
      : ([ipaddr.process(network), null] as const);
    if (range.kind() !== asked.kind()) return false;
    return length === null ? range.toString() === asked.toString() : asked.match(range, length);
  });
}
