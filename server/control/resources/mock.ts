import { z } from 'zod';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { SERVICE_NAMES, VERSIONS } from '../../../contracts/interface/model.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import type { Tenants } from '../../access/tenants.ts';
import { coverage } from '../../operations/coverage.ts';
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
    family: z.string().describe('The operations it belongs together with.'),
    confidence: z.enum(['certain', 'high', 'low']).describe('How sure its interface is.'),
    errors: z
      .array(z.int())
      .describe('The codes of the errors it can raise; 1000 for the one without a number.'),
    marks: z
      .array(z.string())
      .describe(
        'The marks it rests on: what may be different at the real service, by their ids in docs/coverage.md.',
      ),
    verified: z
      .strictObject({ target: z.string(), date: z.iso.date() })
      .nullable()
      .describe('The last run in which a case held on a real service.'),
  })
  .meta({ id: 'Coverage', description: 'What an operation does, and how sure its interface is.' });

const limitSchema = z
  .strictObject({ limit: z.string(), allowed: z.int(), refused: z.int() })
  .meta({ id: 'Limit', description: 'A bound on requests, and how often it was met.' });

const problemKindSchema = z
  .strictObject({ type: z.string(), status: z.int(), title: z.string() })
  .meta({ id: 'ProblemKind' });

export const mockRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/coverage',
    name: 'readCoverage',
    group: 'Mock',
    summary: 'List every operation, and the errors it can raise',
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

/** The oldest login with the address is the one that came with the world. */
function namedLoginsIn(tenants: Tenants) {
  return namedLogins.flatMap((named) => {
    const { archetype, environment, domain, username, token, level, expect } = named;
    const [login] = tenants.find(environment)?.users.logins.filter((one) => one.username === username) ?? [];
    if (!login) return [];
    return [{ archetype, environment, domain, username, token, level, state: login.state, expect }];
  });
}
