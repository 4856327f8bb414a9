import { types } from 'node:util';
import { isRecord } from '../../base/is-record.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { dayOrMoment, quoted, quotedPair, shortened } from '../../base/quoted-text.ts';
import type { EnumType, Field, ListType, SimpleType, Type } from '../../contracts/interface/model.ts';
import { type ArgumentPattern, type ArgumentsPattern, hint, WrongExpectation } from './expectation.ts';
import { patternText } from './pattern-text.ts';
import { CANONICAL, localText, VALUE_NAMES } from './same-value.ts';
import { type ValueTest, valueTest } from './value-test.ts';

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

/** Holds what was sent against what was expected, argument by argument. */
export type Comparison = (sent: unknown) => ComparedArgument[];

/** Where in the arguments something is. */
interface Place {
  readonly path: string;
  readonly isId: boolean;
}

const TOP: Place = { path: '(arguments)', isId: false };

/**
 * Reads what is expected of the arguments of an operation.
 * @throws WrongExpectation for an argument the operation does not have, or a value its type cannot hold.
 */
export function comparisonOf(fields: readonly Field[], expected: ArgumentsPattern): Comparison {
  const test = valueTest(expected);
  return test ? testComparison(TOP, null, test) : recordComparison(TOP, fields, expected);
}

function valueComparison(place: Place, type: Type, expected: ArgumentPattern): Comparison {
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
  return (sent) => [{ ...place, expected: text, sent: sentText(type, sent), isSame: passes(sent) }];
}

function recordComparison(place: Place, fields: readonly Field[], expected: unknown): Comparison {
  if (!isRecord<ArgumentPattern>(expected)) throw unfit(place, expected, 'a record');
  const parts = Object.entries(expected).map(([name, value]) => {
    const path = place === TOP ? name : `${place.path}.${name}`;
    const field = fields.find((one) => one.name === name);
    if (!field) throw noSuchArgument(path, name, fields);
    return { name, compare: valueComparison({ path, isId: isIdOf(field) }, field.type, value) };
  });
  return (sent) =>
    parts.flatMap(({ name, compare }) => compare(isRecord(sent) ? (sent[name] ?? null) : null));
}

/** Item by item; one list must be as long as the other. */
function listComparison({ path, isId }: Place, { item }: ListType, expected: ArgumentPattern): Comparison {
  if (!Array.isArray(expected)) throw unfit({ path }, expected, 'a list');
  const items = expected.map((one, at) => valueComparison({ path: `${path}[${at}]`, isId }, item.type, one));
  return (sent) => {
    const given: readonly unknown[] = Array.isArray(sent) ? sent : [];
    const length = {
      path: `${path}.length`,
      isId: false,
      expected: `${items.length}`,
      sent: `${given.length}`,
    };
    return [
      ...(given.length === items.length ? [] : [{ ...length, isSame: false }]),
      ...items.flatMap((compare, at) => compare(given[at] ?? null)),
    ];
  };
}

function enumComparison(place: Place, type: EnumType, expected: ArgumentPattern): Comparison {
  const text = String(expected);
  if (!type.values.includes(text))
    throw new WrongExpectation(
      `${place.path}: ${type.name} has no value '${text}'${hint(nearestName(text, type.values))}`,
    );
  return (sent) => [{ ...place, expected: text, sent: sentText(type, sent), isSame: text === sent }];
}

function simpleComparison(place: Place, type: SimpleType, expected: ArgumentPattern): Comparison {
  const canonical = CANONICAL[type.name];
  const wanted = canonical(expected);
  if (wanted === null) throw unfit(place, expected, VALUE_NAMES[type.name]);
  return (sent) => {
    const given = sent === null ? null : canonical(sent);
    const [left, right] =
      isText(type) && given !== null
        ? quotedPair(wanted, given)
        : [sentText(type, expected), sentText(type, sent)];
    return [{ ...place, expected: left, sent: right, isSame: given === wanted }];
  };
}

/** A value as a cell shows it. @param type null for all arguments together. */
function sentText(type: Type | null, value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (types.isDate(value)) return dayOrMoment(localText(value));
  if (types.isUint8Array(value)) return `${value.byteLength} bytes`;
  if (typeof value === 'object') return shortened(JSON.stringify(value));
  return type?.kind === 'simple' && isText(type) ? quoted(String(value)) : dayOrMoment(String(value));
}

/** Whether its blanks count. */
function isText({ name }: SimpleType): boolean {
  return name === 'string' || name === 'anyType' || name === 'base64Binary';
}

function isIdOf({ name, identity }: Field): boolean {
  return identity !== null || /I[dD]$/.test(name);
}

function noSuchArgument(path: string, name: string, fields: readonly Field[]): WrongExpectation {
  const names = fields.map((one) => one.name);
  const known = names.length === 0 ? 'it takes none' : `there are ${names.join(', ')}`;
  return new WrongExpectation(`there is no argument '${path}'${hint(nearestName(name, names))}; ${known}`);
}

function unfit({ path }: Pick<Place, 'path'>, value: unknown, wanted: string): WrongExpectation {
  return new WrongExpectation(`${path} is ${wanted}, which ${patternText(value)} is not`);
}
