import { z } from 'zod';
import { coverageSchema, limitSchema, namedLoginSchema } from '../../../contracts/control/mock.ts';
import { PROBLEMS, type ProblemKind, problemKindSchema } from '../../../contracts/control/problems.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import type { Tenants } from '../../access/tenants.ts';
import type { LimitName } from '../../soap/xml/limits.ts';
import { problemType } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const mockRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/coverage',
    name: 'readCoverage',
    group: 'Mock',
    summary: 'List every operation, and the errors it can raise',
    gives: 'All operations of all services.',
    answer: z.array(coverageSchema),
    handle: async () => {
      // It looks at every operation, so it is loaded when it is asked for.
      const { coverage } = await import('../../operations/coverage.ts');
      return coverage(catalogue.services);
    },
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
    const { archetype, environment, domain, username, token, password, level, expect } = named;
    const [login] = tenants.find(environment)?.users.logins.filter((one) => one.username === username) ?? [];
    if (!login) return [];
    const { id, state } = login;
    return [{ id, archetype, environment, domain, username, token, password, level, state, expect }];
  });
}
