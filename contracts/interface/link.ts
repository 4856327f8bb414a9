import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';
import { ERROR_NAMES } from './errors.ts';
import {
  ContractError,
  type LikeNode,
  type Name,
  type OperationNode,
  type ServiceNode,
  type TypeNode,
} from './language/syntax.ts';
import { leavesOf } from './leaves.ts';
import { lookedUp, oneOf, refuseDuplicates } from './link-names.ts';
import {
  requireProvenance,
  SIMPLE_TYPES,
  type TypeDeclaration,
  TypeLinker,
  unmarkedField,
} from './link-types.ts';
import {
  type Field,
  type Operation,
  type RecordType,
  SERVICE_NAMES,
  type ServiceContract,
  VERSIONS,
} from './model.ts';
import type { Provenance } from './provenance.ts';

/**
 * Resolves every name in the contract files of all services and versions.
 * @param marks the ids of all marks. Without them, what operations rest on is taken as it stands: to read the facts takes
 * longer than all the rest.
 * @throws ContractError that names the wrong reference, the duplicate or what is never used, and its place.
 */
export function linkContracts(
  nodes: readonly ServiceNode[],
  marks: Iterable<string> | null = null,
): ServiceContract[] {
  const services = unlinked(nodes, marks);
  for (const { link } of services) link();
  return services.map(({ service }) => service);
}

/** The same of contract files that were linked before, and hold no mistake: a service is linked when it is first asked for. */
export function linkedWhenAsked(nodes: readonly ServiceNode[]): ServiceContract[] {
  return unlinked(nodes, null).map(({ service }) => service);
}

/** A service whose operations and types are linked when they are asked for, or when this is called. */
interface UnlinkedService {
  readonly service: ServiceContract;
  link(): LinkedService;
}

/** What is linked of a service. */
interface LinkedService {
  /** By name, in the order of the contract file. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly types: TypeLinker;
}

function unlinked(nodes: readonly ServiceNode[], marks: Iterable<string> | null): UnlinkedService[] {
  const known = new Map<string, ServiceNode>();
  for (const node of nodes) {
    const key = serviceKey(node.name.text, node.version.text);
    if (known.has(key)) throw new ContractError(`duplicate service ${key}`, node.name.place);
    known.set(key, node);
  }
  const allMarks = marks && [...marks];
  return nodes.map((node) => {
    let linked: LinkedService | null = null;
    const link = () => {
      linked ??= linkService(service, node, known, allMarks);
      return linked;
    };
    const service = serviceOf(node, link);
    return { service, link };
  });
}

function serviceOf(node: ServiceNode, linked: () => LinkedService): ServiceContract {
  let operations: readonly Operation[] | null = null;
  const service: ServiceContract = {
    name: oneOf(SERVICE_NAMES, node.name, 'service'),
    version: oneOf(VERSIONS, node.version, 'version'),
    namespace: node.namespace,
    paths: node.paths,
    get operations() {
      operations ??= [...linked().operations.values()];
      return operations;
    },
    operation: (name) => linked().operations.get(name),
    get types() {
      return linked().types.linked();
    },
    type: (name) => service.types.find((candidate) => candidate.name === name),
  };
  return service;
}

function serviceKey(service: string, version: string): string {
  return `${service} ${version}`;
}

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

function linkService(
  service: ServiceContract,
  node: ServiceNode,
  known: ReadonlyMap<string, ServiceNode>,
  marks: readonly string[] | null,
): LinkedService {
  const { name } = service;
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

  const scopes = [own, ...borrowed.values()];
  const types = new TypeLinker(scopes.map((scope) => scope.types));
  const families = scopes.flatMap((scope) => scope.node.families.map(({ text }) => text));
  refuseDuplicates(node.families, 'family', name);
  const operations = new Map<string, Operation>();

  /** @param like where the operation is taken over from another version; null where it is declared here. */
  const add = (source: OperationNode, at: Name, like: LikeNode | null) => {
    if (operations.has(at.text)) throw new ContractError(`duplicate operation ${at.text}`, at.place);
    if (source.preface.summary === '')
      throw new ContractError(`operation ${at.text} has no summary`, at.place);
    const header = (like ?? source).preface.header ?? node.header;
    const request = types.fields(source.request, `operation ${at.text}`);
    refuseRepeated(request, at);
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
      ...linkBehaviour(source, families, marks),
      ignores: ignoredBy(source, request),
    };
    operations.set(at.text, operation);
  };

  for (const declaration of node.declarations) {
    if (declaration.kind === 'operation') {
      add(declaration, declaration.name, null);
    } else if (declaration.kind === 'like') {
      const scope = borrowed.get(declaration.version.text) as Scope;
      for (const at of declaration.operations) {
        add(lookedUp([scope.operations], at, 'operation'), at, declaration);
      }
    }
  }
  types.refuseUnused(own.types);
  for (const { text, place } of node.families)
    if (![...operations.values()].some(({ family }) => family === familyText(text)))
      throw new ContractError(`no operation belongs to family ${text}`, place);
  return { operations, types };
}

