import type {
  MigratedElement,
  MigratedEndpoint,
  MigratedOperation,
} from '../../contracts/control/migration.ts';
import { answerFields } from '../../contracts/interface/fields.ts';
import { type Leaf, leavesOf } from '../../contracts/interface/leaves.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import { meanwhileTexts } from '../../contracts/interface/retirement.ts';
import { isMeant } from '../../contracts/rest/element-path.ts';
import { leastSure } from '../../contracts/rest/known.ts';
import type { Endpoint, RestKnowledge, Succession, Successor } from '../../contracts/rest/model.ts';
import { ElementJudge, elementInGap } from './element-fate.ts';
import { factOf } from './known-fact.ts';
import type { CountedOperation } from './usage.ts';

/** What becomes of an operation that is used, and of each element of it. */
export function judged(used: CountedOperation, knowledge: RestKnowledge): MigratedOperation {
  const { operation, calls } = used;
  const succession = knowledge.successions.get(qualifiedName(operation));
  const successor = succession?.kind === 'successor' ? succession : null;
  const judge = successor && new ElementJudge(successor, knowledge);
  const read = readPaths(used);
  return {
    operation: nameOf(operation),
    calls,
    verdict: succession?.kind ?? 'gap',
    meanwhile: meanwhileTexts(operation),
    says: succession?.says ?? null,
    endpoints: successor ? endpointsOf(successor, knowledge) : [],
    needs: successor ? needsOf(operation, successor, knowledge) : [],
    sends: elements(used.sends, leavesOf(operation.request), (path, leaf) =>
      judge ? judge.judge('sends', path, leaf) : elementInGap(path),
    ),
    reads: elements(read, leavesOf(answerFields(operation)), (path, leaf) =>
      judge ? judge.judge('reads', path, leaf) : elementInGap(path),
    ),
    readsAre: used.reads.length > 0 ? 'declared' : 'answered',
    known: knownOf(succession, knowledge),
  };
}

/** The endpoints that an operation goes to, as `GET /api/debtors`; none for one without a successor. */
export function endpointsFor(operation: Operation, { successions }: RestKnowledge): readonly string[] {
  const succession = successions.get(qualifiedName(operation));
  return succession?.kind === 'successor' ? succession.endpoints : [];
}

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3. */
function nameOf(operation: Operation): string {
  const { version } = operation.service;
  return version === 'v3' ? qualifiedName(operation) : `${qualifiedName(operation)} ${version}`;
}

function elements(
  paths: readonly string[],
  leaves: readonly Leaf[],
  judge: (path: string, leaf: Leaf | null) => MigratedElement,
): MigratedElement[] {
  return paths.map((path) => judge(path, leaves.find((leaf) => leaf.path === path) ?? null));
}

/** What is declared to be read, all that stands below an element one by one; else what was answered. */
function readPaths({ operation, reads, answered }: CountedOperation): string[] {
  if (reads.length === 0) return [...answered];
  const leaves = leavesOf(answerFields(operation));
  return [
    ...new Set(
      reads.flatMap((path) => {
        if (!path.endsWith('/*')) return [path];
        return leaves.filter((leaf) => leaf.path.startsWith(path.slice(0, -1))).map((leaf) => leaf.path);
      }),
    ),
  ];
}

function endpointsOf({ endpoints }: Successor, knowledge: RestKnowledge): MigratedEndpoint[] {
  return allOf(endpoints, knowledge).map(({ method, path, paging, scopes, says, known }) => {
    return { method, path, paging, scopes, says, known: factOf(known, knowledge) };
  });
}

/** What the endpoints ask for that no argument gives, and no endpoint before. */
function needsOf(
  operation: Operation,
  { endpoints, needs, sends }: Successor,
  knowledge: RestKnowledge,
): string[] {
  const leaves = leavesOf(operation.request);
  const given = new Set(
    [...sends]
      .filter(([pattern]) => leaves.some(({ path }) => isMeant(path, pattern)))
      .map(([, { to }]) => to),
  );
  const wanted = allOf(endpoints, knowledge).flatMap((endpoint, at, all) => {
    const before = all.slice(0, at).flatMap(({ answers }) => answers ?? []);
    const parameters = endpoint.parameters.filter((name) => !before.some((field) => field.name === name));
    // A description of the API may have taken some away.
    const fields = [...endpoint.query, ...(endpoint.body ?? [])].map(({ name }) => name);
    return [...parameters, ...needs.filter((name) => fields.includes(name))];
  });
  return [...new Set(wanted)].filter((name) => !given.has(name));
}

function allOf(keys: readonly string[], { endpoints }: RestKnowledge): Endpoint[] {
  return keys.flatMap((key) => endpoints.get(key) ?? []);
}

/** As sure as the least sure of what is said of an operation and its endpoints. */
function knownOf(succession: Succession | undefined, knowledge: RestKnowledge): MigratedOperation['known'] {
  if (!succession) return null;
  const endpoints = succession.kind === 'successor' ? allOf(succession.endpoints, knowledge) : [];
  return factOf(leastSure([succession.known, ...endpoints.map(({ known }) => known)]), knowledge);
}
