import { z } from 'zod';
import { loadCode } from '../../../base/load-code.ts';
import { NotPossible } from '../../../base/not-possible.ts';
import { inTurns } from '../../../base/turns.ts';
import { environmentSchema } from '../../../contracts/control/environments.ts';
import { worldSchema } from '../../../contracts/seed/world.ts';
import { makeAnswerRule } from '../../answers/answer-rule.ts';
import { type Route, route } from '../route.ts';
import { environmentView } from './environments.ts';

export const worldRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/worlds',
    name: 'addWorld',
    group: 'Seeds',
    summary: 'Add the environments of a world file, all of them or none',
    body: worldSchema,
    status: 201,
    gives: 'The environments, which stay until they are deleted.',
    answer: z.array(environmentSchema),
    conflict: 'A subdomain is taken, or the mock keeps its environments.',
    handle: async ({ body, services }) => {
      const { tenants, chosenAnswers, data } = services;
      if (data)
        throw new NotPossible(
          'conflict',
          'data',
          'What is kept is written over the world that the mock was started with: no other can be added.',
          'Start a mock with this world file, with another place for its data or none.',
        );
      chosenAnswers.makeWith(makeAnswerRule);
      const { addWorldSteps } = await loadCode(() => import('../../seeding/add-world.ts'));
      const added = await inTurns(addWorldSteps(services, body));
      return added.map((tenant) => environmentView(tenants, tenant));
    },
  }),
];
