import { isRecord } from '../../base/is-record.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Steps } from '../../base/turns.ts';
import { typeTag } from '../../base/type-tag.ts';
import { valueText } from '../../base/value-text.ts';
import { unknownField } from './fields.ts';
import {
  contentTypeOf,
  type EnumType,
  type Field,
  type ListType,
  type RecordType,
  type SimpleType,
  type Type,
} from './model.ts';
import { isValid, misfitOf, nameOf } from './value-texts.ts';

/**
 * What stands for a value that is null or was left out, which is one thing in an answer and another in a request.
 * @throws NotPossible where there has to be one.
 */
export type ReadNothing = (field: Field, type: Type, value: null | undefined, path: string) => unknown;

/**
 * A value that somebody wrote as JSON, or in a program, as a writer of messages takes it; an item of a list a step.
 * @param type that of what the element holds; of a repeated one without a wrapper the list of them.
 * @param path how a refusal calls its place: `result[0].Id`.
 * @throws NotPossible for what the catalogue does not allow there.
 */
export function* valueSteps(
  field: Field,
  type: Type,
  value: unknown,
  path: string,
  readNothing: ReadNothing,
): Steps<unknown> {
  if (value === null || value === undefined) return readNothing(field, type, value, path);
  switch (type.kind) {
    case 'record':
      return yield* recordSteps(type, value, path, readNothing);
    case 'list':
      return yield* readList(type, value, path, readNothing);
    case 'enum':
      return readEnum(type, value, path);
    case 'simple':
      return readSimple(type, value, path);
  }
}

/** The same of a record, or of what has its fields. @throws NotPossible like `valueSteps`. */
export function* recordSteps(
  type: Pick<RecordType, 'name' | 'fields'>,
  value: unknown,
  path: string,
  readNothing: ReadNothing,
): Steps<Record<string, unknown>> {
  if (!isRecord<unknown>(value)) throw unfit(recordText(type), value, path);
  for (const [name, part] of Object.entries(value))
    if (part !== undefined && !type.fields.some((field) => field.name === name))
      throw wrong(`${path}.${name}`, ...unknownField(name, type.fields, type.name ?? path));
  const fields: [string, unknown][] = [];
  for (const field of type.fields) {
    const { name } = field;
    const part = yield* valueSteps(field, contentTypeOf(field), value[name], `${path}.${name}`, readNothing);
    fields.push([name, part]);
  }
  return Object.fromEntries(fields);
}

function* readList(type: ListType, value: unknown, path: string, readNothing: ReadNothing): Steps<unknown> {
  if (!Array.isArray(value)) throw unfit(wantedOf(type), value, path);
  const items: unknown[] = [];
  for (const [at, item] of value.entries()) {
    items.push(yield* valueSteps(type.item, type.item.type, item, `${path}[${at}]`, readNothing));
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

/** What a value of a type is, in words. */
export function wantedOf(type: Type): string {
  switch (type.kind) {
    case 'record':
      return recordText(type);
    case 'list':
      return `a list of ${type.item.name}`;
    default:
      return nameOf(type);
  }
}

function recordText({ name }: Pick<RecordType, 'name'>): string {
  return name === null ? 'an object' : `an object, the fields of ${name}`;
}

function unfit(wanted: string, value: unknown, path: string): NotPossible {
  return wrong(path, `${path} is ${valueText(value)}, not ${wanted}.`, `Give ${wanted}.`);
}

/** The refusal of a value. */
export function wrong(path: string, detail: string, remedy: string, value?: unknown): NotPossible {
  const isTelling = typeof value !== 'object' && typeof value !== 'function';
  return new NotPossible('invalid', path, detail, remedy, isTelling ? value : undefined);
}
