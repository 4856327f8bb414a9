import { type HostPattern, isCovered, readHostPattern } from './host-patterns.ts';

/**
 * The hosts in whose place the mock answers: the API of each country and of the sandbox (fact: sandbox-host), and the pages of
 * environments, to which a single sign-on leads (fact: sign-on-address). A star stands for every name below.
 */
export const PLAYED_HOSTS = [
  'api.nmbrs.nl',
  'api-sandbox.nmbrs.nl',
  'api.nmbrs.se',
  '*.nmbrs.nl',
  '*.nmbrs-sandbox.nl',
] as const;

/** Whether it names a host, or all below one, that the mock can play: `payroll.example`, `*.payroll.example`. */
export function isPlayable(text: string): boolean {
  const pattern = readHostPattern(text);
  return pattern !== null && pattern.kind !== 'every' && pattern.port === null;
}

/** Those hosts, and what a user adds to them. */
export class PlayedHosts {
  readonly #patterns: readonly HostPattern[];

  /** @param more as `isPlayable` has them. */
  constructor(more: readonly string[] = []) {
    this.#patterns = [...PLAYED_HOSTS, ...more].map(readHostPattern).filter((pattern) => pattern !== null);
  }

  /** @param host as `readAuthority` reads it. */
  has(host: string): boolean {
    // The patterns say nothing of ports.
    return this.#patterns.some((pattern) => isCovered(pattern, { host, port: 443 }));
  }
}
