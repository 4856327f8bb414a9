import type { Field, SimpleTypeName, Type } from '../../interface/model.ts';
import { nearestName } from '../../nearest-name.ts';
import { type ArgumentPattern, hint, WrongExpectation } from './expectation.ts';

/** One argument of an expectation beside what was sent. */
export interface ComparedArgument {
  /** `Absence.Percentage`, `WageComponents[1].Code`. */
  readonly path: string;
  readonly expected: string;
  readonly sent: string;
  readonly isSame: boolean;
}

/**
 * Compares what was expected with what was sent, argument by argument.
 * @throws WrongExpectation for an argument the operation does not have, or a value its type cannot hold.
 */
export function compareArguments(
  fields: readonly Field[],
  pattern: Readonly<Record<string, ArgumentPattern>>,
  sent: Readonly<Record<string, unknown>> | null,
  path = '',
): ComparedArgument[] {
  return Object.entries(pattern).flatMap(([name, expected]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const field = fields.find((one) => one.name === name);
    if (!field) {
      const names = fields.map((one) => one.name);
      throw new WrongExpectation(
        `there is no argument '${at}'${hint(nearestName(name, names))}; it takes ${names.join(', ') || 'none'}`,
      );
    }
    return compareValue(field.type, expected, sent?.[name] ?? null, at);
  });
}

function compareValue(
  type: Type,
  expected: ArgumentPattern,
  sent: unknown,
  path: string,
): ComparedArgument[] {
  if (typeof expected === 'function')
    return [compared(path, nameOfPredicate(expected), sent, expected(sent))];
  if (expected instanceof RegExp)
    return [compared(path, String(expected), sent, sent !== null && expected.test(String(sent)))];
  if (expected === null) return [compared(path, 'nothing', sent, sent === null)];
  switch (type.kind) {
    case 'record':
      if (!isRecord(expected)) throw unfit(path, expected, 'a record');
      return compareArguments(type.fields, expected, isRecord(sent) ? sent : null, path);
    case 'list':
      if (!Array.isArray(expected)) throw unfit(path, expected, 'a list');
      return compareList(type.item.type, expected, Array.isArray(sent) ? sent : [], path);
    case 'enum': {
      const text = String(expected);
      if (!type.values.includes(text))
        throw new WrongExpectation(
          `${path}: ${type.name} has no value '${text}'${hint(nearestName(text, type.values))}`,
        );
      return [compared(path, text, sent, text === sent)];
    }
    case 'simple': {
      const canonical = CANONICAL[type.name];
      const wanted = canonical(expected);
      if (wanted === null) throw unfit(path, expected, NAMES[type.name]);
      return [compared(path, textOf(expected), sent, sent !== null && canonical(sent) === wanted)];
    }
  }
}

function compareList(
  itemType: Type,
  expected: readonly ArgumentPattern[],
  sent: readonly unknown[],
  path: string,
): ComparedArgument[] {
  const items = expected.flatMap((item, at) =>
    compareValue(itemType, item, sent[at] ?? null, `${path}[${at}]`),
  );
  if (sent.length === expected.length) return items;
  return [
    { path: `${path}.length`, expected: `${expected.length}`, sent: `${sent.length}`, isSame: false },
    ...items,
  ];
}

function compared(path: string, expected: string, sent: unknown, isSame: boolean): ComparedArgument {
  return { path, expected, sent: textOf(sent), isSame };
}

/** The one text of all texts that are the same value; null for what is no value of the type. */
const CANONICAL: Readonly<Record<SimpleTypeName, (value: unknown) => string | null>> = {
  int: (value) => (/^-?\d+$/.test(String(value)) ? String(Number(value)) : null),
  decimal: (value) => decimal(String(value)),
  boolean: (value) => (typeof value === 'boolean' ? String(value) : null),
  dateTime: (value) => dateTime(value instanceof Date ? localText(value) : String(value)),
  guid: (value) => (typeof value === 'string' ? value.toLowerCase() : null),
  string: (value) => (typeof value === 'string' ? value : null),
  anyType: (value) => String(value),
  base64Binary: (value) =>
    value instanceof Uint8Array
      ? Buffer.from(value).toString('base64')
      : typeof value === 'string'
        ? value
        : null,
};

const NAMES: Readonly<Record<SimpleTypeName, string>> = {
  int: 'a whole number',
  decimal: 'a number',
  boolean: 'true or false',
  dateTime: "a day ('2026-11-16'), a moment ('2026-11-16T09:00:00') or a Date",
  guid: 'a guid',
  string: 'a text',
  anyType: 'a value',
  base64Binary: 'bytes, or their base64',
};

function decimal(text: string): string | null {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction}`.replace(/\.?0*$/, '') || '0';
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function dateTime(text: string): string | null {
  const [, day, time = '00:00:00', fraction = ''] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d+)?)?$/.exec(text) ?? [];
  return day === undefined ? null : `${day}T${time}${fraction.replace(/\.?0+$/, '')}`;
}

/** Nmbrs writes wall-clock time without a zone, and so does who makes a Date for it. */
function localText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (value instanceof Date) return localText(value);
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (value === '') return "''";
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Midnight is how a day is written.
  const short = text.replace(/^(\d{4}-\d\d-\d\d)T00:00:00$/, '$1');
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short;
}

const LONGEST = 60;

function nameOfPredicate({ name }: { readonly name: string }): string {
  return name === '' || name === 'with' ? 'what the test takes' : name;
}

function unfit(path: string, value: unknown, wanted: string): WrongExpectation {
  return new WrongExpectation(`${path} is ${wanted}, which ${textOf(value)} is not`);
}

function isRecord<T>(value: unknown): value is Readonly<Record<string, T>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
