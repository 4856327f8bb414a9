import { z } from 'zod';
import { loadCode } from '../../../base/load-code.ts';
import { once } from '../../../base/once.ts';
import { inTurns } from '../../../base/turns.ts';
import { coverageSchema, healthSchema, limitSchema } from '../../../contracts/control/mock.ts';
import { PROBLEMS, type ProblemKind, problemKindSchema } from '../../../contracts/control/problems.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { CAPACITY_NAMES } from '../../capacity/capacity.ts';
import { LIMIT_NAMES } from '../../soap/xml/limits.ts';
import { problemType } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** It looks at every operation, so it is loaded when it is first asked for. */
const loadCoverage = once(() => loadCode(() => import('../../operations/coverage.ts')));

/** What writes metrics is loaded when it is first asked for. */
const loadMetrics = once(() => loadCode(() => import('../../metrics/prometheus.ts')));

const UP = { status: 'up' } as const;

export const mockRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/health',
    name: 'readHealth',
    group: 'Mock',
    summary: 'Tell that this server runs',
    gives: 'That it answers; 503 once only a restart is of use.',
    answer: healthSchema,
    open: true,
    ofProcess: true,
    handle: ({ services: { data } }) => {
      data?.requireSound();
      return UP;
    },
  }),
  route({
    method: 'get',
    path: '/ready',
    name: 'readReadiness',
    group: 'Mock',
    summary: 'Tell whether calls can be sent here',
    gives:
      'That it takes calls that read and calls that write; 503 while the place of its data takes nothing.',
    answer: healthSchema,
    open: true,
    async handle({ services: { store, tenants } }) {
      // Where nobody calls any more, nobody else would find out that the place is well again.
      const kept = store?.isFailing ? tenants.all().find(({ isKept }) => isKept) : undefined;
      if (kept) await inTurns(kept.write(() => {}));
      return UP;
    },
  }),
  route({
    method: 'get',
    path: '/metrics',
    name: 'readMetrics',
    group: 'Mock',
    summary: 'Measure calls, what is held and what is kept, for Prometheus',
    gives: 'Its metrics, in the text format of Prometheus.',
    answer: z.string(),
    text: 'text/plain; version=0.0.4; charset=utf-8',
    ofProcess: true,
    async handle({ services: { tenants, capacity, calls, store } }) {
      const { metricsText } = await loadMetrics();
      return metricsText({ tenants, capacity, store, calls: calls.counts });
    },
  }),
  route({
    method: 'get',
    path: '/coverage',
    name: 'readCoverage',
    group: 'Mock',
    summary: 'List every operation, and the errors it can raise',
    gives: 'All operations of all services.',
    answer: z.array(coverageSchema),
    ofProcess: true,
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
    ofProcess: true,
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
    ofProcess: true,
    handle: () =>
      (Object.keys(PROBLEMS) as ProblemKind[]).map((kind) => ({
        type: problemType(kind),
        ...PROBLEMS[kind],
      })),
  }),
];
