import { isIPv4 } from 'node:net';

/** The eight groups of 16 bits of an IPv6 address in whatever form, without its zone. */
export function groupsOf(address: string): number[] {
  const [head = '', tail] = shortForm(address).split('::');
  const [before, after] = [groupsIn(head), groupsIn(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The IPv4 address in two groups of an IPv6 address, of which `at` is the first. */
export function ipv4In(groups: readonly number[], at: number): string {
  return bytesOf(groups.slice(at, at + 2)).join('.');
}

/** Whether an IPv6 address is one of IPv4 that was mapped into IPv6, as a socket for both says it. */
export function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

/**
 * An address as it is compared: one of IPv4 that was mapped into IPv6 as that of IPv4, others in the short form of URLs and
 * without their zone, which Node.js puts behind link-local ones (`fe80::1%eth0`).
 */
export function plainAddress(address: string): string {
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  return isMapped(groups) ? ipv4In(groups, 6) : shortForm(address);
}

/** The four bytes of an IPv4 address, or the sixteen of an IPv6 address. */
export function addressBytes(address: string): Uint8Array {
  return Uint8Array.from(isIPv4(address) ? address.split('.').map(Number) : bytesOf(groupsOf(address)));
}

/** A mask of so many bytes whose first bits, as many as `prefix`, are set. */
export function maskBytes(length: number, prefix: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - at * 8))));
}

/** An IPv6 address as URLs write it. */
function shortForm(address: string): string {
  const [bare = ''] = address.split('%', 1);
  return new URL(`http://[${bare}]`).hostname.slice(1, -1);
}

function groupsIn(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

function bytesOf(groups: readonly number[]): number[] {
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
}
