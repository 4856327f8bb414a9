import { fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import type { Field, Operation, Scope, Type } from '../../contracts/interface/model.ts';

/** An id in a request that names a debtor, company or employee. */
interface Named {
  readonly scope: Scope;
  readonly id: number;
}

/** How a request is held, and so how its parts are found: as arguments that were read, or as elements. */
interface RequestForm<Value> {
  /** A field of a record; null or undefined where it is not there. */
  field(record: Value, name: string): Value | null | undefined;
  items(list: Value): Iterable<Value | null>;
  /** The id that stands there; null for none. */
  id(value: Value): number | null;
}

/** Where ids are in the requests of an operation: single ones, in records, and in every row of a batch. */
type IdPlaces =
  | { readonly kind: 'id'; readonly identity: NonNullable<Field['identity']> }
  | { readonly kind: 'list'; readonly item: IdPlaces }
  | { readonly kind: 'record'; readonly fields: readonly FieldPlaces[] };

interface FieldPlaces {
  readonly name: string;
  readonly places: IdPlaces;
}

/** Worked out once an operation. */
const known = new WeakMap<Operation, readonly FieldPlaces[]>();

function placesIn(operation: Operation): readonly FieldPlaces[] {
  let places = known.get(operation);
  if (!places) {
    places = placesInFields(operation.request, new Set());
    known.set(operation, places);
  }
  return places;
}

/** Fields in which nothing is annotated are left out, so that other requests cost nothing. */
function placesInFields(fields: readonly Field[], within: ReadonlySet<Type>): FieldPlaces[] {
  return fields.flatMap((field) => {
    const places = placesInField(field, within);
    return places ? [{ name: field.name, places }] : [];
  });
}

function placesInField({ identity, type, ignoresOwnId }: Field, within: ReadonlySet<Type>): IdPlaces | null {
  if (identity) return { kind: 'id', identity };
  // No record of Nmbrs holds itself; if one ever does, its ids are found one level deep.
  if (ignoresOwnId || within.has(type)) return null;
  if (type.kind === 'record') {
    const fields = placesInFields(fieldsWithSubtypes(type), new Set([...within, type]));
    return fields.length === 0 ? null : { kind: 'record', fields };
  }
  if (type.kind !== 'list') return null;
  const item = placesInField(type.item, within);
  return item && { kind: 'list', item };
}

/**
 * Finds the debtors, companies and employees that requests of this form name, by the annotations of the catalogue, so
 * that no handler has to ask.
 */
export function identityFinder<Value>(
  form: RequestForm<Value>,
): (operation: Operation, request: Value) => Named[] {
  // Every call and every row of a batch comes by here, so that what is found is collected in one list.
  const collectFields = (fields: readonly FieldPlaces[], record: Value, named: Named[]): void => {
    for (const { name, places } of fields) collect(places, form.field(record, name), named);
  };
  const collect = (places: IdPlaces, value: Value | null | undefined, named: Named[]): void => {
    if (value === null || value === undefined) return;
    if (places.kind === 'record') collectFields(places.fields, value, named);
    else if (places.kind === 'list') for (const item of form.items(value)) collect(places.item, item, named);
    else {
      const { scope, none } = places.identity;
      const id = form.id(value);
      if (id !== null && id !== none) named.push({ scope, id });
    }
  };
  return (operation, request) => {
    const named: Named[] = [];
    collectFields(placesIn(operation), request, named);
    return named;
  };
}

/** The debtors, companies and employees that the arguments of a call name. */
export const namedIn = identityFinder<unknown>({
  field: (record, name) => (record as Readonly<Record<string, unknown>>)[name],
  items: (list) => list as readonly unknown[],
  id: (value) => value as number,
});

/** The kinds of record of which the arguments of an operation may hold ids. */
export function scopesIn(operation: Operation): Set<Scope> {
  return new Set(placesIn(operation).flatMap(({ places }) => scopesOf(places)));
}

function scopesOf(places: IdPlaces): Scope[] {
  if (places.kind === 'id') return [places.identity.scope];
  if (places.kind === 'list') return scopesOf(places.item);
  return places.fields.flatMap((field) => scopesOf(field.places));
}
