import { type DocumentNode, namePlaceAt, placeAt } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { catalogue } from '../interface/catalogue.ts';
import { type Leaf, leavesOf } from '../interface/leaves.ts';
import type { Operation } from '../interface/model.ts';
import { qualifiedName } from '../interface/operations-named.ts';
import { isMeant } from './element-path.ts';
import type { Endpoint, RestField, RestKnowledge } from './model.ts';
import { operationNames, operationsMeant } from './operations-meant.ts';
import type { DeclaredTarget, RestFile } from './rest-file.ts';

type Path = readonly PropertyKey[];
type DeclaredSuccessor = RestFile['successors'][number];

/** A name that a file uses, and where. */
interface UsedName {
  readonly what: string;
  readonly name: string;
  readonly at: Path;
  /** Whether it is the name of an entry and not a value. */
  readonly isKey?: boolean;
  readonly among: Iterable<string>;
}

/**
 * Everything that a file names and nothing declares: sources, scopes, endpoints, operations, fields, values, elements.
 * Found one by one, as they are asked for.
 */
export function* undeclaredIn(
  file: RestFile,
  document: DocumentNode,
  knowledge: RestKnowledge,
): Iterable<DocumentMistake> {
  for (const { what, name, at, isKey = false, among } of namesUsed(file, knowledge)) {
    const known = [...among];
    if (known.includes(name)) continue;
    yield new DocumentMistake(
      `There is no ${what} '${name}'.`,
      didYouMean(nearestName(name, known)) || 'Declare it, or take it out.',
      isKey ? namePlaceAt(document, at) : placeAt(document, at),
    );
  }
}

function* namesUsed(file: RestFile, knowledge: RestKnowledge): Iterable<UsedName> {
  yield* namesOfSources(file, knowledge);
  yield* namesOfScopes(file, knowledge);
  yield* namesOfOperations(file);
  const elements = new Map<string, Elements>();
  for (const [at, successor] of file.successors.entries()) {
    const key = successor.operations.join();
    const own = elements.get(key) ?? elementsOf(successor);
    elements.set(key, own);
    yield* namesOfSuccessor(successor, own, ['successors', at], knowledge);
  }
}

function namesOfSources(file: RestFile, { sources }: RestKnowledge): UsedName[] {
  const named = (known: { readonly source: readonly string[] } | undefined, at: Path): UsedName[] =>
    (known?.source ?? []).map((name, index) => ({
      what: 'source',
      name,
      at: [...at, 'known', 'source', index],
      among: sources.keys(),
    }));
  const lists = ['scopes', 'consent', 'conventions', 'successors', 'gaps', 'needless'] as const;
  return [
    ...lists.flatMap((list) => file[list].flatMap(({ known }, at) => named(known, [list, at]))),
    ...Object.entries(file.endpoints).flatMap(([key, { known }]) => named(known, ['endpoints', key])),
    ...file.successors.flatMap((successor, at) =>
      (['sends', 'reads'] as const).flatMap((side) =>
        Object.entries(successor[side]).flatMap(([path, target]) =>
          typeof target === 'string' ? [] : named(target.known, ['successors', at, side, path]),
        ),
      ),
    ),
  ];
}

function namesOfScopes({ always, endpoints }: RestFile, { scopes }: RestKnowledge): UsedName[] {
  const among = scopes.keys.bind(scopes);
  return [
    ...always.map((name, at) => ({ what: 'scope', name, at: ['always', at], among: among() })),
    ...Object.entries(endpoints).flatMap(([key, endpoint]) =>
      Object.keys(endpoint.scopes).map((name) => ({
        what: 'scope',
        name,
        at: ['endpoints', key, 'scopes', name],
        isKey: true,
        among: among(),
      })),
    ),
  ];
}

function namesOfOperations(file: RestFile): UsedName[] {
  return (['successors', 'gaps', 'needless'] as const).flatMap((list) =>
    file[list].flatMap(({ operations }, at) =>
      operations.flatMap((name, index) => {
        if (operationsMeant(name).length > 0) return [];
        return [{ what: 'operation', name, at: [list, at, 'operations', index], among: operationNames() }];
      }),
    ),
  );
}

/** The elements of operations, with those of their answers. */
interface Elements {
  readonly requests: readonly Leaf[];
  readonly answers: readonly Leaf[];
  readonly sent: readonly string[];
  readonly answered: readonly string[];
  readonly both: readonly string[];
}

