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

/** Finds every annotated id in the request of one operation: single ones, in records, and in every row of a batch. */
type Collect<Value> = (value: Value, named: Named[]) => void;

/** Works out where in the requests of an operation ids are. */
class FinderCompiler<Value> {
  readonly #form: RequestForm<Value>;

  constructor(form: RequestForm<Value>) {
    this.#form = form;
  }

  /** Null where nothing below is annotated, so that other requests cost nothing. */
  fields(fields: readonly Field[], within: ReadonlySet<Type>): Collect<Value> | null {
    const form = this.#form;
    const parts = fields.flatMap((field) => {
      const collect = this.#field(field, within);
      return collect ? [{ name: field.name, collect }] : [];
    });
    if (parts.length === 0) return null;
    return (record, named) => {
      for (const { name, collect } of parts) {
        const part = form.field(record, name);
        if (part !== null && part !== undefined) collect(part, named);
      }
    };
  }

  #field({ identity, type, ignoresOwnId }: Field, within: ReadonlySet<Type>): Collect<Value> | null {
    const form = this.#form;
    if (identity) {
      const { scope, none } = identity;
      return (value, named) => {
        const id = form.id(value);
        if (id !== null && id !== none) named.push({ scope, id });
      };
    }
    // No record of Nmbrs holds itself; if one ever does, its ids are found one level deep.
    if (ignoresOwnId || within.has(type)) return null;
    if (type.kind === 'record') return this.fields(fieldsWithSubtypes(type), new Set([...within, type]));
    if (type.kind !== 'list') return null;
    const collect = this.#field(type.item, within);
    return (
      collect &&
      ((list, named) => {
        for (const item of form.items(list)) if (item !== null) collect(item, named);
      })
    );
  }
}

/**
 * Finds the debtors, companies and employees that requests of this form name, by the annotations of the catalogue, so
 * that no handler has to ask. Where to look is worked out once an operation.
 */
export function identityFinder<Value>(
  form: RequestForm<Value>,
): (operation: Operation, request: Value) => Named[] {
  const collectors = new WeakMap<Operation, { readonly collect: Collect<Value> | null }>();
  const compile = new FinderCompiler(form);
  return (operation, request) => {
    let compiled = collectors.get(operation);
    if (!compiled) {
      compiled = { collect: compile.fields(operation.request, new Set()) };
      collectors.set(operation, compiled);
    }
    const named: Named[] = [];
    compiled.collect?.(request, named);
    return named;
  };
}

/** The debtors, companies and employees that the arguments of a call name. */
export const namedIn = identityFinder<unknown>({
  field: (record, name) => (record as Readonly<Record<string, unknown>>)[name],
  items: (list) => list as readonly unknown[],
  id: (value) => value as number,
});

/** The kinds of record whose ids the arguments of an operation may hold. */
export function scopesIn({ request }: Operation): Set<Scope> {
  const scopes = new Set<Scope>();
  const seen = new Set<Type>();
  const visit = ({ identity, type, ignoresOwnId }: Field): void => {
    if (identity) scopes.add(identity.scope);
    if (ignoresOwnId || seen.has(type)) return;
    seen.add(type);
    if (type.kind === 'list') visit(type.item);
    if (type.kind === 'record') for (const field of fieldsWithSubtypes(type)) visit(field);
  };
  request.forEach(visit);
  return scopes;
}
