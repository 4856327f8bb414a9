import { z } from 'zod';
import { inTurns } from '../../../base/turns.ts';
import { environmentSchema } from '../../../contracts/control/environments.ts';
import { snapshotSchema } from '../../../contracts/control/snapshots.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';
import { environmentView } from './environments.ts';

export const snapshotRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/snapshots',
    name: 'listSnapshots',
    group: 'State',
    summary: 'List the snapshots of an environment',
    parameters: environmentInPath,
    gives: 'Its snapshots, oldest first.',
    answer: z.array(snapshotSchema),
    handle: (input) => environmentOf(input).snapshots.map((id) => ({ id })),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/snapshots',
    name: 'takeSnapshot',
    group: 'State',
    summary: 'Remember everything of an environment as it is now',
    parameters: environmentInPath,
    status: 201,
    gives: 'The snapshot.',
    answer: snapshotSchema,
    handle: async (input) => ({ id: await inTurns(environmentOf(input).snapshot()) }),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/snapshots/{snapshot}/restore',
    name: 'restoreSnapshot',
    group: 'State',
    summary: 'Put everything of an environment back as it was at a snapshot',
    parameters: { ...environmentInPath, snapshot: idInPath('The id of the snapshot.') },
    gives: 'The environment as it is now.',
    answer: environmentSchema,
    handle: async (input) => {
      const tenant = environmentOf(input);
      await inTurns(tenant.restore(input.path.snapshot));
      return environmentView(input.services.tenants, tenant);
    },
  }),
];
