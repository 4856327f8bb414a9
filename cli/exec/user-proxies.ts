import { isIP } from 'node:net';
import { quoted } from '../../base/quoted-text.ts';
import { isLoopbackHost } from '../../server/port/closed-addresses.ts';
import type { Authority } from '../../server/port/host-patterns.ts';
import { Refused } from '../refused.ts';

/** The variables of a process. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The proxies that the user had before, over which the command goes on to reach other hosts. */
export interface UserProxies {
  /** The one over which a host is to be reached; null for a host that is reached directly. */
  proxyFor(scheme: 'http' | 'https', target: Authority): URL | null;
}

/**
 * Reads the variables as most programs do: the small letters first, ALL_PROXY where there is none for the scheme.
 * @throws Refused for a proxy that is no HTTP proxy, such as SOCKS.
 */
export function userProxiesIn(variables: Variables): UserProxies {
  const all = proxyIn(variables, 'ALL_PROXY');
  const proxies = {
    http: proxyIn(variables, 'HTTP_PROXY') ?? all,
    https: proxyIn(variables, 'HTTPS_PROXY') ?? all,
  };
  const exempt = exemptHostsIn(variables);
  return {
    proxyFor: (scheme, target) =>
      isLoopbackHost(target.host) || exempt.some((entry) => covers(entry, target)) ? null : proxies[scheme],
  };
}

/** The hosts that the user reaches without a proxy, as they stand in NO_PROXY. */
export function exemptHostsIn(variables: Variables): readonly string[] {
  return (variableIn(variables, 'NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
}

/** Whether an entry of NO_PROXY is about a host: `*`, a domain and all below it, an address, each with a port or without. */
export function covers(entry: string, { host, port }: Authority): boolean {
  if (entry === '*') return true;
  const [, pattern = entry, only] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  const domain = pattern
    .replace(/^\*?\./, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  const name = host.toLowerCase();
  return name === domain || (isIP(host) === 0 && name.endsWith(`.${domain}`));
}

function proxyIn(variables: Variables, name: string): URL | null {
  const value = variableIn(variables, name);
  if (value === undefined) return null;
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new Refused(
    `${name} names ${quoted(value)}, and other hosts can be reached over an HTTP proxy alone; ` +
      'unset it, or leave the proxies as they are with --way hosts.',
  );
}

/** Blank is as good as not set. */
function variableIn(variables: Variables, name: string): string | undefined {
  return variables[name.toLowerCase()] || variables[name] || undefined;
}
