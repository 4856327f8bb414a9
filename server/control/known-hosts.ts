import { isIP } from 'node:net';

/**
 * The names under which a server without a control token tells what only its own user should read. A page of a stranger
 * can have its own name resolve to this machine, and its browser then takes the server for that page's; it cannot do so
 * with an IP address, with `localhost`, or with a name that the user of the server has told it. Such a server listens on
 * loopback alone, so that what it listens on is one of these.
 */
export class KnownHosts {
  readonly #names: ReadonlySet<string>;

  /** @param allowed other names, without a port. */
  constructor(allowed: readonly string[] = []) {
    this.#names = new Set(allowed.map(plainName));
  }

  /** @param host as it stands in a header: `localhost:8080`, `[::1]`. */
  has(host: string): boolean {
    const name = nameIn(host);
    if (name === null) return false;
    return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || this.#names.has(name);
  }
}

/** Whether it is the name of a host and nothing else: no address, no port. */
export function isHostName(text: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}.])?$/u.test(text) && nameIn(text) !== null;
}

/** The name or IP address in a Host header, as URLs normalise it; null for what is none. */
function nameIn(host: string): string | null {
  const address = `http://${host}/`;
  if (/[/?#@\\\s]/.test(host) || !URL.canParse(address)) return null;
  return plainName(new URL(address).hostname);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
