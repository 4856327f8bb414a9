import type {
  Field,
  ListType,
  NamedType,
  Operation,
  RecordType,
  ServiceContract,
  Type,
} from '../../../contracts/interface/model.ts';

/** What stands at the top of a service's schema: an element of the wire or a named type. */
export type SchemaItem =
  | { readonly kind: 'request' | 'response'; readonly operation: Operation }
  | { readonly kind: 'header'; readonly type: RecordType }
  | { readonly kind: 'type'; readonly type: NamedType };

/**
 * The items of a service's schema in the order in which ASMX writes them.
 *
 * The rule (fact: wire-wsdl-order): operation by operation, the request element, the response element and, where it is
 * new, the header element; each followed by the types met there for the first time, a type before its base, then those
 * of its fields, then the types derived from it. From the first untyped field (`anyType`) on, each of these elements is
 * followed by every type known so far, since an untyped field may hold any of them.
 */
export function schemaOrder(service: ServiceContract): SchemaItem[] {
  const order = new SchemaOrder();
  for (const operation of service.operations) order.add(operation);
  return order.items;
}

class SchemaOrder {
  readonly items: SchemaItem[] = [];
  readonly #known = new KnownTypes();
  readonly #written = new Set<Type>();
  readonly #headers = new Set<RecordType>();
  #anyTypeSeen = false;

  add(operation: Operation): void {
    const { request, header } = operation;
    const response = operation.result ? [operation.result] : [];
    // The framework learns all types of an operation before it writes the first.
    this.#known.learnFields(request);
    this.#known.learnFields(response);
    if (header) this.#known.learn(header);

    this.#write({ kind: 'request', operation }, request);
    this.#write({ kind: 'response', operation }, response);
    if (header && !this.#headers.has(header)) {
      this.#headers.add(header);
      this.items.push({ kind: 'header', type: header });
      this.#writeType(header);
      this.#writeKnownTypes();
    }
  }

  #write(item: SchemaItem, fields: readonly Field[]): void {
    this.items.push(item);
    this.#writeTypesOf(fields);
    this.#writeKnownTypes();
  }

  #writeTypesOf(fields: readonly Field[]): void {
    for (const field of fields) this.#writeType(field.type);
  }

  #writeType(type: Type): void {
    if (type.kind === 'simple') {
      if (type.name === 'anyType') this.#anyTypeSeen = true;
      return;
    }
    if (this.#written.has(type)) return;
    this.#written.add(type);

    if (type.name !== null) this.items.push({ kind: 'type', type });
    if (type.kind === 'list') this.#writeType(type.item.type);
    if (type.kind === 'record') {
      if (type.base) this.#writeType(type.base);
      this.#writeTypesOf(type.ownFields);
      for (const derived of this.#known.derivedFrom(type)) this.#writeType(derived);
    }
  }

  #writeKnownTypes(): void {
    if (!this.#anyTypeSeen) return;
    for (const record of this.#known.derivedFrom(null)) this.#writeType(record);
    for (const list of this.#known.lists) this.#writeType(list);
  }
}

/** The types that the framework has met so far, in its own order. */
class KnownTypes {
  readonly lists: ListType[] = [];
  readonly #learnt = new Set<Type>();
  readonly #derived = new Map<RecordType | null, RecordType[]>();

  /** The known types that extend a record, the last one learnt first; of null: the records without a base. */
  derivedFrom(base: RecordType | null): readonly RecordType[] {
    return this.#derived.get(base) ?? [];
  }

  learnFields(fields: readonly Field[]): void {
    for (const field of fields) this.learn(field.type);
  }

  learn(type: Type): void {
    if (this.#learnt.has(type)) return;
    this.#learnt.add(type);
    if (type.kind === 'list') {
      this.learn(type.item.type);
      this.lists.push(type);
    } else if (type.kind === 'record') {
      if (type.base) this.learn(type.base);
      this.learnFields(type.ownFields);
      // An in-place record has no name by which another place could refer to it.
      if (type.name !== null) this.#derived.set(type.base, [type, ...this.derivedFrom(type.base)]);
    }
  }
}
