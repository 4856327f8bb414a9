import { Sequence } from '../../base/sequence.ts';
import type { Steps } from '../../base/turns.ts';
import { contentTypeOf, type Field, type RecordType, type Type } from '../interface/model.ts';
import { NIL } from '../interface/values.ts';
import { isNilOrLeftOut } from './answer-value.ts';

/**
 * A result as it may be handed out: copies of the records that operations answer, with the fields that the catalogue
 * declares, and lists where those are made as they are written. An item of a long list is a step.
 */
export function* plainResult(result: Field | null, value: unknown): Steps<unknown> {
  if (result === null) return undefined;
  if (value instanceof Sequence && result.type.kind !== 'list') {
    let text = '';
    for (const batch of value.batches()) {
      text += batch.join('');
      yield;
    }
    return text;
  }
  if (result.type.kind !== 'list' || value === null || value === undefined)
    return plainOf(result.type, value);
  const { item } = result.type;
  const items: unknown[] = [];
  for (const one of value as Iterable<unknown>) {
    items.push(plainOf(item.type, one));
    yield;
  }
  return items;
}

function plainOf(type: Type, value: unknown): unknown {
  if (value === null || value === undefined || value === NIL) return null;
  switch (type.kind) {
    case 'record':
      return plainRecord(type, value as Readonly<Record<string, unknown>>);
    case 'list':
      return Array.from(value as Iterable<unknown>, (one) => plainOf(type.item.type, one));
    default:
      return value instanceof Uint8Array ? value.slice() : value;
  }
}

function plainRecord(type: RecordType, record: Readonly<Record<string, unknown>>): object {
  const plain: Record<string, unknown> = {};
  for (const field of type.fields) {
    const value = record[field.name];
    // What could be nil is nil where null stands, and left out otherwise.
    const isLeftOut = isNilOrLeftOut(field) ? value === null || value === undefined : value === undefined;
    if (!isLeftOut) plain[field.name] = plainOf(contentTypeOf(field), value);
  }
  return plain;
}
