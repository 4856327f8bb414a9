import { basename, dirname, join } from 'node:path';
import { counted } from '../../base/counted.ts';
import { readTextFile } from '../../base/files.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { CaptureError, isCapture } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { PAUSES } from '../../harness/survey/service-answers.ts';
import { type SurveyProgress, type SurveyReport, survey } from '../../harness/survey/survey.ts';
import { SurveyError } from '../../harness/survey/survey-error.ts';
import type { AuthHeader } from '../../harness/wire/encode.ts';
import { type KeepingOptions, openKeeping } from '../open-keeping.ts';
import { complain } from '../output.ts';
import { Refused } from '../refused.ts';
import { timedLine } from '../timed-line.ts';

export interface SurveyCommandOptions extends KeepingOptions {
  readonly url: URL;
  readonly username?: string;
  readonly token?: string;
  /** A file. */
  readonly tokenFile?: string;
  readonly domain?: string;
  readonly api: Version;
  readonly years: number;
}

/**
 * Asks a service all that it can be asked, and keeps the answers in a folder; goes on where it was ended before. It tells on
 * stderr how far it is, and ends early when it is told to stop.
 * @throws Refused, SurveyError, CaptureError and Unreachable, which say how to go on.
 */
export async function surveyInto(folder: string, options: SurveyCommandOptions): Promise<SurveyReport> {
  const login = loginOf(options);
  const key = options.key ?? join(dirname(folder), `${basename(folder)}.key`);
  const keeping = openKeeping(options.url, folder, { ...options, key });
  const stop = new AbortController();
  const onSignal = () => {
    complain('nmbrs-mock import: ends with the answer that is under way; told again it ends at once.');
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await survey({
      ...keeping,
      login,
      before: isCapture(folder) ? recordedExchanges(folder).exchanges : [],
      version: options.api,
      years: options.years,
      pauses: PAUSES,
      signal: stop.signal,
      onTrouble: (why, pause) => complain(timedLine([why, `asked again in ${pause / 1_000} s`])),
      onAnswer: progress(),
    });
  } catch (error) {
    if (!isCapture(folder)) throw error;
    const ends = [Unreachable, SurveyError, CaptureError].find((kind) => error instanceof kind);
    throw ends ? new ends(`${(error as Error).message}\n${howToGoOn(folder)}`) : error;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    keeping.close();
  }
}

/** What to do with a survey that ended early. */
export function howToGoOn(folder: string): string {
  return `What was answered is in ${folder}: the same command goes on from there, nmbrs-mock import ${folder} makes a world of it.`;
}

/** @throws Refused where something of it is missing, UnreadableFile. */
function loginOf({ username, token, tokenFile, domain, api }: SurveyCommandOptions): AuthHeader {
  const own = tokenFile === undefined ? token : readTextFile(tokenFile, 'check --token-file').trim();
  const missing = [
    username ? null : '--username or NMBRS_USERNAME',
    own ? null : '--token-file, NMBRS_TOKEN or --token',
    domain || api === 'v2.1' ? null : '--domain or NMBRS_DOMAIN',
  ].filter((one) => one !== null);
  if (missing.length > 0) throw new Refused(`a service is asked by a login; give ${missing.join(', and ')}.`);
  return { username: username ?? null, token: own ?? null, domain: domain ?? null };
}

/** How many questions pass between two lines about one operation. */
const STEP = 100;

/** Tells each operation that is asked as it is begun, and how far it is now and then. */
function progress(): (progress: SurveyProgress) => void {
  let last: SurveyProgress['operation'] | null = null;
  return ({ operation, isNew, done, known, faults }) => {
    if (!isNew || (operation === last && done % STEP !== 0)) return;
    last = operation;
    const parts = [
      `${operation.service.name} ${operation.name}`,
      `${done} of ${known} known`,
      ...(faults === 0 ? [] : [counted(faults, 'fault')]),
    ];
    complain(timedLine(parts));
  };
}
