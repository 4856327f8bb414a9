import {
  ContractError,
  type EnumNode,
  type FieldNode,
  type LikeNode,
  type ListNode,
  type Name,
  type OperationNode,
  type Preface,
  type RecordNode,
  type ServiceNode,
  type TypeNode,
} from './language/syntax.ts';
import {
  type EnumType,
  type Field,
  isValueType,
  type ListType,
  type NamedType,
  type Operation,
  type RecordType,
  SERVICE_NAMES,
  type ServiceContract,
  type ServiceName,
  type SimpleType,
  type SimpleTypeName,
  type Type,
  VERSIONS,
  type Version,
} from './model.ts';
import type { Provenance } from './provenance.ts';

const SIMPLE_TYPES: ReadonlyMap<string, SimpleType> = new Map(
  (
    [
      'int',
      'decimal',
      'boolean',
      'dateTime',
      'guid',
      'string',
      'base64Binary',
      'anyType',
    ] satisfies SimpleTypeName[]
  ).map((name) => [name, { kind: 'simple', name }]),
);

/**
 * Resolves every name in the contract files of all services and versions.
 * @throws ContractError that names the wrong reference, the duplicate or the unknown type, and its place.
 */
export function linkContracts(nodes: readonly ServiceNode[]): ServiceContract[] {
  const known = new Map<string, ServiceNode>();
  for (const node of nodes) {
    const key = serviceKey(node.name.text, node.version.text);
    if (known.has(key)) throw new ContractError(`duplicate service ${key}`, node.name.place);
    known.set(key, node);
  }
  return nodes.map((node) => linkService(node, known));
}

function serviceKey(service: string, version: string): string {
  return `${service} ${version}`;
}

type TypeDeclaration = RecordNode | ListNode | EnumNode;

/** The declarations that a `like` may borrow from, one scope a version. */
interface Scope {
  readonly node: ServiceNode;
  readonly types: ReadonlyMap<string, TypeDeclaration>;
  readonly operations: ReadonlyMap<string, OperationNode>;
}

function openScope(node: ServiceNode): Scope {
  const types = new Map<string, TypeDeclaration>();
  const operations = new Map<string, OperationNode>();
  for (const declaration of node.declarations) {
    if (declaration.kind === 'like') continue;
    const { text, place } = declaration.name;
    if (declaration.kind === 'operation') {
      if (operations.has(text)) throw new ContractError(`duplicate operation ${text}`, place);
      operations.set(text, declaration);
    } else {
      if (types.has(text) || SIMPLE_TYPES.has(text)) throw new ContractError(`duplicate type ${text}`, place);
      types.set(text, declaration);
    }
  }
  return { node, types, operations };
}

function linkService(node: ServiceNode, known: ReadonlyMap<string, ServiceNode>): ServiceContract {
  const name = oneOf(SERVICE_NAMES, node.name, 'service') as ServiceName;
  const version = oneOf(VERSIONS, node.version, 'version') as Version;

  const own = openScope(node);
  const likes = node.declarations.filter((declaration) => declaration.kind === 'like');
  const borrowed = new Map<string, Scope>();
  for (const like of likes) {
    const other = known.get(serviceKey(name, like.version.text));
    if (!other || other === node)
      throw new ContractError(
        `there is no other ${name} '${like.version.text}' to be like`,
        like.version.place,
      );
    borrowed.set(like.version.text, openScope(other));
  }

  const types = new TypeLinker([own, ...borrowed.values()]);
  const operations: Operation[] = [];
  const byName = new Map<string, Operation>();

  const service: ServiceContract = {
    name,
    version,
    namespace: node.namespace,
    paths: node.paths,
    operations,
    operation: (operation) => byName.get(operation),
    get types() {
      return types.linked();
    },
    type: (type) => types.linked().find((candidate) => candidate.name === type),
  };

  /** @param like where the operation is taken over from another version; null where it is declared here. */
  const add = (source: OperationNode, at: Name, like: LikeNode | null) => {
    if (byName.has(at.text)) throw new ContractError(`duplicate operation ${at.text}`, at.place);
    if (source.preface.summary === '')
      throw new ContractError(`operation ${at.text} has no summary`, at.place);
    const header = (like ?? source).preface.header ?? node.header;
    const request = types.fields(source.request, `operation ${at.text}`);
    const operation: Operation = {
      name: at.text,
      service,
      soapAction: `${node.namespace}/${at.text}`,
      summary: source.preface.summary,
      provenance: like ? likeProvenance(like, source) : requireProvenance(source.preface, at, 'operation'),
      deprecated: source.preface.deprecated,
      header: header && types.record(header),
      request: like ? request.map(withoutOtherSpellings) : request,
      result: source.result && resultField(source, types),
    };
    byName.set(at.text, operation);
    operations.push(operation);
  };

  for (const declaration of node.declarations) {
    if (declaration.kind === 'operation') {
      add(declaration, declaration.name, null);
    } else if (declaration.kind === 'like') {
      const scope = borrowed.get(declaration.version.text) as Scope;
      for (const at of declaration.operations) {
        const source = scope.operations.get(at.text);
        if (!source)
          throw new ContractError(`${name} ${scope.node.version.text} has no operation ${at.text}`, at.place);
        add(source, at, declaration);
      }
    }
  }
  types.refuseUnused(own.types);
  return service;
}

