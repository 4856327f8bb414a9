import type { Authority } from '../../server/port/host-patterns.ts';

/** Where the server of a URL listens; a URL without a port has that of its scheme. */
export function authorityOf({ hostname, port, protocol }: URL): Authority {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}
