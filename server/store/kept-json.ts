/** Values as texts: JSON, with what it cannot hold noted as objects of one field that no record has. */

const BYTES = '$bytes';
const SET = '$set';
/** Of those that are no numbers, that have no end, and of the zero below zero. */
const NUMBER = '$number';

/** A value as a text. @param value made of records, lists, texts, numbers, bytes and sets. */
export function keptText(value: unknown): string {
  return JSON.stringify(value, noted);
}

/** The value of a text that `keptText` made. */
export function keptValue<Value>(text: string): Value {
  // Most texts hold nothing but JSON, which is read several times as fast without looking at every value of it.
  const hasNotes = text.includes('"$');
  // The named boundary where a text becomes what it was made of.
  return JSON.parse(text, hasNotes ? read : undefined) as Value;
}

/** Asks the holder for the value, since a Buffer was made a list of numbers by then. */
function noted(this: unknown, name: string, value: unknown): unknown {
  const own = (this as Readonly<Record<string, unknown>>)[name];
  if (own instanceof Uint8Array) return { [BYTES]: Buffer.from(own).toString('base64') };
  if (own instanceof Set) return { [SET]: [...own] };
  if (Object.is(own, -0)) return { [NUMBER]: '-0' };
  if (typeof own === 'number' && !Number.isFinite(own)) return { [NUMBER]: String(own) };
  return value;
}

function read(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (BYTES in value) return new Uint8Array(Buffer.from(String(value[BYTES]), 'base64'));
  if (NUMBER in value) return Number(value[NUMBER]);
  if (SET in value) return new Set(value[SET] as readonly unknown[]);
  return value;
}
