import type { Steps } from '../../base/turns.ts';
import { valueText } from '../../base/value-text.ts';
import { defaultOf } from './defaults.ts';
import { isNilOrLeftOut } from './fields.ts';
import { type ReadNothing, recordSteps, wantedOf, wrong } from './json-values.ts';
import { isValueType, type Operation } from './model.ts';
import { NIL } from './values.ts';

/**
 * The arguments of a call that somebody wrote as JSON, or in a program, as the writer of requests takes them; an item of a list
 * a step. What is left out is what a client generated from the WSDL sends then: of a value type its default.
 * @param path how a refusal calls them: `arguments`.
 * @throws NotPossible for what the catalogue does not allow there.
 */
export function argumentSteps(
  { name, request }: Operation,
  value: unknown,
  path: string,
): Steps<Record<string, unknown>> {
  return recordSteps({ name, fields: request }, value, path, nothingSent);
}

/** What could be nil is nil where null stands, and left out otherwise where it can be. */
const nothingSent: ReadNothing = (field, type, value, path) => {
  if (isNilOrLeftOut(field)) return value === null ? NIL : undefined;
  if (field.nillable) return null;
  if (!isValueType(type)) return null;
  if (value === undefined) return defaultOf(field);
  throw wrong(path, `${path} is ${valueText(value)}, not ${wantedOf(type)}.`, `Give ${wantedOf(type)}.`);
};
