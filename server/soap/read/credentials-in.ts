import { Limits, type LimitValues } from '../xml/limits.ts';
import { parseXml, type StartTag } from '../xml/parser.ts';

/** Where a request names its login: in a header, or among the arguments where there is none. */
type LoginPlace = 'Header' | 'Body';

/** As much as a document tells of a login. */
type NamedCredentials = { Username?: string; Token?: string; Domain?: string };

/**
 * The login a document names, though the service cannot read it: in whatever namespace and case, up to where it is
 * broken. No login is let in by it; it tells by which login a call was made.
 */
export function credentialsIn(document: string, place: LoginPlace, limits: LimitValues): NamedCredentials {
  const reading = new CredentialsReading(place);
  try {
    // Limits of its own, so that a request that goes over one is not counted twice.
    parseXml(document.slice(0, LOOKED_AT), reading, new Limits(limits));
  } catch {
    // What was read until then is what there is.
  }
  return reading.found;
}

/** How much of a document is looked at, in UTF-16 units: a client names its login at the beginning. */
const LOOKED_AT = 64 * 1024;

const NAMES: ReadonlyMap<string, keyof NamedCredentials> = new Map([
  ['username', 'Username'],
  ['token', 'Token'],
  ['domain', 'Domain'],
]);

/** Envelope, then Header or Body, then the header's or the operation's element. */
const DEPTH = 4;

/** Ends a parse that has nothing more to find. */
class Passed extends Error {}

class CredentialsReading {
  readonly found: NamedCredentials = {};
  readonly #place: LoginPlace;
  #depth = 0;
  #isInPlace = false;
  #reading: keyof NamedCredentials | null = null;

  constructor(place: LoginPlace) {
    this.#place = place;
  }

  open({ local }: StartTag): void {
    this.#depth++;
    if (this.#depth === 2) {
      this.#isInPlace = local === this.#place;
      if (local === 'Body' && !this.#isInPlace) throw new Passed();
    }
    if (this.#depth !== DEPTH || !this.#isInPlace) return;
    const name = NAMES.get(local.toLowerCase()) ?? null;
    this.#reading = name !== null && this.found[name] === undefined ? name : null;
    if (this.#reading) this.found[this.#reading] = '';
  }

  text(text: string): void {
    if (this.#reading && this.#depth === DEPTH) this.found[this.#reading] += text;
  }

  /** What an entity stands for is not asked. */
  aside(): void {}

  close(): void {
    if (this.#depth === DEPTH) this.#reading = null;
    this.#depth--;
  }
}
