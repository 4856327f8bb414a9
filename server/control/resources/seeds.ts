import { inTurns } from '../../../base/turns.ts';
import { seededSchema, seedSchema } from '../../../contracts/seed/seed.ts';
import { worldSchema } from '../../../contracts/seed/world.ts';
import { draftSeedSteps } from '../../seeding/apply-seed.ts';
import { exportSteps } from '../../seeding/export.ts';
import { type Route, route } from '../route.ts';
import { changing, environmentInPath, environmentOf } from './common.ts';

export const seedRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/environments/{environment}/seed',
    name: 'seedEnvironment',
    group: 'Seeds',
    summary: 'Put exact debtors, companies, employees and logins into an environment, all of them or none',
    parameters: environmentInPath,
    body: seedSchema,
    gives: 'What came in.',
    answer: seededSchema,
    handle: (input) =>
      changing(input, (draft) => draftSeedSteps(input.services, environmentOf(input), draft, input.body)),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/export',
    name: 'exportEnvironment',
    group: 'Seeds',
    summary: 'Export an environment as a world file, its tokens and passwords included',
    parameters: environmentInPath,
    gives: 'A world of this one environment, which answers the same where it is served.',
    answer: worldSchema,
    handle: (input) => inTurns(exportSteps(environmentOf(input), input.services)),
  }),
];
