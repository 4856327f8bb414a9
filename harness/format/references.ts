import type { Place } from '../../base/document/document-node.ts';
import { Dangling, eachOf } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';

/** A value that is known only when the case runs: `$employee`, `$master.token`. */
export interface Reference {
  readonly kind: 'reference';
  readonly name: string;
  readonly place: Place;
}

/** What a login can be asked for: `$master.token`. The old token is the one it had before its last reset. */
export const LOGIN_PARTS = ['username', 'token', 'oldToken', 'password', 'domain'] as const;

/** The names that may be used at a point of a case. */
export class KnownNames {
  readonly #names = new Set<string>();
  readonly #used = new Set<string>();

  add(name: string): void {
    this.#names.add(name);
  }

  addLogin(login: string): void {
    for (const part of LOGIN_PARTS) this.#names.add(`${login}.${part}`);
  }

  /** Those that were referred to so far. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** @throws Dangling for a name that nothing before gave a value. */
  reference(name: string, place: Place): Reference {
    if (!this.#names.has(name)) {
      const nearest = nearestName(name, this.#names);
      throw new Dangling(
        `Nothing before this is called $${name}.`,
        didYouMean(nearest === null ? null : `$${nearest}`) ||
          'Give it under given, or keep it in a step before.',
        place,
      );
    }
    this.#used.add(name);
    return { kind: 'reference', name, place };
  }
}

/** @throws Dangling for a login that the case does not have. */
export function requireLogin(login: string, logins: readonly string[], place: Place): void {
  if (!logins.includes(login))
    throw new Dangling(
      `This case has no login '${login}'.`,
      sentences(didYouMean(nearestName(login, logins)), `It has ${logins.join(', ')}.`),
      place,
    );
}

/** The values of names while a case runs. */
export type Values = ReadonlyMap<string, string>;

/** @throws Error when a step that should have given the value failed; the runner stops before that. */
export function namedValue({ name }: Reference, values: Values): string {
  const value = values.get(name);
  if (value === undefined) throw new Error(`$${name} has no value`);
  return value;
}

const EMBEDDED = /\$\{([^}]*)\}/g;

/** Checks the names in a text such as `<Token>${master.token}</Token>`. */
export function checkEmbedded(text: string, names: KnownNames, place: Place): void {
  eachOf([...text.matchAll(EMBEDDED)], ([, name = '']) => names.reference(name, place));
}

/** The text with something in the place of every `${name}`. */
export function embed(text: string, inPlaceOf: (name: string) => string): string {
  return text.replace(EMBEDDED, (_, name: string) => inPlaceOf(name));
}
