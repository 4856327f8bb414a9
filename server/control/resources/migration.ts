import { inTurns } from '../../../base/turns.ts';
import {
  type Migration,
  type MigrationDocuments,
  migrationDocumentsSchema,
  migrationSchema,
} from '../../../contracts/control/migration.ts';
import { migrationWith, readMigrationDocuments } from '../../migration/documents.ts';
import { usageOfJournal } from '../../migration/usage-of-journal.ts';
import { type Route, route } from '../route.ts';
import { type AboutEnvironment, environmentInPath, environmentOf, journalOf } from './common.ts';

const gives = 'Each operation that was called, and what is known of its successor.';

export const migrationRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/migration',
    name: 'readMigration',
    group: 'Calls',
    summary: 'Ask what takes the place in REST of what was called in an environment',
    parameters: environmentInPath,
    gives,
    answer: migrationSchema,
    handle: (input) => migrationIn(input, {}),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/migration',
    name: 'readMigrationWithDocuments',
    group: 'Calls',
    summary: 'Ask the same with documents: what is read, what is known better, a description of the API',
    parameters: environmentInPath,
    body: migrationDocumentsSchema,
    gives,
    answer: migrationSchema,
    handle: (input) => migrationIn(input, input.body),
  }),
];

async function migrationIn(input: AboutEnvironment, documents: MigrationDocuments): Promise<Migration> {
  const { subdomain } = environmentOf(input);
  const read = readMigrationDocuments(documents);
  const calls = await journalOf(input);
  const made = calls.callsOf(subdomain).calls;
  return migrationWith(await inTurns(usageOfJournal(made, (call) => calls.exchangeOf(call))), read);
}
