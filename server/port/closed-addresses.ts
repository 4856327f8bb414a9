import { BlockList, isIP, isIPv4 } from 'node:net';
import { groupsOf, ipv4In, isMapped } from '../../base/ip-address.ts';

/** Addresses behind which no other host stands, but this machine, its network card, or what runs it. */
const CLOSED: readonly (readonly [what: string, ...networks: string[]])[] = [
  [
    'an address of cloud metadata',
    '169.254.169.254/32',
    '169.254.170.0/24',
    '100.100.100.200/32',
    '192.0.0.0/24',
    '168.63.129.16/32',
    'fd00:ec2::/32',
    'fd20:ce::/32',
  ],
  ['a loopback address', '127.0.0.0/8', '::1/128'],
  ['an unspecified address', '0.0.0.0/8', '::/128'],
  ['a link-local address', '169.254.0.0/16', 'fe80::/10', 'fec0::/10'],
  ['a multicast address', '224.0.0.0/4', 'ff00::/8'],
  ['a reserved address', '240.0.0.0/4'],
];

const LISTS = CLOSED.map(([what, ...networks]) => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return { what, list };
});

/**
 * What an IP address is when nothing is forwarded to it unasked, such as `a loopback address`; null for that of another host.
 * An address of IPv6 that carries one of IPv4 is what that is.
 */
export function closedAddress(address: string): string | null {
  const carried = carriedIPv4(address);
  const found = LISTS.find(
    ({ list }) =>
      list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') ||
      (carried !== null && list.check(carried, 'ipv4')),
  );
  return found?.what ?? null;
}

export function isLoopback(address: string): boolean {
  return closedAddress(address) === 'a loopback address';
}

/** Whether a host as it is named leads to this machine itself: `localhost`, or a loopback address. */
export function isLoopbackHost(host: string): boolean {
  return host.toLowerCase() === 'localhost' || (isIP(host) !== 0 && isLoopback(host));
}

/** The address of IPv4 to which one of IPv6 leads through a translator or a tunnel. */
function carriedIPv4(address: string): string | null {
  if (isIPv4(address)) return null;
  const groups = groupsOf(address);
  const [first, second] = groups;
  // 6to4.
  if (first === 0x2002) return ipv4In(groups, 1);
  // Teredo, in which it is turned over.
  if (first === 0x2001 && second === 0)
    return ipv4In(
      groups.map((group) => group ^ 0xffff),
      6,
    );
  const isTranslated =
    isMapped(groups) ||
    // NAT64, its own prefix and the local one.
    (first === 0x64 && second === 0xff9b) ||
    // IPv4-compatible, and IPv4-translated.
    groups.slice(0, 4).every((group) => group === 0);
  return isTranslated ? ipv4In(groups, 6) : null;
}
