import { z } from 'zod';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { SERVICE_NAMES, VERSIONS } from '../../../contracts/interface/model.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import type { Tenants } from '../../access/tenants.ts';
import { coverage } from '../../operations/behaviour.ts';
import type { LimitName } from '../../soap/xml/limits.ts';
import { PROBLEMS, type ProblemKind, problemType } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { archetypeSchema } from './environments.ts';

const service = z.enum(SERVICE_NAMES);
const version = z.enum(VERSIONS);

const namedLoginSchema = z
  .strictObject({
    archetype: archetypeSchema,
    environment: z.string(),
    domain: z.string(),
    username: z.string(),
    token: z.string(),
    level: z.enum(['master', 'debtor']),
    state: z.enum(['created', 'invited', 'active', 'deactivated', 'deleted']).describe('As it stands now.'),
    expect: z.string().describe('What happens to who uses it, unless somebody changed it.'),
  })
  .meta({ id: 'NamedLogin', description: 'A login that comes with the world.' });

const coverageSchema = z
  .strictObject({
    service,
    version,
    operation: z.string(),
    family: z.string().nullable().describe('The operations it behaves together with.'),
    status: z.enum(['behaves', 'answers']).describe('`answers`: a sample that fits the schema, no more.'),
    confidence: z.enum(['certain', 'high', 'low']).describe('How sure its interface is.'),
  })
  .meta({ id: 'Coverage', description: 'What is built of an operation.' });

const findingSchema = z
  .strictObject({
    kind: z.string(),
    path: z.string(),
    line: z.int(),
    column: z.int(),
    found: z.string(),
    expected: z.string().nullable(),
    nearest: z.string().nullable(),
    used: z.string(),
    message: z.string(),
  })
  .meta({ id: 'Finding', description: 'What the real service would have ignored without a word.' });

const callSchema = z
  .strictObject({
    number: z.int().describe('Counts the calls of a server from 1.'),
    time: z.string().describe('When it came in, by the clock of the machine, ISO 8601.'),
    durationMs: z.number(),
    service,
    version,
    operation: z.string().nullable(),
    soapVersion: z.enum(['1.1', '1.2']),
    environment: z.string().nullable().describe('Null when nobody was let in.'),
    username: z.string().nullable(),
    arguments: z.record(z.string(), z.unknown()).nullable(),
    findings: z.array(findingSchema),
    status: z.int(),
    fault: z.strictObject({ code: z.string(), nmbrsCode: z.int().nullable(), text: z.string() }).nullable(),
    reason: z.string().nullable().describe('Why the answer is what it is, where the wire does not say.'),
    trouble: z.string().nullable().describe('The simulated trouble it met.'),
    bytes: z.int(),
  })
  .meta({ id: 'Call', description: 'A SOAP call. Tokens and passwords are not in it.' });

const limitSchema = z
  .strictObject({ limit: z.string(), allowed: z.int(), refused: z.int() })
  .meta({ id: 'Limit', description: 'A bound on requests, and how often it was met.' });

const problemKindSchema = z
  .strictObject({ type: z.string(), status: z.int(), title: z.string() })
  .meta({ id: 'ProblemKind' });

const callFilter = {
  environment: z.string().exactOptional().describe('Only calls in this environment.'),
  username: z.string().exactOptional().describe('Only calls of this login.'),
  operation: z.string().exactOptional().describe('Only calls of this operation: `List_GetAll`.'),
  since: z.coerce
    .number()
    .int()
    .min(0)
    .exactOptional()
    .describe('Only calls after the one with this number.'),
};

export const mockRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/coverage',
    name: 'readCoverage',
    group: 'Mock',
    summary: 'List every operation, and what is built of it',
    gives: 'All operations of all services.',
    answer: z.array(coverageSchema),
    handle: () => coverage(catalogue.services),
  }),
  route({
    method: 'get',
    path: '/logins',
    name: 'listNamedLogins',
    group: 'Logins',
    summary: 'List the logins that come with the world',
    gives: 'Those that are still there, as they stand.',
    answer: z.array(namedLoginSchema),
    handle: ({ services: { tenants } }) => namedLoginsIn(tenants),
  }),
  route({
    method: 'get',
    path: '/calls',
    name: 'listCalls',
    group: 'Mock',
    summary: 'List the last SOAP calls with their findings',
    query: callFilter,
    gives: 'The calls that are still remembered, oldest first.',
    answer: z.array(callSchema),
    handle: ({ query, services }) => {
      const { environment, username, operation, since = 0 } = query;
      return services.calls.calls.filter(
        (call) =>
          call.number > since &&
          isSame(environment, call.environment) &&
          isSame(username, call.username) &&
          isSame(operation, call.operation),
      );
    },
  }),
  route({
    method: 'get',
    path: '/limits',
    name: 'listLimits',
    group: 'Mock',
    summary: 'List the bounds on requests',
    gives: 'The limits of this server.',
    answer: z.array(limitSchema),
    handle: ({ services: { limits } }) =>
      (Object.keys(limits.refused) as LimitName[]).map((limit) => ({
        limit,
        allowed: limits[limit],
        refused: limits.refused[limit],
      })),
  }),
  route({
    method: 'get',
    path: '/problems',
    name: 'listProblems',
    group: 'Mock',
    summary: 'List the kinds of problem',
    gives: 'What the `type` of a problem document may be.',
    answer: z.array(problemKindSchema),
    handle: () =>
      (Object.keys(PROBLEMS) as ProblemKind[]).map((kind) => ({
        type: problemType(kind),
        ...PROBLEMS[kind],
      })),
  }),
];

function isSame(wanted: string | undefined, actual: string | null): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();
}

/** The oldest login with the address is the one that came with the world. */
function namedLoginsIn(tenants: Tenants) {
  return namedLogins.flatMap((named) => {
    const { archetype, environment, domain, username, token, level, expect } = named;
    const [login] = tenants.find(environment)?.users.logins.filter((one) => one.username === username) ?? [];
    if (!login) return [];
    return [{ archetype, environment, domain, username, token, level, state: login.state, expect }];
  });
}