function elementsOf(successor: DeclaredSuccessor): Elements {
  const operations = operationsOf(successor);
  const requests = operations.flatMap(({ request }) => leavesOf(request));
  const answers = operations.flatMap(({ result }) => (result ? leavesOf([result]) : []));
  const sent = requests.map(({ path }) => path);
  const answered = answers.map(({ path }) => path);
  return { requests, answers, sent, answered, both: [...sent, ...answered] };
}

function* namesOfSuccessor(
  successor: DeclaredSuccessor,
  { requests, answers, sent, answered, both }: Elements,
  at: Path,
  knowledge: RestKnowledge,
): Iterable<UsedName> {
  const endpoints = successor.endpoints.flatMap((key) => knowledge.endpoints.get(key) ?? []);
  const taken = endpoints.flatMap(fieldsTaken);
  const given = endpoints.flatMap(({ answers }) => answers ?? []);
  yield* successor.endpoints.map((name, index) => ({
    what: 'endpoint',
    name,
    at: [...at, 'endpoints', index],
    among: knowledge.endpoints.keys(),
  }));
  yield* successor.needs.map((name, index) => fieldName(name, [...at, 'needs', index], taken));
  yield* targetNames(successor.sends, [...at, 'sends'], taken);
  yield* targetNames(successor.reads, [...at, 'reads'], given);
  yield* valueNames(successor.sends, [...at, 'sends'], requests);
  yield* valueNames(successor.reads, [...at, 'reads'], answers);
  yield* elementNames(Object.keys(successor.sends), (_, path) => [...at, 'sends', path], sent, true);
  yield* elementNames(Object.keys(successor.reads), (_, path) => [...at, 'reads', path], answered, true);
  yield* elementNames(successor.picks, (index) => [...at, 'picks', index], sent);
  yield* elementNames(successor.nowhere, (index) => [...at, 'nowhere', index], both);
}

/** In every version that has them. */
function operationsOf({ operations }: DeclaredSuccessor): Operation[] {
  const names = new Set(operations.flatMap(operationsMeant));
  return catalogue.services.flatMap((service) =>
    service.operations.filter((operation) => names.has(qualifiedName(operation))),
  );
}

/** What an endpoint takes: in its path, its query and its body. */
function fieldsTaken({ parameters, query, body }: Endpoint): RestField[] {
  return [...parameters.map((name) => ({ name, values: null })), ...query, ...(body ?? [])];
}

function fieldName(name: string, at: Path, fields: readonly RestField[]): UsedName {
  return { what: 'field', name, at, among: fields.map((field) => field.name) };
}

function targetNames(
  targets: Readonly<Record<string, DeclaredTarget>>,
  at: Path,
  fields: readonly RestField[],
): UsedName[] {
  return Object.entries(targets).flatMap(([path, target]) => {
    const to = typeof target === 'string' ? target : target.to;
    const values = typeof target === 'string' ? [] : Object.entries(target.values ?? {});
    const among = fields.find(({ name }) => name === to)?.values ?? [];
    return [
      fieldName(to, [...at, path], fields),
      ...values.map(([value, name]) => ({ what: 'value', name, at: [...at, path, 'values', value], among })),
    ];
  });
}

/** The values of SOAP of which a target says what stands there for them. */
function valueNames(
  targets: Readonly<Record<string, DeclaredTarget>>,
  at: Path,
  leaves: readonly Leaf[],
): UsedName[] {
  return Object.entries(targets).flatMap(([path, target]) => {
    if (typeof target === 'string') return [];
    const among = leaves
      .filter((leaf) => isMeant(leaf.path, path))
      .flatMap(({ field: { type } }) => (type.kind === 'enum' ? type.values : []));
    return Object.keys(target.values ?? {}).map((name) => {
      return { what: 'value', name, at: [...at, path, 'values', name], isKey: true, among };
    });
  });
}

/** Patterns that mean none of the elements. */
function* elementNames(
  patterns: readonly string[],
  at: (index: number, pattern: string) => Path,
  paths: readonly string[],
  isKey = false,
): Iterable<UsedName> {
  for (const [index, name] of patterns.entries())
    if (!paths.some((path) => isMeant(path, name)))
      yield { what: 'element', name, at: at(index, name), isKey, among: paths };
}
