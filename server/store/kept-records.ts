import { keptText, keptValue } from './kept-json.ts';

/** A record of a table. */
interface Identified {
  readonly id: number;
}

/** A record as it is kept: whole, or where the world began with one of its id, the fields that are others than of that. */
type Noted<T> = { readonly whole: T } | { readonly over: Partial<T> };

/**
 * A record as a text.
 * @param base what the world began with; undefined for a record that came in. Where it was forgotten and made anew since the
 * record was made of it, more is noted than is another.
 */
export function textOfRecord<T extends Identified>(record: T, base: T | undefined): string {
  if (base === undefined) return keptText({ whole: record });
  const isLess = Object.keys(base).some((name) => !(name in record));
  if (isLess) return keptText({ whole: record });
  const changed = Object.entries(record).filter(([name, value]) => base[name as keyof T] !== value);
  return keptText({ over: Object.fromEntries(changed) });
}

/** The record of a text. @param base what the world begins with. @throws Error where that is needed and not there. */
export function recordOfText<T extends Identified>(text: string, base: T | undefined): T {
  const noted = keptValue<Noted<T>>(text);
  if ('whole' in noted) return noted.whole;
  if (base === undefined)
    throw new Error('What was kept is a change of a record that the world does not have.');
  return { ...base, ...noted.over };
}

/** Whether a text needs the record that the world began with. */
export function isOverBase(text: string): boolean {
  return text.startsWith('{"over"');
}
