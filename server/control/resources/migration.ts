import { inTurns } from '../../../base/turns.ts';
import { migrationSchema } from '../../../contracts/control/migration.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { migrationOf } from '../../migration/migration-of.ts';
import { usageOfJournal } from '../../migration/usage-of-journal.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf } from './common.ts';

export const migrationRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/migration',
    name: 'readMigration',
    group: 'Calls',
    summary: 'Ask what takes the place in REST of what was called in an environment',
    parameters: environmentInPath,
    gives: 'Each operation that was called, and what is known of its successor.',
    answer: migrationSchema,
    handle: async (input) => {
      const { calls } = input.services;
      const made = calls.callsOf(environmentOf(input).subdomain).calls;
      const usage = await inTurns(usageOfJournal(made, (call) => calls.exchangeOf(call)));
      return migrationOf(usage, restKnowledge());
    },
  }),
];
