import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { connectNmbrs } from '../../client/http/connect.ts';
import { Unauthorized } from '../../client/http/http-errors.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import { evidenceOf } from '../../harness/evidence/evidence-file.ts';
import type { Case } from '../../harness/format/case.ts';
import { caseFiles, loadCases } from '../../harness/format/load-cases.ts';
import {
  caseText,
  errorsText,
  progressText,
  summaryText,
  twinSummaryText,
  twinText,
} from '../../harness/reports/console.ts';
import { REPORTS, type ReportName } from '../../harness/reports/reports.ts';
import { countsOf, type RunResult } from '../../harness/run/results.ts';
import { runCases } from '../../harness/run/run-cases.ts';
import { MockTarget } from '../../harness/targets/mock-target.ts';
import { Missing, type ServiceOptions, serviceTarget } from '../../harness/targets/service-target.ts';
import type { Target } from '../../harness/targets/target.ts';
import { asRunResult, runTwin } from '../../harness/twin/run-twin.ts';
import type { WantedReport } from '../commands/options.ts';
import { addingEvidence, type EvidenceWriter } from '../evidence.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { complain, say, sayJson } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { mockOf } from './mock.ts';

/** As the command line gives them. */
export interface CasesOptions {
  readonly target: string;
  readonly allowWrites: boolean;
  /** On a real service, the least time between two calls, in milliseconds. */
  readonly pace: number;
  readonly concurrency?: number;
  readonly only?: RegExp;
  readonly report: readonly WantedReport<ReportName>[];
  readonly twin: boolean;
  /** Where to write which operations were verified. */
  readonly evidence?: string;
  readonly controlToken?: string;
  readonly allowEmpty: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Where the cases that come with the package are. */
const SHIPPED = join(packageRoot, 'contracts/cases');

/** Runs what was asked for. @returns the exit code. */
export function runCasesCommand(files: readonly string[], options: CasesOptions): Promise<number> {
  return tellingWhyNot('cases', () => runAsked(files, options), [Missing]);
}

async function runAsked(files: readonly string[], options: CasesOptions): Promise<number> {
  refuseContradictions(options);
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Refused(`there is no file or folder ${missing}.`);
  const loaded = (files.length > 0 ? files : [SHIPPED]).map((path) => {
    return { path, ...loadCases(caseFiles([path])) };
  });
  const errors = loaded.flatMap((one) => one.errors);
  if (errors.length > 0) {
    complain(errorsText(errors));
    return EXIT.wrongUsage;
  }
  const empty = loaded.find(({ cases }) => cases.length === 0);
  if (empty) throw new Refused(`there is no case in ${empty.path}.`);
  const all = loaded.flatMap(({ cases }) => cases);
  const wanted = all.filter(({ name }) => options.only?.test(name) ?? true);
  if (wanted.length === 0) throw new Refused('no case to run; check the files given, and --only.');
  for (const { file } of options.report) if (file !== null) refuseUnwritable(file);
  const addEvidence = options.evidence === undefined ? null : addingEvidence(options.evidence);
  return withTarget(options, async (target) => {
    if (options.twin) return twin(wanted, target, addEvidence, options);
    const result = await runCases(wanted, target, {
      concurrency: options.concurrency ?? (target.isReal ? 1 : 8),
      ...(options.json ? {} : { onResult: progress(wanted.length, options.verbose, caseText) }),
    });
    tell(result, summaryText(result), options);
    addEvidence?.({ verified: evidenceOf(wanted, result) });
    return exitOfRun(result, options);
  });
}

function refuseContradictions({ report, json, evidence, target }: CasesOptions): void {
  if (json && report.some(({ file }) => file === null))
    throw new Refused('with --json a report needs a file: --report junit=results.xml.');
  if (evidence !== undefined && isMock(target))
    throw new Refused(`--evidence is of a real service, and ${target} is a mock; name one with --target.`);
}

async function twin(
  wanted: readonly Case[],
  target: Target,
  addEvidence: EvidenceWriter | null,
  options: CasesOptions,
): Promise<number> {
  const nmbrs = await startNmbrs();
  try {
    const onResult = options.json ? undefined : progress(wanted.length, options.verbose, twinText);
    const twins = await runTwin(wanted, [target, new MockTarget(nmbrs)], onResult);
    const result = asRunResult(twins);
    tell(result, twinSummaryText(twins), options, twins);
    addEvidence?.({ verified: evidenceOf(wanted, { ...result, target: target.name }) });
    return exitOfRun(result, options);
  } finally {
    await nmbrs.close();
  }
}

function exitOfRun({ cases, ended, target }: RunResult, { allowEmpty }: CasesOptions): number {
  if (ended !== null) {
    complain(`nmbrs-mock cases: ${ended.why}`);
    return ended.isUnanswered ? EXIT.unreachable : EXIT.wrongUsage;
  }
  const { failed, passed } = countsOf(cases);
  return exitOf('cases', {
    holds: failed === 0,
    isProven: passed > 0,
    whyNot: `no case could be held against ${target}`,
    allowEmpty,
  });
}

/** Whether it is the mock of this run, or one that is running. */
function isMock(target: string): boolean {
  return target === 'mock' || /\/_mock\/?$/.test(target);
}

async function withTarget(
  { target, allowWrites, pace, controlToken = '' }: CasesOptions,
  work: (target: Target) => Promise<number>,
): Promise<number> {
  if (target !== 'mock') {
    const name = target.replace(/\/$/, '');
    if (!isMock(name)) return work(await realService(name, { allowWrites, pace }));
    const url = name.slice(0, -'/_mock'.length);
    const mock = mockOf({ url, controlToken });
    // What is wrong with the address or the token would be wrong with every case.
    await mock.environments();
    return work(new MockTarget(mock, name));
  }
  const nmbrs = await startNmbrs();
  try {
    return await work(new MockTarget(nmbrs));
  } finally {
    await nmbrs.close();
  }
}

/**
 * A mock may stand in for the real service, with credentials; without, it was probably meant as the mock it is.
 * @throws Missing without credentials.
 */
async function realService(url: string, options: ServiceOptions): Promise<Target> {
  try {
    return serviceTarget(url, process.env, options);
  } catch (error) {
    if (error instanceof Missing && (await isMockAt(url)))
      throw new Refused(`${url} is a mock, whose target is ${url}/_mock; ${error.message}`);
    throw error;
  }
}

/** Whether a mock answers there, though it may demand its token. */
async function isMockAt(url: string): Promise<boolean> {
  return connectNmbrs(url)
    .environments()
    .then(
      () => true,
      (error: Error) => error instanceof Unauthorized,
    );
}

/** Tells cases as they end, those that hold only when asked to; on a terminal also how far the run is. */
function progress<T extends { readonly outcome: string }>(
  all: number,
  verbose: boolean,
  textOf: (result: T) => string,
) {
  const { isTTY } = process.stdout;
  let failed = 0;
  return (result: T, done: number) => {
    const isFailed = !FINE.has(result.outcome);
    if (isFailed) failed++;
    if (isTTY) process.stdout.write(CLEARED_LINE);
    if (isFailed || verbose) say(textOf(result));
    if (isTTY && done < all) process.stdout.write(progressText(done, all, failed));
  };
}

/** What takes away how far a run was. */
const CLEARED_LINE = '\r\u001B[K';

/** How a case may end without being told unasked. */
const FINE: ReadonlySet<string> = new Set(['passed', 'same', 'skipped']);

/**
 * The console comes first, so that it has told everything should a file turn out not to be writable. Of a run that ended
 * before its first case there is no summary, only why; what programs read is printed all the same.
 * @param whole what `--json` prints, where it is more than the result.
 */
function tell(
  result: RunResult,
  summary: string,
  { json, report }: CasesOptions,
  whole: object = result,
): void {
  if (result.ended !== null && process.stdout.isTTY) process.stdout.write(CLEARED_LINE);
  for (const { name, file } of report) if (file === null) console.log(REPORTS[name](result));
  if (json) sayJson(whole);
  else if (result.ended === null || result.cases.some(({ outcome }) => outcome !== 'skipped')) say(summary);
  for (const { name, file } of report) if (file !== null) saveFile(file, REPORTS[name](result));
}
