import { atOnce, type Steps } from '../../base/turns.ts';
import { valueText } from '../../base/value-text.ts';
import { canBeLeftOut, isNilOrLeftOut } from '../interface/fields.ts';
import { valueSteps, wantedOf, wrong } from '../interface/json-values.ts';
import type { Field, Type } from '../interface/model.ts';
import { NIL } from '../interface/values.ts';

/**
 * A result that somebody chose, as the writer of answers takes it.
 * @param result the element it is the content of; null for an operation that answers nothing.
 * @param value what JSON can hold, and bytes.
 * @param path how a refusal calls it: `result`.
 * @throws NotPossible for what the catalogue does not allow there.
 */
export function readResult(result: Field | null, value: unknown, path: string): unknown {
  return atOnce(resultSteps(result, value, path));
}

/** The same, an item of a list a step. @throws NotPossible like `readResult`. */
export function* resultSteps(result: Field | null, value: unknown, path: string): Steps<unknown> {
  if (result !== null) return yield* valueSteps(result, result.type, value, path, nothingAnswered);
  if (value === null || value === undefined) return null;
  throw wrong(
    path,
    `${path} is ${valueText(value)}, and the operation answers nothing.`,
    'Give null.',
    value,
  );
}

/**
 * The value of a place in a result, as the writer takes it.
 * @param type that of what the element holds; of a repeated one without a wrapper the list of them.
 * @throws NotPossible like `readResult`.
 */
export function readValue(field: Field, type: Type, value: unknown, path: string): unknown {
  return atOnce(valueSteps(field, type, value, path, nothingAnswered));
}

function nothingAnswered(field: Field, type: Type, value: null | undefined, path: string): unknown {
  const isItem = field.repeated && type === field.type;
  if (isNilOrLeftOut(field)) return value === null ? NIL : undefined;
  if (field.nillable || (!isItem && canBeLeftOut(field))) return null;
  throw value === undefined
    ? wrong(path, `${path} is missing.`, `Give ${wantedOf(type)}.`)
    : wrong(path, `${path} is null, not ${wantedOf(type)}.`, `Give ${wantedOf(type)}.`, value);
}
