/**
 * The TypeScript side of the simple types: what handlers receive and return. All are plain JSON values but
 * `base64Binary`, so that a record can be logged, compared and stored as it is.
 */

/** A decimal as text, so that its scale survives as .NET's does: `40.00` stays `40.00`. */
export type Decimal = `${number}`;

/**
 * `yyyy-MM-ddTHH:mm:ss`, with a fraction of up to seven digits where it is not zero; Dutch wall-clock time, no zone.
 */
export type DateTime = string;

/** Lower case with dashes. */
export type Guid = string;

/** What an element of a value type holds when it was given no value (fact: value-types-have-zeros). */
export const DEFAULT_DATE_TIME: DateTime = '0001-01-01T00:00:00';
export const DEFAULT_GUID: Guid = '00000000-0000-0000-0000-000000000000';

/**
 * Whether a date was left out: it was not sent, or is what an element of a value type holds that was given no value.
 */
export function isLeftOut(date: DateTime | null | undefined): date is null | undefined {
  return date === null || date === undefined || date === DEFAULT_DATE_TIME;
}

/**
 * Stands in a result for an element that is nil although it could be left out; where null stands, such an element is left
 * out.
 */
export const NIL = Symbol('nil');