function resultField(operation: OperationNode, types: TypeLinker): Field {
  const name = operation.preface.element?.text ?? `${operation.name.text}Result`;
  const type = types.resolve(operation.result as TypeNode, operation.name.text);
  return unmarkedField(name, type);
}

/** A field as ASMX makes it of a name and a type. */
function unmarkedField(name: string, type: Type): Field {
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

/** The doubt about a spelling is one version's: the WSDL of the other one settles it there. */
function withoutOtherSpellings(field: Field): Field {
  return { ...field, otherSpellings: [] };
}

/** Shared by all operations of a `like`: what was seen is said once, notes of the other version are not repeated. */
function likeProvenance(like: LikeNode, source: OperationNode): Provenance {
  if (like.preface.confidence !== null)
    return {
      confidence: like.preface.confidence,
      evidence: like.preface.evidence,
      notes: like.preface.notes,
    };
  return requireProvenance(source.preface, source.name, 'operation');
}

function requireProvenance(preface: Preface, name: Name, what: string): Provenance {
  if (preface.confidence === null || preface.evidence.length === 0)
    throw new ContractError(
      `${what} ${name.text} says nothing of its evidence; expected @certain(...), @high(...) or @low(...)`,
      name.place,
    );
  return { confidence: preface.confidence, evidence: preface.evidence, notes: preface.notes };
}

function oneOf(allowed: readonly string[], name: Name, what: string): string {
  if (!allowed.includes(name.text))
    throw new ContractError(`unknown ${what} '${name.text}'; known: ${allowed.join(', ')}`, name.place);
  return name.text;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Links the types of one service on demand: a name is looked up in the service's own file first, then in the files of
 * the versions it is like. So a type that 2.1 declares anew also takes effect inside the types it shares with 3.
 */
class TypeLinker {
  readonly #scopes: readonly Scope[];
  readonly #linked = new Map<string, NamedType>();
  readonly #subtypes = new Map<string, RecordType[]>();

  constructor(scopes: readonly Scope[]) {
    this.#scopes = scopes;
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
    const seen = new Set<string>();
    for (const { text, place } of nodes.flatMap(({ name, otherSpellings }) => [name, ...otherSpellings])) {
      if (seen.has(text)) throw new ContractError(`duplicate field ${text} in ${within}`, place);
      seen.add(text);
    }
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
      min: isValueType(type) && !node.optional ? 1 : 0,
      repeated: false,
      nillable: node.nullable,
      identity: node.identity,
      ignoresOwnId: node.ignoresOwnId,
      otherSpellings: node.otherSpellings.map(({ text }) => text),
    };
  }

  #named(name: Name): NamedType {
    const done = this.#linked.get(name.text);
    if (done) return done;
    const declaration = this.#scopes
      .map((scope) => scope.types.get(name.text))
      .find((found) => found !== undefined);
    if (!declaration) throw new ContractError(`unknown type ${name.text}`, name.place);
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
    const seen = new Set<string>();
    for (const value of values) {
      if (seen.has(value.text))
        throw new ContractError(`duplicate value ${value.text} in enum ${name.text}`, value.place);
      seen.add(value.text);
    }
    if (seen.size === 0) throw new ContractError(`enum ${name.text} has no values`, name.place);
    const type: EnumType = { kind: 'enum', name: name.text, values: [...seen] };
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
