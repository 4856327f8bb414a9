import { isRecord } from '../../base/is-record.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { dayOrDateTime, quoted, quotedPair, shortened } from '../../base/quoted-text.ts';
import { sentences } from '../../base/sentences.ts';
import type { EnumType, Field, ListType, SimpleType, Type } from '../../contracts/interface/model.ts';
import { patternText } from './pattern-text.ts';
import { CANONICAL, VALUE_NAMES } from './same-value.ts';
import { otherValue, type ValueTest, valueTest } from './value-test.ts';

/** One argument of an expectation beside what was sent. */
export interface ComparedArgument {
  /** `Absence.Percentage`, `WageComponents[1].Code`. */
  readonly path: string;
  readonly expected: string;
  readonly sent: string;
  readonly isSame: boolean;
  /** Whether it says which record the call is about. */
  readonly isId: boolean;
}

/** Holds what was sent against what was expected, argument by argument. @param call its number. */
export type Comparison = (sent: unknown, call: number) => ComparedArgument[];

/** Where in the arguments something is. */
interface Place {
  readonly path: string;
  readonly isId: boolean;
}

const TOP: Place = { path: '(arguments)', isId: false };

/**
 * Reads what is expected of the arguments of an operation.
 * @throws NotPossible for an argument the operation does not have, or a value its type cannot hold.
 */
export function comparisonOf(fields: readonly Field[], expected: unknown): Comparison {
  const test = valueTest(expected);
  return test ? testComparison(TOP, null, test) : recordComparison(TOP, fields, expected);
}

function valueComparison(place: Place, type: Type, expected: unknown): Comparison {
  const test = valueTest(expected);
  if (test) return testComparison(place, type, test);
  if (expected === null)
    return (sent) => [{ ...place, expected: 'nothing', sent: sentText(type, sent), isSame: sent === null }];
  switch (type.kind) {
    case 'record':
      return recordComparison(place, type.fields, expected);
    case 'list':
      return listComparison(place, type, expected);
    case 'enum':
      return enumComparison(place, type, expected);
    case 'simple':
      return simpleComparison(place, type, expected);
  }
}

function testComparison(place: Place, type: Type | null, { text, passes }: ValueTest): Comparison {
  return (sent, call) => [{ ...place, expected: text, sent: sentText(type, sent), isSame: passes(call) }];
}

function recordComparison(place: Place, fields: readonly Field[], expected: unknown): Comparison {
  if (!isRecord<unknown>(expected) || otherValue(expected) !== null) throw unfit(place, expected, 'a record');
  const parts = Object.entries(expected).map(([name, value]) => {
    const path = place === TOP ? name : `${place.path}.${name}`;
    const field = fields.find((one) => one.name === name);
    if (!field) throw noSuchArgument(path, name, fields);
    return { name, compare: valueComparison({ path, isId: isIdOf(field) }, field.type, value) };
  });
  return (sent, call) =>
    parts.flatMap(({ name, compare }) => compare(isRecord(sent) ? (sent[name] ?? null) : null, call));
}

/** Item by item; one list must be as long as the other. */
function listComparison({ path, isId }: Place, { item }: ListType, expected: unknown): Comparison {
  if (!Array.isArray(expected)) throw unfit({ path }, expected, 'a list');
  const items = expected.map((one, at) => valueComparison({ path: `${path}[${at}]`, isId }, item.type, one));
  return (sent, call) => {
    const values: readonly unknown[] = Array.isArray(sent) ? sent : [];
    const length = {
      path: `${path}.length`,
      isId: false,
      expected: `${items.length}`,
      sent: `${values.length}`,
    };
    return [
      ...(values.length === items.length ? [] : [{ ...length, isSame: false }]),
      ...items.flatMap((compare, at) => compare(values[at] ?? null, call)),
    ];
  };
}

function enumComparison(place: Place, type: EnumType, expected: unknown): Comparison {
  const text = otherValue(expected) ?? String(expected);
  if (!type.values.includes(text)) throw noSuchValue(place, type, text);
  return (sent) => [{ ...place, expected: text, sent: sentText(type, sent), isSame: text === sent }];
}

function simpleComparison(place: Place, type: SimpleType, expected: unknown): Comparison {
  const canonical = CANONICAL[type.name];
  const wanted = canonical(expected);
  if (wanted === null) throw unfit(place, expected, VALUE_NAMES[type.name]);
  return (sent) => {
    const actual = sent === null ? null : canonical(sent);
    const [left, right] =
      isText(type) && actual !== null
        ? quotedPair(wanted, actual)
        : [sentText(type, expected), sentText(type, sent)];
    return [{ ...place, expected: left, sent: right, isSame: actual === wanted }];
  };
}

/** A value as a cell shows it. @param type null for all arguments together. */
function sentText(type: Type | null, value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (typeof value === 'object') return shortened(JSON.stringify(value));
  return type?.kind === 'simple' && isText(type) ? quoted(String(value)) : dayOrDateTime(String(value));
}

/** Whether its blanks count. */
function isText({ name }: SimpleType): boolean {
  return name === 'string' || name === 'anyType' || name === 'base64Binary';
}

function isIdOf({ name, identity }: Field): boolean {
  return identity !== null || /I[dD]$/.test(name);
}

function noSuchArgument(path: string, name: string, fields: readonly Field[]): NotPossible {
  const names = fields.map((one) => one.name);
  const known = names.length === 0 ? 'It takes none.' : `There are ${names.join(', ')}.`;
  const remedy = sentences(didYouMean(nearestName(name, names)), known);
  return wrong(path, `There is no argument ${quoted(path)}.`, remedy);
}

function noSuchValue({ path }: Place, { name, values }: EnumType, text: string): NotPossible {
  const remedy = sentences(didYouMean(nearestName(text, values)), `There are ${values.join(', ')}.`);
  return wrong(path, `${path}: ${name} has no value ${quoted(text)}.`, remedy);
}

function unfit({ path }: Pick<Place, 'path'>, value: unknown, wanted: string): NotPossible {
  return wrong(path, `${path} is ${wanted}, which ${patternText(value)} is not.`, `Give ${wanted}.`);
}

function wrong(path: string, detail: string, remedy: string): NotPossible {
  return new NotPossible('invalid', path === TOP.path ? 'with' : `with.${path}`, detail, remedy);
}
