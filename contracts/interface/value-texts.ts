import { isOnCalendar } from '../../base/calendar.ts';
import { withoutTrailing } from '../../base/without-trailing.ts';
import type { EnumType, SimpleType } from './model.ts';

/** The types whose values are texts on the wire. */
export type TextType = SimpleType | EnumType;

const NAMES: Readonly<Record<SimpleType['name'], string>> = {
  int: 'a whole number',
  decimal: 'a number',
  boolean: 'true or false',
  dateTime: 'a date such as 2026-12-01 or 2026-12-01T09:00:00',
  guid: 'a guid',
  string: 'a text',
  base64Binary: 'base64',
  anyType: 'a value',
};

/** How the values of each type are written. */
export const FORM: Readonly<Record<SimpleType['name'], RegExp>> = {
  int: /^-?\d+$/,
  decimal: /^-?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/,
  dateTime: /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,7})?)?$/,
  guid: /^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
  string: /^/,
  base64Binary: /^[A-Za-z0-9+/\s]*=*$/,
  anyType: /^/,
};

export const LEAST_INT = -(2 ** 31);
export const GREATEST_INT = 2 ** 31 - 1;

/** Whether a text is one that the type allows. */
export function isValid(type: TextType, text: string): boolean {
  return type.kind === 'enum' ? type.values.includes(text) : misfitOf(type, text) === null;
}

/** Why a text is no value of the type, as the end of a sentence; null when it is one. */
export function misfitOf(type: SimpleType, text: string): string | null {
  const { name } = type;
  if (!FORM[name].test(text)) return `not ${nameOf(type)}`;
  if (name === 'int' && (Number(text) < LEAST_INT || Number(text) > GREATEST_INT))
    return 'which fits no 32-bit int';
  return name === 'dateTime' && !isOnCalendar(text) ? 'which is on no calendar' : null;
}

/** Whether two texts are the same value: `40.00` is `40`, and a day is its midnight. */
export function isSameValue(type: TextType, one: string, other: string): boolean {
  return canonical(type, one) === canonical(type, other);
}

/** Negative when the first comes before the second, as values of the type. */
export function compareValues(type: TextType, one: string, other: string): number {
  if (type.kind === 'simple' && (type.name === 'int' || type.name === 'decimal'))
    return Number(one) - Number(other);
  const [a, b] = [canonical(type, one), canonical(type, other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonical(type: TextType, text: string): string {
  if (type.kind === 'enum') return text;
  switch (type.name) {
    case 'int':
    case 'decimal':
      return withoutTrailingZeros(text);
    case 'dateTime':
      return text.length === 10 ? `${text}T00:00:00` : withoutTrailingZeros(text);
    case 'guid':
      return text.toLowerCase();
    default:
      return text;
  }
}

/** A number, or a time, without the zeros that its fraction ends with. */
function withoutTrailingZeros(text: string): string {
  return /\.\d*$/.test(text) ? withoutTrailing(withoutTrailing(text, '0'), '.') : text;
}

export function nameOf(type: TextType): string {
  return type.kind === 'enum' ? `a value of ${type.name}` : NAMES[type.name];
}
