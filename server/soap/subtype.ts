/** Where a record remembers that it is of a type which extends the declared one; the wire says so by `xsi:type`. */
const SUBTYPE = Symbol('subtype');

type Marked = { [SUBTYPE]?: string };

/** Marks a record as being of a type that extends the one declared for its place, and gives it back. */
export function subtype<T extends object>(name: string, record: T): T {
  Object.defineProperty(record, SUBTYPE, { value: name });
  return record;
}

/** The name of the extending type; undefined for a record of the declared type itself. */
export function subtypeOf(record: object): string | undefined {
  return (record as Marked)[SUBTYPE];
}
