/** Where a connection goes: a host as URLs normalise it, an address of IPv6 without brackets, and a port. */
export interface Authority {
  readonly host: string;
  readonly port: number;
}

/** Some hosts: one by its name or address, all below a name (`*.nmbrs.nl`), or every one (`*`); on one port, or on all. */
export interface HostPattern {
  readonly host: string;
  readonly kind: 'host' | 'below' | 'every';
  readonly port: number | null;
}

/**
 * Reads `host:port`, `[::1]:443`.
 * @param defaultPort where none is named; without it that is a mistake.
 * @returns null for what is none.
 */
export function readAuthority(text: string, defaultPort: number | null = null): Authority | null {
  const [name, digits] = splitPort(text);
  const host = plainHost(name);
  const port = digits === null ? defaultPort : portOf(digits);
  return host === null || port === null ? null : { host, port };
}

/** Reads `host`, `host:port`, `*.host`, `*`; null for what is none of these. */
export function readHostPattern(text: string): HostPattern | null {
  const [name, digits] = splitPort(text);
  const port = digits === null ? null : portOf(digits);
  if (digits !== null && port === null) return null;
  if (name === '*') return { kind: 'every', host: '', port };
  const isBelow = name.startsWith('*.');
  const host = plainHost(isBelow ? name.slice(2) : name);
  if (host === null || (isBelow && isAddress(host))) return null;
  return { kind: isBelow ? 'below' : 'host', host, port };
}

/** Whether a pattern is about this host and port. */
export function isCovered({ kind, host, port }: HostPattern, wanted: Authority): boolean {
  if (port !== null && port !== wanted.port) return false;
  switch (kind) {
    case 'every':
      return true;
    case 'below':
      return wanted.host.endsWith(`.${host}`);
    case 'host':
      return wanted.host === host;
  }
}

function splitPort(text: string): readonly [name: string, digits: string | null] {
  const [, name = '', digits = null] = /^([\s\S]*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  return [name, digits];
}

function portOf(digits: string): number | null {
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? port : null;
}

/** The host as URLs have it: in small letters, names beyond ASCII encoded, 127.1 as 127.0.0.1; null for what is none. */
function plainHost(name: string): string | null {
  if (!/^(?:\[[\da-f:.]+\]|[\p{L}\p{N}._-]+)$/iu.test(name)) return null;
  const address = `http://${name}/`;
  if (!URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return host === '' || host.length > 253 ? null : host;
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host);
}
