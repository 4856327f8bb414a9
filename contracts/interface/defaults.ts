import type { Field, Type } from './model.ts';
import { DEFAULT_DATE_TIME, DEFAULT_GUID } from './values.ts';

/**
 * The value of an element that is missing: the type's zero, the first value of an enum, null (fact: wire-missing-value,
 * wire-missing-reference).
 */
export function defaultOf({ nillable, type }: Field): unknown {
  return nillable ? null : zeroOf(type);
}

/** What a client sends that has nothing to say, where no null can stand. */
export function zeroOf(type: Type): unknown {
  if (type.kind === 'enum') return type.values[0];
  if (type.kind !== 'simple') return null;
  switch (type.name) {
    case 'int':
      return 0;
    case 'decimal':
      return '0';
    case 'boolean':
      return false;
    case 'dateTime':
      return DEFAULT_DATE_TIME;
    case 'guid':
      return DEFAULT_GUID;
    default:
      return null;
  }
}
