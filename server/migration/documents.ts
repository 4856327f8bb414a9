import { together } from '../../base/document/mistakes.ts';
import { currentDate } from '../../base/real-time.ts';
import type { Consumer } from '../../contracts/consumer/consumer.ts';
import { readConsumer } from '../../contracts/consumer/consumer-file.ts';
import type { DocumentText, Migration, MigrationDocuments } from '../../contracts/control/migration.ts';
import { corrected } from '../../contracts/rest/knowledge.ts';
import type { RestKnowledge } from '../../contracts/rest/model.ts';
import { checkedKnowledge, checkOf } from './description/check-knowledge.ts';
import type { DescribedApi } from './description/described-api.ts';
import { readDescription } from './description/read-description.ts';
import { endpointsFor } from './judge-operation.ts';
import { migrationOf } from './migration-of.ts';
import { type Usage, withReadsOf } from './usage.ts';

/** What documents say that a report takes in beside what is used. */
export interface ReadDocuments {
  /** Says what is read; null where nothing does. */
  readonly consumer: Consumer | null;
  readonly knowledge: RestKnowledge;
  /** What the knowledge is held against; null for nothing. */
  readonly api: DescribedApi | null;
}

/** @throws DocumentError that names everything that is not as it should be in any of them, with its place. */
export function readMigrationDocuments({
  consumer,
  correct = [],
  openapi,
}: MigrationDocuments): ReadDocuments {
  return together({
    consumer: () => readIfAny(consumer, readConsumer),
    knowledge: () => corrected(correct),
    api: () => readIfAny(openapi, readDescription),
  });
}

function readIfAny<T>(document: DocumentText | undefined, read: (text: string, file: string) => T): T | null {
  return document === undefined ? null : read(document.text, document.file);
}

/** What takes the place of what an integration uses, as the documents have it. */
export function migrationWith(usage: Usage, { consumer, knowledge, api }: ReadDocuments): Migration {
  const used = consumer ? withReadsOf(usage, consumer) : usage;
  if (!api) return migrationOf(used, knowledge);
  const checked = checkedKnowledge(knowledge, api, currentDate().toISOString().slice(0, 10));
  const keys = used.operations.flatMap(({ operation }) => endpointsFor(operation, knowledge));
  return migrationOf(used, checked.knowledge, checkOf(api.document, checked, keys));
}
