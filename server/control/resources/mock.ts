import { z } from 'zod';
import { loadCode } from '../../../base/load-code.ts';
import { once } from '../../../base/once.ts';
import { coverageSchema, limitSchema } from '../../../contracts/control/mock.ts';
import { PROBLEMS, type ProblemKind, problemKindSchema } from '../../../contracts/control/problems.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { CAPACITY_NAMES } from '../../capacity/capacity.ts';
import { LIMIT_NAMES } from '../../soap/xml/limits.ts';
import { problemType } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** It looks at every operation, so it is loaded when it is first asked for. */
const loadCoverage = once(() => loadCode(() => import('../../operations/coverage.ts')));

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
      const { coverage } = await loadCoverage();
      return coverage(catalogue.services);
    },
  }),
  route({
    method: 'get',
    path: '/limits',
    name: 'listLimits',
    group: 'Mock',
    summary: 'List the bounds on requests, and on what is held',
    gives: 'The limits of this server.',
    answer: z.array(limitSchema),
    handle: ({ services: { limits, capacity } }) => [
      ...LIMIT_NAMES.map((limit) => ({
        limit,
        allowed: limits[limit],
        used: null,
        refused: limits.refused[limit],
      })),
      ...CAPACITY_NAMES.map((limit) => ({
        limit,
        allowed: capacity.allowed(limit),
        used: capacity.used(limit),
        refused: capacity.refused(limit),
      })),
    ],
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
