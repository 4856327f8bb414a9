import type { Known } from './known.ts';
import type { Endpoint, FieldTarget, RestField, RestKnowledge, Succession } from './model.ts';
import { operationsMeant } from './operations-meant.ts';
import type { DeclaredField, DeclaredTarget, RestFile } from './rest-file.ts';

type DeclaredEndpoint = RestFile['endpoints'][string];
type DeclaredKnown = DeclaredEndpoint['known'];

/** What files say together; where two say something of the same, the later has its way. */
export function merged(files: readonly RestFile[]): RestKnowledge {
  const pairs = <T>(of: (file: RestFile) => readonly (readonly [string, T])[]) => new Map(files.flatMap(of));
  return {
    sources: pairs(({ sources }) => Object.entries(sources)),
    scopes: pairs(({ scopes, date }) =>
      scopes.flatMap(({ name, says = null, known }) =>
        name.map((one) => [one, { says, known: dated(known, date) }] as const),
      ),
    ),
    always: [...new Set(files.flatMap(({ always }) => always))],
    consent: files.flatMap(({ consent, date }) =>
      consent.map(({ says, login = null, known }) => ({ says, login, known: dated(known, date) })),
    ),
    conventions: pairs(({ conventions, date }) =>
      conventions.map(({ id, says, known }) => [id, { says, known: dated(known, date) }] as const),
    ),
    endpoints: pairs(({ endpoints, date }) =>
      Object.entries(endpoints).map(([key, endpoint]) => [key, endpointOf(key, endpoint, date)] as const),
    ),
    successions: pairs(successionsOf),
  };
}

function dated({ date, ...known }: DeclaredKnown, day: string): Known {
  return { ...known, date: date ?? day };
}

function endpointOf(key: string, declared: DeclaredEndpoint, day: string): Endpoint {
  const [method, path] = key.split(' ') as [Endpoint['method'], string];
  const { paging, scopes, query, body, answers, inferred, says = null, known } = declared;
  const hasNoBody = method === 'GET' || method === 'DELETE';
  return {
    method,
    path,
    parameters: parametersIn(path),
    paging,
    scopes: Object.entries(scopes).map(([name, basis]) => ({ name, basis })),
    query: query.map(fieldOf),
    body: body?.map(fieldOf) ?? (hasNoBody ? [] : null),
    answers: answers?.map(fieldOf) ?? (method === 'DELETE' ? [] : null),
    inferred,
    says,
    known: dated(known, day),
  };
}

/** The names in a path: `companyId` of `/api/companies/{companyId}/period`. */
export function parametersIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}

function fieldOf(declared: DeclaredField): RestField {
  if (typeof declared === 'string') return { name: declared, values: null };
  const [[name, values] = ['', []]] = Object.entries(declared);
  return { name, values };
}

function successionsOf({ successors, gaps, needless, date }: RestFile): [string, Succession][] {
  const each = <T extends { readonly operations: readonly string[] }>(
    statements: readonly T[],
    succession: (statement: T) => Succession,
  ) =>
    statements.flatMap((statement) => {
      const made = succession(statement);
      return statement.operations.flatMap(operationsMeant).map((name): [string, Succession] => [name, made]);
    });
  return [
    ...each(gaps, ({ says, known }) => ({ kind: 'gap', says, known: dated(known, date) })),
    ...each(needless, ({ says, known }) => ({ kind: 'needless', says, known: dated(known, date) })),
    ...each(successors, ({ operations: _, says = null, known, sends, reads, ...rest }) => ({
      kind: 'successor',
      ...rest,
      says,
      sends: targetsOf(sends, date),
      reads: targetsOf(reads, date),
      known: dated(known, date),
    })),
  ];
}

function targetsOf(targets: Readonly<Record<string, DeclaredTarget>>, day: string): Map<string, FieldTarget> {
  return new Map(Object.entries(targets).map(([path, target]) => [path, targetOf(target, day)]));
}

function targetOf(declared: DeclaredTarget, day: string): FieldTarget {
  if (typeof declared === 'string') return { to: declared, values: null, says: null, known: null };
  const { to, values, says = null, known } = declared;
  return {
    to,
    values: values ? new Map(Object.entries(values)) : null,
    says,
    known: known ? dated(known, day) : null,
  };
}
