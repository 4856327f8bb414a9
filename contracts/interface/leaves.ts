import type { Field, Operation, RecordType, Type } from './model.ts';

/** An element of a request that holds a value and no other elements. */
export interface Leaf {
  readonly field: Field;
  /** As it stands on the wire below the element of the operation: `timeSlots/TimeSlot/ID`. */
  readonly path: string;
  /** As handlers and contract files name it, without the items of lists: `timeSlots.ID`. */
  readonly name: string;
  /** The record whose field it is; null for an argument of the operation itself. */
  readonly owner: RecordType | null;
  /** Whether it is an id that decides who may make the call. */
  readonly isChecked: boolean;
}

/**
 * The leaves of a request, in the order of its schema; those of records that hold themselves one level deep. What only a
 * type has that extends a declared one is left out.
 */
export function leavesOf(request: readonly Field[]): Leaf[] {
  return request.flatMap((field) =>
    leavesIn(field, { path: '', name: '', owner: null, opens: true, within: new Set() }),
  );
}

/** The leaves that an operation takes and does not use (mark: arguments-not-used), in the order of its schema. */
export function ignoredLeavesOf({ request, ignores }: Operation): Leaf[] {
  if (ignores.length === 0) return [];
  return leavesOf(request).filter(({ path }) => ignores.includes(path));
}

/** Where a field stands. */
interface Surroundings {
  readonly path: string;
  readonly name: string;
  readonly owner: RecordType | null;
  /** Whether ids in it are looked at: not those of a record that is about to be made. */
  readonly opens: boolean;
  readonly within: ReadonlySet<Type>;
}

function leavesIn(field: Field, around: Surroundings): Leaf[] {
  const name = joined(around.name, field.name, '.');
  const path = joined(around.path, field.name, '/');
  const opens = around.opens && !field.ignoresOwnId;
  return leavesOfType(field, field.type, { ...around, name, path, opens });
}

function leavesOfType(field: Field, type: Type, at: Surroundings): Leaf[] {
  if (type.kind === 'list') {
    const { item } = type;
    return leavesOfType(item, item.type, { ...at, path: joined(at.path, item.name, '/') });
  }
  if (type.kind === 'record') {
    if (at.within.has(type)) return [];
    const inside = { ...at, owner: type, within: new Set([...at.within, type]) };
    return type.fields.flatMap((inner) => leavesIn(inner, inside));
  }
  const { path, name, owner } = at;
  return [{ field, path, name, owner, isChecked: field.identity !== null && at.opens }];
}

function joined(before: string, name: string, separator: string): string {
  return before === '' ? name : before + separator + name;
}
