import { isRecord } from '../../base/is-record.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { atOnce, type Steps } from '../../base/turns.ts';
import { typeTag } from '../../base/type-tag.ts';
import { valueText } from '../../base/value-text.ts';
import { unknownField } from '../interface/fields.ts';
import {
  contentTypeOf,
  type EnumType,
  type Field,
  isValueType,
  type ListType,
  type RecordType,
  type SimpleType,
  type Type,
} from '../interface/model.ts';
import { isValid, misfitOf, nameOf } from '../interface/value-texts.ts';
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
  if (result !== null) return yield* valueSteps(result, result.type, value, path);
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
  return atOnce(valueSteps(field, type, value, path));
}

function* valueSteps(field: Field, type: Type, value: unknown, path: string): Steps<unknown> {
  if (value === null || value === undefined) return readNothing(field, type, value, path);
  switch (type.kind) {
    case 'record':
      return yield* readRecord(type, value, path);
    case 'list':
      return yield* readList(type, value, path);
    case 'enum':
      return readEnum(type, value, path);
    case 'simple':
      return readSimple(type, value, path);
  }
}

/** Whether an element can be nil, and left out as well. */
export function isNilOrLeftOut({ nillable, min, repeated }: Field): boolean {
  return nillable && min === 0 && !repeated;
}

/** Whether an element can be left out. */
export function canBeLeftOut({ type, min, nillable, repeated }: Field): boolean {
  return repeated || (min === 0 && !(isValueType(type) && !nillable));
}

function readNothing(field: Field, type: Type, value: null | undefined, path: string): unknown {
  const isItem = field.repeated && type === field.type;
  if (isNilOrLeftOut(field)) return value === null ? NIL : undefined;
  if (field.nillable || (!isItem && canBeLeftOut(field))) return null;
  throw value === undefined
    ? wrong(path, `${path} is missing.`, `Give ${wantedOf(type)}.`)
    : wrong(path, `${path} is null, not ${wantedOf(type)}.`, `Give ${wantedOf(type)}.`, value);
}

function* readRecord(type: RecordType, value: unknown, path: string): Steps<unknown> {
  if (!isRecord<unknown>(value)) throw unfit(type, value, path);
  for (const [name, part] of Object.entries(value))
    if (part !== undefined && !type.fields.some((field) => field.name === name))
      throw wrong(`${path}.${name}`, ...unknownField(name, type.fields, type.name ?? path));
  const fields: [string, unknown][] = [];
  for (const field of type.fields) {
    const part = yield* valueSteps(field, contentTypeOf(field), value[field.name], `${path}.${field.name}`);
    fields.push([field.name, part]);
  }
  return Object.fromEntries(fields);
}

function* readList(type: ListType, value: unknown, path: string): Steps<unknown> {
  if (!Array.isArray(value)) throw unfit(type, value, path);
  const items: unknown[] = [];
  for (const [at, item] of value.entries()) {
    items.push(yield* valueSteps(type.item, type.item.type, item, `${path}[${at}]`));
    yield;
  }
  return items;
}

function readEnum(type: EnumType, value: unknown, path: string): unknown {
  if (typeof value === 'string' && type.values.includes(value)) return value;
  const nearest = typeof value === 'string' ? nearestName(value, type.values) : null;
  throw wrong(
    path,
    `${path} is ${valueText(value)}, which is no value of ${type.name}.`,
    didYouMean(nearest) || `It has ${type.values.join(', ')}.`,
    value,
  );
}

function readSimple(type: SimpleType, value: unknown, path: string): unknown {
  // A copy, since whoever gave them may go on with them while the answer is made; a test runner has several realms.
  if (typeTag(value) === 'Uint8Array' && type.name === 'base64Binary')
    return Buffer.from(value as Uint8Array);
  const text = typeof value === 'number' ? numberText(value) : String(value);
  if (!JSON_TYPES[type.name].includes(typeof value) || !isValid(type, text)) {
    const misfit = JSON_TYPES[type.name].includes(typeof value)
      ? misfitOf(type, text)
      : `not ${wantedOf(type)}`;
    throw wrong(path, `${path} is ${valueText(value)}, ${misfit}.`, `Give ${wantedOf(type)}.`, value);
  }
  switch (type.name) {
    case 'int':
    case 'boolean':
      return value;
    case 'dateTime':
      return text.length === 10 ? `${text}T00:00:00` : text;
    case 'guid':
      return text.toLowerCase();
    case 'base64Binary':
      return Buffer.from(text, 'base64');
    default:
      return text;
  }
}

/** By which types of JSON a value of each type can be said. */
const JSON_TYPES: Readonly<Record<SimpleType['name'], readonly string[]>> = {
  int: ['number'],
  decimal: ['number', 'string'],
  boolean: ['boolean'],
  dateTime: ['string'],
  guid: ['string'],
  string: ['string'],
  base64Binary: ['string'],
  anyType: ['string', 'number', 'boolean'],
};

/** The digits of a number, of which JavaScript writes very large and small ones otherwise. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}

function wantedOf(type: Type): string {
  switch (type.kind) {
    case 'record':
      return type.name === null ? 'an object' : `an object, the fields of ${type.name}`;
    case 'list':
      return `a list of ${type.item.name}`;
    default:
      return nameOf(type);
  }
}

function unfit(type: Type, value: unknown, path: string): NotPossible {
  return wrong(path, `${path} is ${valueText(value)}, not ${wantedOf(type)}.`, `Give ${wantedOf(type)}.`);
}

function wrong(path: string, detail: string, remedy: string, value?: unknown): NotPossible {
  const isTelling = typeof value !== 'object' && typeof value !== 'function';
  return new NotPossible('invalid', path, detail, remedy, isTelling ? value : undefined);
}
