import { existsSync } from 'node:fs';
import { CaseError } from '../../base/document/document.ts';
import { ControlApi } from '../../client/control-api.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { VIOLATION_REPORTS, type ViolationReportName } from '../../harness/reports/violations.ts';
import { readBaseline, writeBaseline } from '../../server/journal/baseline.ts';
import { explainViolations } from '../../server/journal/call-journal.ts';
import { type CallPattern, type Times, WrongExpectation } from '../../server/journal/expectation.ts';
import { type Expected, hold, readExpectations } from '../../server/journal/read-expectations.ts';
import {
  type Baseline,
  type Violation,
  violationsOf,
  withoutKnown,
} from '../../server/journal/violations.ts';
import type { MockOptions, WantedReport } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { readText, refuseUnwritable, writeText } from '../files.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { askAbout } from './environment.ts';

export interface VerifyOptions extends MockOptions {
  readonly environment: string;
  readonly operation?: string;
  readonly with?: NonNullable<CallPattern['with']>;
  readonly api?: Version;
  readonly username?: string;
  readonly answer?: 'ok' | number;
  readonly times?: Times;
  readonly contract: boolean;
  /** A file of known violations. */
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly report: readonly WantedReport<ViolationReportName>[];
  readonly json: boolean;
}

/** What came of one thing that was asked about. */
interface Told {
  readonly holds: boolean;
  readonly message: string;
  /** What else there is to say of it in JSON. */
  readonly details: object;
}

/** Verifies what was asked for. @returns the exit code. */
export function verifyCalls(file: string | undefined, options: VerifyOptions): Promise<number> {
  return tellingWhyNot('verify', () => verifyAsked(file, options), [CaseError, WrongExpectation]);
}

async function verifyAsked(file: string | undefined, options: VerifyOptions): Promise<number> {
  const {
    url,
    controlToken = '',
    environment,
    json,
    contract,
    baseline,
    writeBaseline: isWriting,
    report,
  } = options;
  const expected = [...(file === undefined ? [] : expectedInFile(file)), ...expectedByOptions(options)];
  if (expected.length === 0 && !contract)
    throw new Refused('nothing to verify; give a file of expectations, --operation or --contract.');
  if (isWriting && baseline === undefined)
    throw new Refused('--write-baseline needs to know where; name the file with --baseline.');
  const reports = contract ? report : [];
  if (json && reports.some(({ file }) => file === null))
    throw new Refused('with --json a report needs a file: --report sarif=violations.sarif.');
  for (const file of [...reports.map(({ file }) => file), isWriting ? baseline : null])
    if (typeof file === 'string') refuseUnwritable(file);
  const mock = new ControlApi(url, controlToken || null);
  const calls = await askAbout(mock, environment, (path) => mock.ask<RecordedCall[]>('GET', `${path}/calls`));
  if (isWriting && baseline !== undefined) writeBaseline(baseline, violationsOf(calls));
  const told = [
    ...expected.map((one) => toldOf(calls, one)),
    ...(contract ? [contractHeld(calls, baseline, reports)] : []),
  ];
  const holds = told.every((one) => one.holds);
  console.log(json ? reportJson(holds, told) : told.map(toldText).join('\n\n'));
  return holds ? EXIT.fine : EXIT.no;
}

function expectedInFile(file: string): Expected[] {
  return readExpectations(readText(file, 'nmbrs-mock verify --help shows one'), file);
}

/** The one expectation that options make; none without --operation. */
function expectedByOptions(options: VerifyOptions): Expected[] {
  const { operation, with: args, api, username, answer, times } = options;
  if (operation === undefined) {
    const parts = { with: args, api, username, answer, times };
    const [idle] = Object.entries(parts).find(([, value]) => value !== undefined) ?? [];
    if (idle !== undefined)
      throw new Refused(`--${idle} says something of calls; name them with --operation.`);
    return [];
  }
  const pattern: CallPattern = {
    operation,
    ...(args === undefined ? {} : { with: args }),
    ...(api === undefined ? {} : { version: api }),
    ...(username === undefined ? {} : { username }),
    ...(answer === undefined ? {} : { answer }),
  };
  return [{ kind: 'calls', pattern, ...(times === undefined ? {} : { times }) }];
}

function toldOf(calls: readonly RecordedCall[], expected: Expected): Told {
  const { holds, message, matching } = hold(calls, expected);
  return { holds, message, details: { matching: matching.map(({ number }) => number) } };
}

function contractHeld(
  calls: readonly RecordedCall[],
  baseline: string | undefined,
  reports: readonly WantedReport<ViolationReportName>[],
): Told {
  const violations = violationsOf(calls);
  const news = baseline === undefined ? violations : withoutKnown(violations, baselineIn(baseline));
  for (const { name, file } of reports) {
    const text = VIOLATION_REPORTS[name](news);
    if (file === null) process.stdout.write(text);
    else writeText(file, text);
  }
  const known = violations.length - news.length;
  const beside = known === 0 ? '' : `, beside ${known} that ${known === 1 ? 'is' : 'are'} known`;
  const clean = `The contract was kept in ${calls.length} ${calls.length === 1 ? 'call' : 'calls'}${beside}.`;
  return {
    holds: news.length === 0,
    message: news.length === 0 ? clean : explainViolations(news),
    details: { known, violations: news.map(violationJson) },
  };
}

function baselineIn(file: string): Baseline {
  if (!existsSync(file)) throw new Refused(`there is no file ${file}; --write-baseline makes one.`);
  try {
    return readBaseline(file);
  } catch (error) {
    throw new Refused((error as Error).message);
  }
}

function violationJson({ call, ...violation }: Violation) {
  return { ...violation, call: call.number };
}

function toldText({ holds, message }: Told): string {
  return `${holds ? '✓' : '✗'} ${message}`;
}

function reportJson(holds: boolean, told: readonly Told[]): string {
  const verdicts = told.map(({ details, ...verdict }) => ({ ...verdict, ...details }));
  return JSON.stringify({ holds, verdicts }, null, 2);
}