type Behaviour = Pick<Operation, 'family' | 'writes' | 'forbiddenOnTrial' | 'raises' | 'marks'>;

function linkBehaviour(
  { name, behaviour }: OperationNode,
  families: readonly string[],
  marks: readonly string[] | null,
): Behaviour {
  const { family, writes, forbiddenOnTrial } = behaviour;
  if (!family) throw new ContractError(`operation ${name.text} belongs to no family`, name.place);
  refuseDuplicates(behaviour.raises, 'error', `operation ${name.text}`);
  refuseDuplicates(behaviour.marks, 'mark', `operation ${name.text}`);
  if (marks) for (const mark of behaviour.marks) oneOf(marks, mark, 'mark');
  return {
    family: familyText(oneOf(families, family, 'family')),
    writes,
    forbiddenOnTrial,
    raises: behaviour.raises.map((error) => oneOf(ERROR_NAMES, error, 'error')),
    marks: behaviour.marks.map(({ text }) => text),
  };
}

/** The paths of the leaves that an operation says it ignores: of a record or list all that is in it. */
function ignoredBy(
  { name: operation, behaviour: { ignores } }: OperationNode,
  request: readonly Field[],
): string[] {
  if (ignores.length === 0) return [];
  refuseDuplicates(ignores, 'argument', `operation ${operation.text}`);
  const leaves = leavesOf(request);
  return ignores.flatMap(({ text, place }) => {
    const named = leaves.filter(({ name }) => name === text || name.startsWith(`${text}.`));
    if (named.length === 0) {
      const among = leaves.map(({ name }) => name);
      throw new ContractError(
        sentences(`operation ${operation.text} takes no '${text}'`, didYouMean(nearestName(text, among))),
        place,
      );
    }
    return named.map(({ path }) => path);
  });
}

/** `salary-tables` in words. */
function familyText(family: string): string {
  return family.replaceAll('-', ' ');
}

function resultField(operation: OperationNode, types: TypeLinker): Field {
  const name = operation.preface.element?.text ?? `${operation.name.text}Result`;
  const type = types.resolve(operation.result as TypeNode, operation.name.text);
  return unmarkedField(name, type);
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

/** A field that is repeated without a wrapper was seen in answers alone, and requests are not read so. */
function refuseRepeated(request: readonly Field[], operation: Name): void {
  const seen = new Set<RecordType>();
  const refuse = (fields: readonly Field[]): void => {
    for (const { name, type, repeated } of fields) {
      if (repeated)
        throw new ContractError(
          `operation ${operation.text} is sent ${name}, and only a field of an answer can be repeated`,
          operation.place,
        );
      const inner = type.kind === 'list' ? type.item.type : type;
      if (inner.kind !== 'record' || seen.has(inner)) continue;
      seen.add(inner);
      refuse(inner.fields);
    }
  };
  refuse(request);
}
