import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { hostInUrl } from '../../base/host-in-url.ts';
import { plainAddress } from '../../base/ip-address.ts';
import { quoted } from '../../base/quoted-text.ts';
import { closedAddress, isLoopback } from './closed-addresses.ts';
import { type Authority, type HostPattern, isCovered, readHostPattern } from './host-patterns.ts';
import type { PlayedHosts } from './played-hosts.ts';
import { Refusal } from './refusal.ts';

/** Where a connection ends that was asked for by the name of a host. */
export type Destination = 'mock' | OtherHost;

/** Another host, at addresses that were held against the rule; its name must not be looked up again. */
export interface OtherHost extends Authority {
  readonly addresses: readonly LookupAddress[];
}

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface DestinationRule {
  readonly played: PlayedHosts;
  /** What `--forward` says, as `readHostPattern` reads it. */
  readonly forward: readonly string[] | false;
  /** Where the mock itself listens. */
  readonly own: () => AddressInfo;
  readonly resolve?: Resolve;
}

/**
 * Decides where a connection ends. Hosts that the mock plays, and its own names and addresses, end in it. To other hosts it
 * leads where only this machine can ask for it, since it would be a proxy for strangers elsewhere, and to those that its user
 * has named. What is no other host, such as a service on this machine, is only reached where it was named itself: a name that
 * resolves to it is not enough.
 */
export class Destinations {
  readonly #played: PlayedHosts;
  readonly #forward: readonly HostPattern[];
  readonly #forwardsNothing: boolean;
  readonly #own: () => AddressInfo;
  readonly #resolve: Resolve;

  constructor({ played, forward, own, resolve = (host) => lookup(host, { all: true }) }: DestinationRule) {
    this.#played = played;
    this.#forwardsNothing = forward === false;
    this.#forward = (forward || []).map(readHostPattern).filter((pattern) => pattern !== null);
    this.#own = own;
    this.#resolve = resolve;
  }

  /** @throws Refusal for a host to which nothing is forwarded, and for one that there is not. */
  async find(wanted: Authority): Promise<Destination> {
    if (this.#played.has(wanted.host)) return 'mock';
    const isAllowed = this.#isAllowed(wanted);
    const isOwnPort = wanted.port === this.#own().port;
    if (!isAllowed && !isOwnPort) throw this.#unasked(wanted);
    const addresses = await this.#addressesOf(wanted);
    if (isOwnPort && addresses.some(({ address }) => this.#isOwn(address))) return 'mock';
    if (!isAllowed) throw this.#unasked(wanted);
    const open = addresses.filter(({ address }) => this.#isOpen(address, wanted));
    const [first] = addresses;
    if (open.length === 0 && first) throw closed(wanted, first.address);
    return { ...wanted, addresses: open };
  }

  #isAllowed(wanted: Authority): boolean {
    if (this.#forwardsNothing) return false;
    return isLoopback(this.#own().address) || this.#forward.some((pattern) => isCovered(pattern, wanted));
  }

  #isOpen(address: string, wanted: Authority): boolean {
    if (closedAddress(address) === null) return true;
    const names = [
      plainAddress(address),
      ...(isLoopback(address) && wanted.host === 'localhost' ? ['localhost'] : []),
    ];
    return this.#forward.some(
      (pattern) =>
        pattern.kind === 'host' && names.some((host) => isCovered(pattern, { host, port: wanted.port })),
    );
  }

  /** Whether a connection to the address, at the port of the mock, would end in it. */
  #isOwn(address: string): boolean {
    const wanted = plainAddress(address);
    const listening = plainAddress(this.#own().address);
    if (listening !== '0.0.0.0' && listening !== '::') return wanted === listening;
    if (isLoopback(wanted) || wanted === listening) return true;
    const cards = Object.values(networkInterfaces()).flatMap((card) => card ?? []);
    return cards.some((card) => plainAddress(card.address) === wanted);
  }

  async #addressesOf(wanted: Authority): Promise<readonly LookupAddress[]> {
    let addresses: readonly LookupAddress[];
    try {
      addresses = await this.#resolve(wanted.host);
    } catch (error) {
      throw notFound(wanted, (error as NodeJS.ErrnoException).code ?? String(error));
    }
    if (addresses.length === 0) throw notFound(wanted, 'it has no address');
    return addresses;
  }

  #unasked(wanted: Authority): Refusal {
    const why = this.#forwardsNothing
      ? 'the mock was told to forward to no other host'
      : `the mock listens on ${this.#own().address}, where other machines could use it to get anywhere`;
    return new Refusal(
      403,
      `Nothing is forwarded to ${nameOf(wanted)}: ${why}. Let the client reach that host without this proxy (NO_PROXY), or start the mock with ` +
        `\`--forward ${inOption(wanted)}\`; \`--play ${wanted.host}\` has the mock itself answer in its place.`,
    );
  }
}

function closed(wanted: Authority, address: string): Refusal {
  const resolved = plainAddress(address) === wanted.host ? 'it' : address;
  const named = { host: plainAddress(address), port: wanted.port };
  return new Refusal(
    403,
    `Nothing is forwarded to ${nameOf(wanted)}: ${resolved} is ${closedAddress(address)}. Let the client reach it ` +
      `without this proxy (NO_PROXY), or start the mock with \`--forward ${inOption(named)}\`.`,
  );
}

function notFound(wanted: Authority, why: string): Refusal {
  return new Refusal(
    502,
    `${nameOf(wanted)} cannot be forwarded to: there is no such host (${why}). Check its name; ` +
      `\`--play ${wanted.host}\` has the mock itself answer in its place.`,
  );
}

/** The host and port in a sentence. */
export function nameOf(wanted: Authority): string {
  return quoted(inOption(wanted));
}

function inOption({ host, port }: Authority): string {
  return `${hostInUrl(host)}:${port}`;
}
