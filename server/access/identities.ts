import type { Field, Operation, RecordType, Scope, Type } from '../../contracts/interface/model.ts';

/** An id in a request that names a debtor, company or employee. */
interface Named {
  readonly scope: Scope;
  readonly id: number;
}

/** Finds every marked id in the arguments of one operation: single ones, in records, and in every row of a batch. */
type FindNamed = (args: Readonly<Record<string, unknown>>) => Named[];

type Collect = (value: unknown, named: Named[]) => void;

const finders = new WeakMap<Operation, FindNamed>();

/** The debtors, companies and employees that a call's arguments name; where to look is worked out once an operation. */
export function namedIn(operation: Operation, args: Readonly<Record<string, unknown>>): Named[] {
  let find = finders.get(operation);
  if (!find) {
    find = compileNamed(operation);
    finders.set(operation, find);
  }
  return find(args);
}

/** The kinds of record whose ids the arguments of an operation may hold. */
export function scopesIn({ request }: Operation): Set<Scope> {
  const scopes = new Set<Scope>();
  const seen = new Set<Type>();
  const visit = ({ identity, type, ignoresOwnId }: Field): void => {
    if (identity) scopes.add(identity.scope);
    if (ignoresOwnId || seen.has(type)) return;
    seen.add(type);
    if (type.kind === 'list') visit(type.item);
    if (type.kind === 'record') for (const field of fieldsOf(type)) visit(field);
  };
  request.forEach(visit);
  return scopes;
}

/** Works out from the catalogue's annotations where an operation's ids are, so that no handler has to ask. */
function compileNamed(operation: Operation): FindNamed {
  const collect = ofFields(operation.request, new Set());
  return (args) => {
    const named: Named[] = [];
    collect?.(args, named);
    return named;
  };
}

/** Null where nothing below is marked, so that unmarked arguments cost nothing. */
function ofFields(fields: readonly Field[], within: ReadonlySet<Type>): Collect | null {
  const parts = fields.flatMap((field) => {
    const collect = ofField(field, within);
    return collect ? [{ name: field.name, collect }] : [];
  });
  if (parts.length === 0) return null;
  return (value, named) => {
    const record = value as Readonly<Record<string, unknown>>;
    for (const { name, collect } of parts) {
      const part = record[name];
      if (part !== null && part !== undefined) collect(part, named);
    }
  };
}

function ofField({ identity, type, ignoresOwnId }: Field, within: ReadonlySet<Type>): Collect | null {
  if (identity) {
    const { scope, none } = identity;
    return (value, named) => {
      if (value !== none) named.push({ scope, id: value as number });
    };
  }
  // No record of Nmbrs holds itself; if one ever does, its ids are found one level deep.
  if (ignoresOwnId || within.has(type)) return null;
  if (type.kind === 'record') return ofFields(fieldsOf(type), new Set([...within, type]));
  if (type.kind !== 'list') return null;
  const collect = ofField(type.item, within);
  return (
    collect &&
    ((value, named) => {
      for (const item of value as readonly unknown[]) if (item !== null) collect(item, named);
    })
  );
}

/** The fields that a record can have on the wire, those of the types that extend it included. */
function fieldsOf({ fields, subtypes }: RecordType): readonly Field[] {
  return [...fields, ...subtypes.flatMap(({ ownFields }) => ownFields)];
}
