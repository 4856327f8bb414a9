import { basename } from 'node:path';
import { readTextFile } from '../../base/files.ts';
import { isRecord } from '../../base/is-record.ts';
import { currentDate } from '../../base/real-time.ts';
import type { Migration } from '../../contracts/control/migration.ts';
import { corrected } from '../../contracts/rest/knowledge.ts';
import type { RestKnowledge } from '../../contracts/rest/model.ts';
import { isCapture } from '../../harness/capture/capture-folder.ts';
import { readConsumer } from '../../harness/consumer/consumer-file.ts';
import { checkedKnowledge, checkOf } from '../../harness/migration/description/check-knowledge.ts';
import { readDescription } from '../../harness/migration/description/read-description.ts';
import { migrationText } from '../../harness/migration/migration-text.ts';
import { MIGRATION_REPORTS, type MigrationReportName } from '../../harness/migration/reports.ts';
import { usageOfCalls, usageOfConsumer } from '../../harness/migration/usage-of.ts';
import { endpointsFor } from '../../server/migration/judge-operation.ts';
import { migrationOf } from '../../server/migration/migration-of.ts';
import type { Usage } from '../../server/migration/usage.ts';
import type { WantedReport } from '../commands/options.ts';
import type { FailOn } from '../fail-on.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { say, sayJson } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { type RecordingOptions, recordingOf } from './recording.ts';

export interface MigrateOptions extends RecordingOptions {
  /** A consumer file that says what is read of calls that were recorded. */
  readonly consumer?: string;
  readonly correct: readonly string[];
  /** An OpenAPI document or a collection of Postman. */
  readonly openapi?: string;
  readonly failOn?: FailOn;
  readonly report: readonly WantedReport<MigrationReportName>[];
  readonly allowEmpty: boolean;
  readonly json: boolean;
}

/** Tells what takes the place of what is used. @param used a file or folder; undefined asks a running mock. @returns the exit code. */
export function migrate(used: string | undefined, options: MigrateOptions): Promise<number> {
  return tellingWhyNot('migrate', async () => {
    const { json, report, failOn, allowEmpty } = options;
    if (json && report.some(({ file }) => file === null))
      throw new Refused('with --json a report needs a file: --report markdown=migration.md.');
    for (const { file } of report) if (file !== null) refuseUnwritable(file);
    const knowledge = corrected(
      options.correct.map((file) => ({ file, text: readTextFile(file, 'check --correct') })),
    );
    const { title, usage } = await usageIn(used, options);
    const migration = judgedWith(usage, knowledge, options);
    if (json) sayJson(migration);
    else if (report.every(({ file }) => file !== null)) say(migrationText(migration, title));
    for (const { name, file } of report) {
      const text = MIGRATION_REPORTS[name](migration, title);
      if (file === null) say(text.trimEnd());
      else saveFile(file, text);
    }
    return exitOf('migrate', {
      holds: failOn === undefined || migration.operations.every(({ verdict }) => verdict !== 'gap'),
      isProven: migration.operations.length > 0,
      whyNot: `${title} uses no operation`,
      allowEmpty,
    });
  });
}

/** What is used, and how the report calls who uses it. */
interface TitledUsage {
  readonly title: string;
  readonly usage: Usage;
}

async function usageIn(used: string | undefined, options: MigrateOptions): Promise<TitledUsage> {
  const declared = options.consumer === undefined ? null : consumerIn(options.consumer);
  if (used !== undefined && isConsumerFile(used)) {
    if (declared)
      throw new Refused('--consumer is for calls that were recorded; give it or a consumer file, not both.');
    const consumer = consumerIn(used);
    return { title: consumer.name, usage: usageOfConsumer(consumer) };
  }
  const { calls } = await recordingOf(used, options);
  const title =
    declared?.name ?? (used === undefined ? `environment ${options.environment}` : basename(used));
  return { title, usage: usageOfCalls(calls, declared) };
}

function consumerIn(file: string) {
  return readConsumer(readTextFile(file, 'nmbrs-mock consumer record writes one'), file);
}

/** Whether a place holds no journal: that is a folder, or JSON without the name of a consumer. */
function isConsumerFile(place: string): boolean {
  if (isCapture(place)) return false;
  try {
    const json: unknown = JSON.parse(
      readTextFile(place, 'nmbrs-mock consumer record writes a consumer file'),
    );
    return isRecord(json) && 'consumer' in json;
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

function judgedWith(usage: Usage, knowledge: RestKnowledge, { openapi }: MigrateOptions): Migration {
  if (openapi === undefined) return migrationOf(usage, knowledge);
  const api = readDescription(readTextFile(openapi, 'check --openapi'), openapi);
  const checked = checkedKnowledge(knowledge, api, currentDate().toISOString().slice(0, 10));
  const keys = usage.operations.flatMap(({ operation }) => endpointsFor(operation, knowledge));
  return migrationOf(usage, checked.knowledge, checkOf(api.document, checked, keys));
}
