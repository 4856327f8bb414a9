import { Sequence } from '../../base/sequence.ts';
import type { Steps } from '../../base/turns.ts';
import { isNilOrLeftOut } from '../interface/fields.ts';
import { contentTypeOf, type Field, type RecordType, type Type } from '../interface/model.ts';
import { NIL } from '../interface/values.ts';

/**
 * A result as it may be handed out: copies of the records that operations answer, with the fields that the catalogue
 * declares, and lists where those are made as they are written. An item of a long list is a step.
 */
export function* plainResult(result: Field | null, value: unknown): Steps<unknown> {
  if (result === null) return undefined;
  const { type } = result;
  if (value instanceof Sequence && type.kind !== 'list') return yield* whole(type, value);
  if (value === null || value === undefined) return plainOf(type, value);
  if (type.kind === 'record') return plainOf(type, yield* withWholeFields(type, value as Fields));
  if (type.kind !== 'list') return plainOf(type, value);
  const { item } = type;
  const items: unknown[] = [];
  for (const one of value as Iterable<unknown>) {
    items.push(plainOf(item.type, one));
    yield;
  }
  return items;
}

type Fields = Readonly<Record<string, unknown>>;

/** A record without texts and bytes that are made as they are written. */
function* withWholeFields(type: RecordType, record: Fields): Steps<Fields> {
  const wholeOnes: Record<string, unknown> = {};
  for (const field of type.fields) {
    const value = record[field.name];
    wholeOnes[field.name] = value instanceof Sequence ? yield* whole(field.type, value) : value;
  }
  return wholeOnes;
}

/** A text, or bytes, of which the pieces are made now. */
function* whole(type: Type, pieces: Sequence<unknown>): Steps<string | Uint8Array> {
  const made: unknown[] = [];
  for (const batch of pieces.batches()) {
    made.push(...batch);
    yield;
  }
  const isBinary = type.kind === 'simple' && type.name === 'base64Binary';
  return isBinary ? Buffer.concat(made as Uint8Array[]) : made.join('');
}

function plainOf(type: Type, value: unknown): unknown {
  if (value === null || value === undefined || value === NIL) return null;
  switch (type.kind) {
    case 'record':
      return plainRecord(type, value as Fields);
    case 'list':
      return Array.from(value as Iterable<unknown>, (one) => plainOf(type.item.type, one));
    default:
      return value instanceof Uint8Array ? value.slice() : value;
  }
}

function plainRecord(type: RecordType, record: Fields): object {
  const plain: Record<string, unknown> = {};
  for (const field of type.fields) {
    const value = record[field.name];
    // What could be nil is nil where null stands, and left out otherwise.
    const isLeftOut = isNilOrLeftOut(field) ? value === null || value === undefined : value === undefined;
    if (!isLeftOut) plain[field.name] = plainOf(contentTypeOf(field), value);
  }
  return plain;
}
