import {
  ContractError,
  type EnumNode,
  type FieldNode,
  type ListNode,
  type Name,
  type Preface,
  type RecordNode,
  type TypeNode,
} from './language/syntax.ts';
import { lookedUp, refuseDuplicates } from './link-names.ts';
import {
  type EnumType,
  type Field,
  isValueType,
  type ListType,
  type NamedType,
  type RecordType,
  SIMPLE_TYPE_NAMES,
  type SimpleType,
  type Type,
} from './model.ts';
import type { Provenance } from './provenance.ts';

/** The declaration of a named type. */
export type TypeDeclaration = RecordNode | ListNode | EnumNode;

/** The types that need no declaration. */
export const SIMPLE_TYPES: ReadonlyMap<string, SimpleType> = new Map(
  SIMPLE_TYPE_NAMES.map((name) => [name, { kind: 'simple', name }]),
);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Links the types of one service on demand: a name is looked up in the service's own file first, then in the files of
 * the versions it is like. So a type that 2.1 declares anew also takes effect inside the types it shares with 3.
 */
export class TypeLinker {
  readonly #tables: readonly ReadonlyMap<string, TypeDeclaration>[];
  readonly #linked = new Map<string, NamedType>();
  readonly #subtypes = new Map<string, RecordType[]>();

  /** @param tables the types of the service's own file, then those of the files it is like. */
  constructor(tables: readonly ReadonlyMap<string, TypeDeclaration>[]) {
    this.#tables = tables;
  }

  /** All types met so far. */
  linked(): readonly NamedType[] {
    return [...this.#linked.values()];
  }

  resolve(node: TypeNode, within: string): Type {
    if (node.kind === 'inline') return this.#inline(node.fields, within);
    const simple = SIMPLE_TYPES.get(node.name.text);
    if (node.kind === 'listOf') return this.#listOf(node.name, simple ?? this.#named(node.name));
    return simple ?? this.#named(node.name);
  }

  record(name: Name): RecordType {
    const type = this.#named(name);
    if (type.kind !== 'record') throw new ContractError(`${name.text} is no record type`, name.place);
    return type;
  }

  fields(nodes: readonly FieldNode[], within: string): Field[] {
    refuseDuplicates(
      nodes.flatMap(({ name, otherSpellings }) => [name, ...otherSpellings]),
      'field',
      within,
    );
    return nodes.map((node) => this.#field(node, within));
  }

  /** Refuses a type of the file that no operation reaches: it is misspelled somewhere, or dead. */
  refuseUnused(own: ReadonlyMap<string, TypeDeclaration>): void {
    for (const [name, declaration] of own)
      if (!this.#linked.has(name))
        throw new ContractError(`type ${name} is used by no operation`, declaration.name.place);
  }

  #field(node: FieldNode, within: string): Field {
    const type = this.resolve(node.type, `${within}.${node.name.text}`);
    if (node.identity && !(type.kind === 'simple' && type.name === 'int'))
      throw new ContractError(`field ${node.name.text} is marked as an id but is no int`, node.name.place);
    return {
      name: node.name.text,
      type,
      min: isValueType(type) && !node.optional && !node.repeated ? 1 : 0,
      repeated: node.repeated,
      nillable: node.nullable,
      identity: node.identity,
      ignoresOwnId: node.ignoresOwnId,
      otherSpellings: node.otherSpellings.map(({ text }) => text),
    };
  }

  #named(name: Name): NamedType {
    const done = this.#linked.get(name.text);
    if (done) return done;
    const declaration = lookedUp(this.#tables, name, 'type');
    switch (declaration.kind) {
      case 'enum':
        return this.#enum(declaration);
      case 'list':
        return this.#list(declaration);
      case 'record':
        return this.#record(declaration);
    }
  }

  #enum({ name, values }: EnumNode): EnumType {
    refuseDuplicates(values, 'value', `enum ${name.text}`);
    if (values.length === 0) throw new ContractError(`enum ${name.text} has no values`, name.place);
    const type: EnumType = { kind: 'enum', name: name.text, values: values.map(({ text }) => text) };
    this.#linked.set(name.text, type);
    return type;
  }

  #record(node: RecordNode): RecordType {
    // Entered before its fields are linked, so that a record may hold itself.
    const type: Mutable<RecordType> = {
      kind: 'record',
      name: node.name.text,
      base: null,
      ownFields: [],
      fields: [],
      subtypes: this.#subtypesOf(node.name.text),
      provenance: requireProvenance(node.preface, node.name, 'type'),
    };
    this.#linked.set(node.name.text, type);
    if (node.base) {
      type.base = this.record(node.base);
      for (let base: RecordType | null = type.base; base; base = base.base) {
        if (base === type) throw new ContractError(`type ${node.name.text} extends itself`, node.base.place);
        this.#subtypesOf(base.name as string).push(type);
      }
    }
    type.ownFields = this.fields(node.fields, `type ${node.name.text}`);
    type.fields = [...(type.base?.fields ?? []), ...type.ownFields];
    const inherited = type.base?.fields.find((field) =>
      type.ownFields.some(({ name }) => name === field.name),
    );
    if (inherited)
      throw new ContractError(
        `duplicate field ${inherited.name} in type ${node.name.text} and its base`,
        node.name.place,
      );
    return type;
  }

  #inline(nodes: readonly FieldNode[], within: string): RecordType {
    const fields = this.fields(nodes, within);
    const provenance: Provenance = { confidence: 'certain', evidence: [], notes: [] };
    return { kind: 'record', name: null, base: null, ownFields: fields, fields, subtypes: [], provenance };
  }

  #list(node: ListNode): ListType {
    const name = node.name.text;
    return this.#enterList(name, this.#field(node.item, `list ${name}`));
  }

  /** `Type[]`: ASMX names the wrapper `ArrayOfType` and its items `Type`. */
  #listOf(name: Name, type: Type): ListType {
    const wrapper = `ArrayOf${name.text.charAt(0).toUpperCase()}${name.text.slice(1)}`;
    const done = this.#linked.get(wrapper);
    if (done?.kind === 'list') return done;
    return this.#enterList(wrapper, unmarkedField(name.text, type));
  }

  #enterList(name: string, item: Field): ListType {
    const nillable = !isValueType(item.type);
    const type: ListType = { kind: 'list', name, item: { ...item, min: 0, repeated: true, nillable } };
    this.#linked.set(name, type);
    return type;
  }

  #subtypesOf(name: string): RecordType[] {
    let subtypes = this.#subtypes.get(name);
    if (!subtypes) {
      subtypes = [];
      this.#subtypes.set(name, subtypes);
    }
    return subtypes;
  }
}

/** A field as ASMX makes it of a name and a type. */
export function unmarkedField(name: string, type: Type): Field {
  const min = isValueType(type) ? 1 : 0;
  return {
    name,
    type,
    min,
    repeated: false,
    nillable: false,
    identity: null,
    ignoresOwnId: false,
    otherSpellings: [],
  };
}

/** @throws ContractError for a declaration without evidence. */
export function requireProvenance(preface: Preface, name: Name, what: string): Provenance {
  if (preface.confidence === null || preface.evidence.length === 0)
    throw new ContractError(
      `${what} ${name.text} says nothing of its evidence; expected @certain(...), @high(...) or @low(...)`,
      name.place,
    );
  return { confidence: preface.confidence, evidence: preface.evidence, notes: preface.notes };
}
