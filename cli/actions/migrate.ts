import { basename } from 'node:path';
import { readTextFile } from '../../base/files.ts';
import { isRecord } from '../../base/is-record.ts';
import { parsedJson } from '../../base/parsed-json.ts';
import type { Consumer } from '../../contracts/consumer/consumer.ts';
import { readConsumer } from '../../contracts/consumer/consumer-file.ts';
import type { DocumentText, MigrationDocuments } from '../../contracts/control/migration.ts';
import { isCapture } from '../../harness/capture/capture-folder.ts';
import { migrationText } from '../../harness/migration/migration-text.ts';
import { MIGRATION_REPORTS, type MigrationReportName } from '../../harness/migration/reports.ts';
import { migrationWith, readMigrationDocuments } from '../../server/migration/documents.ts';
import { type Usage, usageOfCalls, usageOfConsumer } from '../../server/migration/usage.ts';
import type { WantedReport } from '../commands/options.ts';
import type { FailOn } from '../fail-on.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { say, sayJson } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { foundRecording, type RecordingOptions } from './recording.ts';

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
    const documents = readMigrationDocuments(documentsIn(options));
    const { title, usage, whyNone } = await usageIn(used, documents.consumer, options);
    const migration = migrationWith(usage, documents);
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
      whyNot: whyNone,
      allowEmpty,
    });
  });
}

/** What is used, and how the report calls who uses it. */
interface TitledUsage {
  readonly title: string;
  readonly usage: Usage;
  /** What there is to say where that is nothing. */
  readonly whyNone: string;
}

function documentsIn({ consumer, correct, openapi }: MigrateOptions): MigrationDocuments {
  return {
    ...(consumer !== undefined && { consumer: documentIn(consumer, WRITES_CONSUMERS) }),
    correct: correct.map((file) => documentIn(file, 'check --correct')),
    ...(openapi !== undefined && { openapi: documentIn(openapi, 'check --openapi') }),
  };
}

function documentIn(file: string, remedy: string): DocumentText {
  return { file, text: readTextFile(file, remedy) };
}

/** @param declared says what is read of calls that were recorded. */
async function usageIn(
  used: string | undefined,
  declared: Consumer | null,
  options: MigrateOptions,
): Promise<TitledUsage> {
  if (used !== undefined && isConsumerFile(used)) {
    if (declared)
      throw new Refused('--consumer is for calls that were recorded; give it or a consumer file, not both.');
    const consumer = readConsumer(readTextFile(used, WRITES_CONSUMERS), used);
    const whyNone = `${consumer.name} uses no operation`;
    return { title: consumer.name, usage: usageOfConsumer(consumer), whyNone };
  }
  const { recording, whyNone } = await foundRecording(used, options);
  const title =
    declared?.name ?? (used === undefined ? `environment ${options.environment}` : basename(used));
  return { title, usage: usageOfCalls(recording.calls), whyNone };
}

const WRITES_CONSUMERS = 'nmbrs-mock consumer record writes one';

/** Whether a place holds no journal: that is a folder, or JSON without the name of a consumer, whole or not. */
function isConsumerFile(place: string): boolean {
  if (isCapture(place)) return false;
  const text = readTextFile(place, WRITES_CONSUMERS);
  const json = parsedJson(text);
  if (json === undefined) return !BEGINS_AS_JSON.test(text);
  return isRecord(json) && 'consumer' in json;
}

/** Maps of YAML are seldom written so. */
const BEGINS_AS_JSON = /^\s*(?:\[|\{\s*")/;
