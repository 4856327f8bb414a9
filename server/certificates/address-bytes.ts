import { isIPv4 } from 'node:net';

/** The four bytes of an IPv4 address, or the sixteen of an IPv6 address in the form in which URLs write it. */
export function addressBytes(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.'), Number);
  const [before = '', after = ''] = address.split('::');
  const groupsOf = (half: string) =>
    half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [groupsOf(before), groupsOf(after)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => 0);
  return Uint8Array.from([...first, ...zeros, ...last].flatMap((group) => [group >> 8, group & 255]));
}

/** A mask of so many bytes whose first bits, as many as `prefix`, are set. */
export function maskBytes(length: number, prefix: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - at * 8))));
}
