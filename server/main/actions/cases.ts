import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { EvidenceFile } from '../../../contracts/evidence.ts';
import {
  evidenceOf,
  evidenceText,
  joined,
  readEvidence,
} from '../../../contracts/harness/evidence/evidence-file.ts';
import type { Case } from '../../../contracts/harness/format/case.ts';
import { caseFiles, loadCases } from '../../../contracts/harness/format/load-cases.ts';
import {
  errorsText,
  failureText,
  progressText,
  skipText,
  summaryText,
  twinSummaryText,
  twinText,
} from '../../../contracts/harness/reports/console.ts';
import { REPORTS, type ReportName } from '../../../contracts/harness/reports/reports.ts';
import { countsOf, type RunResult } from '../../../contracts/harness/run/results.ts';
import { runCases } from '../../../contracts/harness/run/run-cases.ts';
import { MockTarget } from '../../../contracts/harness/targets/mock-target.ts';
import { Missing, serviceTarget } from '../../../contracts/harness/targets/service-target.ts';
import type { Target } from '../../../contracts/harness/targets/target.ts';
import { runTwin, type TwinResult } from '../../../contracts/harness/twin/run-twin.ts';
import { packageRoot } from '../../../contracts/package-root.ts';
import type { WantedReport } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { readText, writeText } from '../files.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { startNmbrs } from '../start.ts';

/** As the command line gives them. */
export interface CasesOptions {
  readonly target: string;
  readonly allowWrites: boolean;
  readonly concurrency?: number;
  readonly only?: RegExp;
  readonly report: readonly WantedReport<ReportName>[];
  readonly twin: boolean;
  /** Where to write which operations were verified. */
  readonly evidence?: string;
  readonly controlToken?: string;
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
  const paths = caseFiles(files.length > 0 ? files : [relative(process.cwd(), SHIPPED) || '.']);
  const { cases: loaded, errors } = loadCases(paths);
  if (errors.length > 0) {
    console.error(errorsText(errors));
    return EXIT.wrongUsage;
  }
  const wanted = loaded.filter(({ name }) => options.only?.test(name) ?? true);
  if (wanted.length === 0) throw new Refused('no case to run; check the files given, and --only.');
  return withTarget(options, async (target) => {
    if (options.twin) return twin(wanted, target, options);
    const result = await runCases(wanted, target, {
      concurrency: options.concurrency ?? (target.isReal ? 1 : 8),
      ...(options.json ? {} : { onResult: progress(wanted.length, options.verbose) }),
    });
    tell(result, options);
    if (options.evidence !== undefined) writeEvidence(options.evidence, wanted, result);
    return countsOf(result.cases).failed > 0 ? EXIT.no : EXIT.fine;
  });
}

function refuseContradictions({ twin, report, json, evidence, target }: CasesOptions): void {
  if (twin && report.length > 0)
    throw new Refused('a twin run writes no reports; it is told here, or as --json.');
  if (twin && evidence !== undefined)
    throw new Refused('a twin run gives no evidence; run the cases without --twin.');
  if (json && report.some(({ file }) => file === null))
    throw new Refused('with --json a report needs a file: --report junit=results.xml.');
  if (evidence !== undefined && isMock(target))
    throw new Refused(`--evidence is of a real service, and ${target} is a mock; name one with --target.`);
}

/** Adds to what the file holds already. */
function writeEvidence(file: string, cases: readonly Case[], result: RunResult): void {
  const before = existsSync(file) ? evidenceIn(file) : { verified: [] };
  writeText(file, evidenceText({ ...before, verified: joined(before.verified, evidenceOf(cases, result)) }));
}

function evidenceIn(file: string): EvidenceFile {
  try {
    return readEvidence(readText(file, 'name another one with --evidence'));
  } catch (error) {
    throw new Refused(
      `${file} holds no evidence: ${(error as Error).message}\nName another file with --evidence.`,
    );
  }
}

async function twin(
  wanted: readonly Case[],
  target: Target,
  { json, verbose }: CasesOptions,
): Promise<number> {
  const nmbrs = await startNmbrs();
  try {
    const told = (result: TwinResult) => {
      if (!json && (verbose || result.outcome === 'differs')) console.log(twinText(result));
    };
    const result = await runTwin(wanted, [target, new MockTarget(nmbrs.url)], told);
    console.log(json ? JSON.stringify(result, null, 2) : twinSummaryText(result));
    return result.cases.some(({ outcome }) => outcome === 'differs') ? EXIT.no : EXIT.fine;
  } finally {
    await nmbrs.close();
  }
}

/** Whether it is the mock of this run, or one that is running. */
function isMock(target: string): boolean {
  return target === 'mock' || /\/_mock\/?$/.test(target);
}

async function withTarget(
  { target, allowWrites, controlToken = '' }: CasesOptions,
  use: (target: Target) => Promise<number>,
): Promise<number> {
  if (target !== 'mock') {
    const url = target.replace(/\/$/, '');
    if (!isMock(url)) return use(serviceTarget(url, process.env, { allowWrites }));
    const named = { name: url, controlToken: controlToken || null };
    return use(new MockTarget(url.slice(0, -'/_mock'.length), named));
  }
  const nmbrs = await startNmbrs();
  try {
    return await use(new MockTarget(nmbrs.url));
  } finally {
    await nmbrs.close();
  }
}

/** Tells cases as they end; on a terminal also how far the run is. */
function progress(all: number, verbose: boolean) {
  const { isTTY } = process.stdout;
  let failed = 0;
  return (result: RunResult['cases'][number], done: number) => {
    if (result.outcome === 'failed') failed++;
    if (isTTY) process.stdout.write('\r\u001B[K');
    if (result.outcome === 'failed') console.log(failureText(result));
    else if (verbose && result.outcome === 'skipped') console.log(skipText(result));
    else if (verbose) console.log(`✓ ${result.name} (${result.version}) ${result.durationMs.toFixed(0)} ms`);
    if (isTTY && done < all) process.stdout.write(progressText(done, all, failed));
  };
}

function tell(result: RunResult, { json, report }: CasesOptions): void {
  for (const { name, file } of report) {
    const text = REPORTS[name](result);
    if (file === null) console.log(text);
    else writeText(file, text);
  }
  console.log(json ? JSON.stringify(result, null, 2) : summaryText(result));
}
