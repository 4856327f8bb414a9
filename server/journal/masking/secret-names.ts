import { nearestName } from '../../../base/nearest-name.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field } from '../../../contracts/interface/model.ts';

/** How names end that clients make up for secrets: `ApiToken`, `X-Api-Key`, `TokenValue`. */
const ENDING =
  /(?:token|passw\w{0,3}|pasw\w{0,4}|pwd|wachtwoord|secret|api[-_]?key|authorization|credentials?)(?:value|text|\d)?$/i;

/** The results of the operations that give out tokens. */
const GIVEN_OUT = /^GetToken\w*Result$/i;

/** The operations themselves, whose elements hold more than secrets. */
const OPERATION = /^GetToken\w*$/i;

/**
 * Whether what stands under a name is a secret, or was meant to be one: `Token`, `ApiToken`, and the misspelt `Passwor`,
 * unless the catalogue declares it.
 * @param name without its prefix.
 */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST_NAME) return isNamedSo(name);
  let known = judged.get(name);
  if (known === undefined) {
    known = isNamedSo(name) || isMisspelt(name);
    if (judged.size < MOST_JUDGED) judged.set(name, known);
  }
  return known;
}

/** Which environment variable holds such a secret in a command line. */
export function variableOf(name: string): string {
  const isPassword =
    /pas+w|pwd|wachtwoord/i.test(name) || nearestName(name, ['Token', 'Password']) === 'Password';
  return isPassword ? 'NMBRS_PASSWORD' : 'NMBRS_TOKEN';
}

/** What was found out of names, so that it is found out once. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 10_000;

/** A longer name is no misspelt one, and not worth to be kept. */
const LONGEST_NAME = 200;

function isNamedSo(name: string): boolean {
  return GIVEN_OUT.test(name) || (ENDING.test(name) && !OPERATION.test(name));
}

function isMisspelt(name: string): boolean {
  return name.length > 3 && nearestName(name, ['Token', 'Password']) !== null && !declaredNames().has(name);
}

let declared: ReadonlySet<string> | null = null;

/** Every name of an element that the catalogue has; worked out when a name is first like that of a secret. */
function declaredNames(): ReadonlySet<string> {
  if (declared) return declared;
  const names = new Set<string>();
  const add = ({ name, type }: Field): void => {
    if (names.has(name) && type.kind !== 'record' && type.kind !== 'list') return;
    names.add(name);
    if (type.kind === 'list') add(type.item);
    if (type.kind === 'record' && !names.has(`type ${type.name}`)) {
      names.add(`type ${type.name}`);
      for (const field of type.fields) add(field);
    }
  };
  for (const { operations } of catalogue.services)
    for (const { name, request, result } of operations) {
      names.add(name);
      for (const field of result ? [...request, result] : request) add(field);
    }
  declared = names;
  return names;
}
