import { quoted } from './quoted-text.ts';
import { typeTag } from './type-tag.ts';

/** A value that was found, as a sentence names it; the beginning of a long one. */
export function valueText(value: unknown): string {
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const kind = typeTag(value);
  return kind === 'Object' ? 'an object' : `a ${kind}`;
}
