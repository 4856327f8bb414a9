import { counted } from '../../base/counted.ts';
import { readTextFile } from '../../base/files.ts';
import { visibleJson } from '../../base/visible-json.ts';
import type { PatternOfCalls, Times } from '../../contracts/control/verification.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { writeBaseline } from '../../harness/baseline/baseline-file.ts';
import { VIOLATION_REPORTS, type ViolationReportName } from '../../harness/reports/violations.ts';
import { baselineIn } from '../baseline.ts';
import type { MockOptions, WantedReport } from '../commands/options.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { say } from '../output.ts';
import { exitOf } from '../proof.ts';
import { type Expected, readExpectations } from '../read-expectations.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { callsInEnvironment, callsRecordedIn, type VerifiedCalls } from '../verified-calls.ts';
import { mockOf } from './mock.ts';

export interface VerifyOptions extends MockOptions {
  readonly environment: string;
  /** The folder of a capture, or an HTTP archive, of which the calls are meant in the place of those of a mock. */
  readonly recording?: string;
  readonly operation?: string;
  readonly with?: NonNullable<PatternOfCalls['with']>;
  readonly api?: Version;
  readonly username?: string;
  readonly answer?: 'ok' | number;
  readonly times?: Times;
  readonly contract: boolean;
  /** A file of known violations. */
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly report: readonly WantedReport<ViolationReportName>[];
  readonly allowEmpty: boolean;
  readonly json: boolean;
}

/** What came of one thing that was asked about. */
interface Result {
  readonly holds: boolean;
  readonly message: string;
  /** What else there is to say of it in JSON. */
  readonly details: object;
}

/** Verifies what was asked for. @returns the exit code. */
export function verifyCalls(file: string | undefined, options: VerifyOptions): Promise<number> {
  return tellingWhyNot('verify', () => verifyAsked(file, options));
}

async function verifyAsked(file: string | undefined, options: VerifyOptions): Promise<number> {
  const { json, contract, baseline, writeBaseline: isWriting, report } = options;
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
  const calls = await callsMeant(options);
  if (isWriting && baseline !== undefined) writeBaseline(baseline, (await calls.verifyContract()).violations);
  const results: Result[] = [];
  for (const one of expected) results.push(await resultOf(calls, one));
  if (contract) results.push(await contractHeld(calls, baseline, reports));
  const holds = results.every((one) => one.holds);
  // That a call was not made says nothing where none was.
  const isProven = (await calls.count()) > 0;
  say(
    json
      ? reportJson(holds, isProven, results)
      : results.map((one) => resultText(one, isProven || options.allowEmpty)).join('\n\n'),
  );
  return exitOf('verify', {
    holds,
    isProven,
    whyNot: `no call was made in ${calls.place}`,
    allowEmpty: options.allowEmpty,
  });
}

async function callsMeant(options: VerifyOptions): Promise<VerifiedCalls> {
  const { recording, environment } = options;
  if (recording !== undefined) return callsRecordedIn(recording);
  return callsInEnvironment(await mockOf(options).openEnvironment(environment));
}

function expectedInFile(file: string): Expected[] {
  return readExpectations(readTextFile(file, 'nmbrs-mock verify --help shows one'), file);
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
  const pattern: PatternOfCalls = {
    operation,
    ...(args === undefined ? {} : { with: args }),
    ...(api === undefined ? {} : { version: api }),
    ...(username === undefined ? {} : { username }),
    ...(answer === undefined ? {} : { answer }),
  };
  return [{ kind: 'calls', pattern, ...(times === undefined ? {} : { times }) }];
}

async function resultOf(calls: VerifiedCalls, expected: Expected): Promise<Result> {
  const { holds, message, matching } = await calls.verify(expected);
  return { holds, message, details: { matching } };
}

async function contractHeld(
  calls: VerifiedCalls,
  baseline: string | undefined,
  reports: readonly WantedReport<ViolationReportName>[],
): Promise<Result> {
  const { holds, message, violations } = await calls.verifyContract(
    baseline === undefined ? undefined : baselineIn(baseline),
  );
  for (const { name, file } of reports) {
    const text = VIOLATION_REPORTS[name](violations);
    if (file === null) process.stdout.write(text);
    else saveFile(file, text);
  }
  // Without a baseline none is known, and nothing more is asked.
  const known =
    baseline === undefined ? 0 : (await calls.verifyContract()).violations.length - violations.length;
  const beside = known === 0 ? '' : `, beside ${known} that ${known === 1 ? 'is' : 'are'} known`;
  const clean = `The contract was kept in ${counted(await calls.count(), 'call')}${beside}.`;
  return { holds, message: holds ? clean : message, details: { known, violations } };
}

function resultText({ holds, message }: Result, isProven: boolean): string {
  if (!holds) return `✗ ${message}`;
  return isProven ? `✓ ${message}` : `? ${message}`;
}

function reportJson(holds: boolean, isProven: boolean, results: readonly Result[]): string {
  const verdicts = results.map(({ details, ...verdict }) => ({ ...verdict, ...details }));
  return visibleJson({ holds, proven: isProven, verdicts });
}
