import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { plainAddress } from '../../base/ip-address.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';

/** A range of IP addresses: an address, and how many of its first bits all of them share. */
export interface AddressRange {
  readonly address: string;
  readonly prefix: number;
}

/** What the certificates of an authority may be for, and nothing else. */
export interface CoveredNames {
  /** Host names, each with all names below it. */
  readonly domains: readonly string[];
  readonly addresses: readonly AddressRange[];
}

const DOMAINS: readonly string[] = ['nmbrs.nl', 'nmbrs.se', 'nmbrs-sandbox.nl', 'localhost'];

const ADDRESSES: readonly AddressRange[] = [
  { address: '127.0.0.0', prefix: 8 },
  { address: '::1', prefix: 128 },
];

/**
 * The hosts of Nmbrs, this machine, and other names.
 * @param names host names or IP addresses, in any order and more than once; `*.` before a name changes nothing.
 * @throws NotPossible for what is neither.
 */
export function coveredNames(names: readonly string[] = []): CoveredNames {
  const own = coveredAlready({ domains: DOMAINS, addresses: ADDRESSES });
  const others = [...new Set(names.map(plainName))].filter((name) => !own(name)).sort();
  return {
    domains: [...DOMAINS, ...others.filter((name) => !isAddress(name))],
    addresses: [
      ...ADDRESSES,
      ...others.filter(isAddress).map((address) => ({ address, prefix: isIPv4(address) ? 32 : 128 })),
    ],
  };
}

/** Names that only some authorities cover: those of `--tls-name`. Empty for an authority of the usual names. */
export function addedNames({ domains, addresses }: CoveredNames): readonly string[] {
  return [
    ...domains.slice(DOMAINS.length),
    ...addresses.slice(ADDRESSES.length).map(({ address }) => address),
  ];
}

/** Whether a certificate may be for a name or an address, as {@link hostIn} gives them. */
export function covers(names: CoveredNames, host: string): boolean {
  return coveredAlready(names)(host);
}

/** In words: `nmbrs.nl, localhost and all names below them, and the addresses 127.0.0.0/8 and ::1`. */
export function coveredText({ domains, addresses }: CoveredNames): string {
  const ranges = addresses.map(({ address, prefix }) =>
    prefix === (isIPv4(address) ? 32 : 128) ? address : `${address}/${prefix}`,
  );
  return `${domains.join(', ')} and all names below them, and the addresses ${ranges.join(', ')}`;
}

/**
 * A host name in small letters and ASCII, or an IP address in its shortest form.
 * @returns null for what is neither, such as a name with a blank, an empty label or a port.
 */
export function hostIn(text: string): string | null {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIPv4(bare)) return bare;
  if (isIPv6(bare) && !bare.includes('%')) return plainAddress(bare);
  const name = domainToASCII(text.replace(/\.$/, ''));
  return name.length <= 253 && HOST_NAME.test(name) ? name : null;
}

export function isAddress(host: string): boolean {
  return isIPv4(host) || isIPv6(host);
}

/** Labels of letters, digits, hyphens and underscores, the last of which is no number. */
const HOST_NAME =
  /^(?!.*(?:^|\.)\d+$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

function plainName(text: string): string {
  const host = hostIn(text.replace(/^\*\./, ''));
  if (host !== null) return host;
  throw new NotPossible(
    'invalid',
    'names',
    `${quoted(text)} is no host name and no IP address.`,
    'Give one without a scheme and a port, such as mock.internal or 192.168.1.20.',
    text,
  );
}

function coveredAlready({ domains, addresses }: CoveredNames): (host: string) => boolean {
  const list = new BlockList();
  for (const { address, prefix } of addresses) list.addSubnet(address, prefix, familyOf(address));
  return (host) =>
    isAddress(host)
      ? list.check(host, familyOf(host))
      : domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
