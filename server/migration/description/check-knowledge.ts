import { nearestName } from '../../../base/nearest-name.ts';
import { sentences } from '../../../base/sentences.ts';
import type { DocumentCheck } from '../../../contracts/control/migration.ts';
import type { Known } from '../../../contracts/rest/known.ts';
import type {
  Endpoint,
  EndpointPart,
  RestField,
  RestKnowledge,
  Succession,
} from '../../../contracts/rest/model.ts';
import { comparableKey, type DescribedApi, type DescribedEndpoint } from './described-api.ts';

/** The knowledge as a description corrects it, and what that makes of each fact. */
export interface CheckedKnowledge {
  readonly knowledge: RestKnowledge;
  /** What it makes of the facts of an endpoint, by its key. */
  readonly findings: ReadonlyMap<string, EndpointFindings>;
}

interface EndpointFindings {
  readonly confirmed: readonly string[];
  readonly overturned: readonly string[];
}

/**
 * Holds the knowledge against a description: endpoints, fields and scopes that it has as well are as sure as it is, those
 * that it has otherwise are not.
 * @param day on which it was so: `2026-11-28`.
 */
export function checkedKnowledge(knowledge: RestKnowledge, api: DescribedApi, day: string): CheckedKnowledge {
  const known: Known = { confidence: 'described', source: [api.document], date: day };
  const endpoints = new Map<string, Endpoint>();
  const findings = new Map<string, EndpointFindings>();
  const describedByKey = byKey(api, knowledge.always);
  for (const [key, endpoint] of knowledge.endpoints) {
    const described = describedByKey.get(comparableKey(endpoint));
    findings.set(key, described ? comparison(key, endpoint, described) : notThere(key));
    if (described) endpoints.set(key, correctedBy(endpoint, described, known));
  }
  const sources = new Map([...knowledge.sources, [api.document, `The description in ${api.document}.`]]);
  const successions = new Map(
    Array.from(knowledge.successions, ([name, one]) => [name, gapWithout(endpoints, one, known)]),
  );
  return { knowledge: { ...knowledge, endpoints, successions, sources }, findings };
}

/** What becomes of an operation: a gap where an endpoint that it was to go to is not described. */
function gapWithout(
  endpoints: ReadonlyMap<string, Endpoint>,
  succession: Succession,
  known: Known,
): Succession {
  if (succession.kind !== 'successor') return succession;
  const lost = succession.endpoints.filter((key) => !endpoints.has(key));
  if (lost.length === 0) return succession;
  return { kind: 'gap', says: `There is no ${lost.join(' and no ')} in the description.`, known };
}

/** What a description makes of the endpoints that some operations go to. */
export function checkOf(
  document: string,
  { findings }: CheckedKnowledge,
  keys: Iterable<string>,
): DocumentCheck {
  const own = [...new Set(keys)].flatMap((key) => findings.get(key) ?? []);
  return {
    document,
    confirmed: own.flatMap(({ confirmed }) => confirmed),
    overturned: own.flatMap(({ overturned }) => overturned),
  };
}

/**
 * What is described, the first of what is described more than once.
 * @param always scopes that are no matter of an endpoint, since every program asks for them.
 */
function byKey({ endpoints }: DescribedApi, always: readonly string[]): Map<string, DescribedEndpoint> {
  return new Map(
    endpoints.toReversed().map((described) => {
      const scopes = described.scopes?.filter((scope) => !always.includes(scope)) ?? [];
      return [comparableKey(described), { ...described, scopes: scopes.length === 0 ? null : scopes }];
    }),
  );
}

function notThere(key: string): EndpointFindings {
  return { confirmed: [], overturned: [`There is no ${key}.`] };
}

const PARTS: Readonly<Record<EndpointPart, string>> = {
  query: 'takes in its query',
  body: 'takes in its body',
  answers: 'answers',
};

function comparison(key: string, endpoint: Endpoint, described: DescribedEndpoint): EndpointFindings {
  const confirmed = [`There is ${key}.`];
  const overturned: string[] = [];
  for (const [part, does] of Object.entries(PARTS) as [EndpointPart, string][]) {
    const there = described[part];
    if (there === null) continue;
    const names = (endpoint[part] ?? []).map(({ name }) => name);
    const same = names.filter((name) => isNamed(name, there));
    if (same.length > 0) confirmed.push(`${key} ${does} ${same.join(', ')}.`);
    for (const name of names.filter((one) => !isNamed(one, there)))
      overturned.push(
        sentences(
          `${key} ${does} no ${name}.`,
          isItText(
            name,
            there.filter((one) => !names.includes(one)),
          ),
        ),
      );
  }
  const scopes = endpoint.scopes.map(({ name }) => name);
  if (described.scopes && scopes.length > 0) {
    const [is, was] = [described.scopes.join(', '), scopes.join(', ')];
    if (isSameSet(described.scopes, scopes)) confirmed.push(`${key} asks for ${was}.`);
    else overturned.push(`${key} asks for ${is}, not ${was}.`);
  }
  return { confirmed, overturned };
}

function isItText(name: string, others: readonly string[]): string {
  const nearest = nearestName(name, others);
  return nearest === null ? '' : `Is it ${nearest}?`;
}

/** A field is there, too, where what stands below it is described. */
function isNamed(name: string, there: readonly string[]): boolean {
  return there.some((one) => one === name || one.startsWith(`${name}.`));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** The endpoint as it is described; what the description does not say is as it was. */
function correctedBy(endpoint: Endpoint, described: DescribedEndpoint, known: Known): Endpoint {
  const fields = (part: EndpointPart): readonly RestField[] | null => {
    const there = described[part];
    if (there === null) return endpoint[part];
    const before = (endpoint[part] ?? []).filter(({ name }) => isNamed(name, there));
    const more = there.filter((name) => !before.some((field) => isNamed(field.name, [name])));
    return [...before, ...more.map((name) => ({ name, values: null }))];
  };
  return {
    ...endpoint,
    query: fields('query') ?? [],
    body: fields('body'),
    answers: fields('answers'),
    inferred: [],
    scopes: described.scopes?.map((name) => ({ name, basis: 'known' })) ?? endpoint.scopes,
    known,
  };
}
