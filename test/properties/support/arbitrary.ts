import fc from 'fast-check';
import type { Field, Operation, Type } from '../../../contracts/interface/model.ts';
import { CHECKED } from './checked-values.ts';
import type { Rule } from './rule.ts';
import type { Fields, Tree } from './tree.ts';

/** Values of the fields that a service checks, by their place (`Leave.Type`) or their name. */
export type Rules = Readonly<Record<string, Rule>>;

/** Draws requests of an operation. What no rule narrows is anything its type allows. */
export function requestsOf({ request }: Operation, rules: Rules): fc.Arbitrary<Fields> {
  return recordOf(request, [], rules);
}

function recordOf(fields: readonly Field[], path: readonly string[], rules: Rules): fc.Arbitrary<Fields> {
  return fc.record(
    Object.fromEntries(fields.map((field) => [field.name, drawnFor(field, [...path, field.name], rules)])),
  );
}

function drawnFor(field: Field, path: readonly string[], rules: Rules): fc.Arbitrary<Tree> {
  const rule = ruleFor(field, path, rules);
  if (rule !== undefined) return typeof rule === 'string' || rule === null ? fc.constant(rule) : rule;
  const { type } = field;
  if (type.kind === 'record') return recordOf(type.fields, path, rules);
  if (type.kind === 'list') return fc.array(drawnFor(type.item, path, rules), { minLength: 1, maxLength: 2 });
  const value = simpleValue(type);
  const mayBeLeftOut = path.length > 1 && (field.min === 0 || field.nillable);
  return mayBeLeftOut ? fc.option(value, { nil: null, freq: 6 }) : value;
}

function ruleFor({ name, type }: Field, path: readonly string[], rules: Rules): Rule | undefined {
  const own = [path.join('.'), name].find((place) => place in rules);
  if (own !== undefined) return rules[own];
  if (type.kind === 'record' || type.kind === 'list') return undefined;
  return CHECKED.find(([pattern]) => pattern.test(name))?.[1];
}

/** Characters that XML, character sets and careless code trip over, among plain ones. */
const CHARACTERS = [...'abcXYZ 019.,-_/<>&"\'\\;%#é€ßœñİ漢字𝄞😀'];

/** How a text begins that no other draw has, so that it can be recognised wherever it turns up. */
export const MARK = /w[\da-f]{8}/;

/** Any text that says something: a mark, and characters of all kinds behind it. */
export const text: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 0x10000000, max: 0x7fffffff }),
    fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 16 }),
  )
  .map(([mark, rest]) => `w${mark.toString(16)}${rest}`);

/** A whole number from 0 on, as a text. */
export function whole(max: number, min = 0): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map(String);
}

/** A number with a scale of 0 to 4 digits that are kept, zeros as well. */
export function decimal(max = 99_999): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 4 }), fc.nat(9_999))
    .map(([units, scale, fraction]) =>
      scale === 0 ? String(units) : `${units}.${String(fraction).padStart(4, '0').slice(0, scale)}`,
    );
}

/** The same, also below zero. */
export const signed: fc.Arbitrary<string> = fc
  .tuple(decimal(), fc.boolean())
  .map(([amount, isNegative]) => (isNegative && Number(amount) > 0 ? `-${amount}` : amount));

export const boolean = fc.boolean().map(String);

/** The midnight of a day within some years, both included. */
export function day(firstYear: number, lastYear: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: firstYear, max: lastYear }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, date]) => `${year}-${twoDigits(month)}-${twoDigits(date)}T00:00:00`);
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 24 })
  .map((content) => Buffer.from(content).toString('base64'));

function simpleValue(type: Exclude<Type, { kind: 'record' | 'list' }>): fc.Arbitrary<string> {
  if (type.kind === 'enum') return fc.constantFrom(...type.values);
  switch (type.name) {
    case 'int':
      return whole(99_999);
    case 'decimal':
      return decimal();
    case 'boolean':
      return boolean;
    case 'dateTime':
      return day(1950, 2030);
    case 'guid':
      return fc.uuid();
    case 'base64Binary':
      return bytes;
    case 'string':
    case 'anyType':
      return fc.oneof({ arbitrary: text, weight: 6 }, { arbitrary: fc.constant(''), weight: 1 });
  }
}
