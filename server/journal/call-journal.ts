import { counted } from '../../base/counted.ts';
import { milliseconds, type Span } from '../../base/duration.ts';
import type { CallFilter, RecordedCall } from '../../contracts/control/calls.ts';
import type { Severity } from '../../contracts/control/verification.ts';
import { wantedCalls } from './call-filter.ts';
import { requirePattern } from './check-expectation.ts';
import type { CallPattern, Times } from './expectation.ts';
import { operationsMeant } from './operations-meant.ts';
import { callName } from './recorded-call.ts';
import { type Verdict, verify, verifyOrder } from './verify.ts';
import {
  type Baseline,
  groupedByKey,
  mendedSince,
  type Violation,
  violationsOf,
  withoutKnown,
} from './violations.ts';

/** A call with its messages, tokens and passwords masked. */
export interface CallMessages {
  readonly call: RecordedCall;
  readonly request: string;
  readonly response: string;
  /** A command line that makes the call again, once `NMBRS_TOKEN` or `NMBRS_PASSWORD` holds the secret that was masked. */
  readonly curl: string;
}

/** Where the calls of an environment come from: this process, or a mock that is reached over HTTP. */
export interface CallSource {
  /** All that are remembered, oldest first. */
  list(): Promise<RecordedCall[]>;
  /** Waits until the operation is called after the call with that number, or the time is up. */
  wait(operation: string, since: number, ms: number): Promise<void>;
  /** @throws Error for a call of another environment, and for one that is no longer remembered. */
  messages(number: number): Promise<CallMessages>;
  har(): Promise<object>;
  forget(): Promise<void>;
}

/** What calls do that their contract does not foresee, as far as it matters. */
export interface CleanContractOptions {
  /** Violations that are known and accepted: read with `readBaseline`. */
  readonly baseline?: Baseline;
  /** Fails as well when a known violation did not occur, so that its line is deleted. For who looks at a whole run. */
  readonly exact?: boolean;
  /** Kinds that do not matter. */
  readonly allow?: readonly Severity[];
}

/** The calls were not as they were expected; the message says how they were. */
export class CallsNotAsExpected extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CallsNotAsExpected';
  }
}

/** The calls of an environment: what was sent, whether that was right, and what the real service would have swallowed. */
export class CallJournal {
  readonly #source: CallSource;

  constructor(source: CallSource) {
    this.#source = source;
  }

  /**
   * Those that are still remembered, oldest first: `await env.calls.list({ operation: 'Absence2_Insert' })`.
   * @throws WrongExpectation for an operation that does not exist.
   */
  async list(filter: CallFilter = {}): Promise<RecordedCall[]> {
    const isWanted = wantedCalls(filter);
    return (await this.#source.list()).filter(isWanted);
  }

  /**
   * Waits for calls: `await env.calls.waitFor('Absence2_Insert', { count: 2, within: '10s' })`.
   * @param options one call within three seconds unless said otherwise: less than test runners give a test, which then
   * tells what did not come.
   * @returns the calls.
   * @throws CallsNotAsExpected when they did not come in time.
   * @throws WrongExpectation for an operation or argument that does not exist.
   */
  async waitFor(
    meant: string | CallPattern,
    options: { readonly count?: number; readonly within?: Span } = {},
  ): Promise<readonly RecordedCall[]> {
    const { count = 1, within = '3s' } = options;
    const pattern = requirePattern(meant);
    const [operation] = operationsMeant(pattern);
    const end = performance.now() + milliseconds(within);
    for (;;) {
      const calls = await this.list();
      const verdict = verify(calls, pattern, { atLeast: count });
      if (verdict.holds) return verdict.matching;
      const left = end - performance.now();
      if (left <= 0) throw new CallsNotAsExpected(`Waited ${within} in vain. ${verdict.message}`);
      await this.#source.wait(operation?.name ?? '', calls.at(-1)?.number ?? 0, left);
    }
  }

  /**
   * @param meant the name of an operation, or more of the calls that are meant; here and below.
   * @throws CallsNotAsExpected when calls are forgotten that could turn the verdict; here and below.
   */
  async verify(meant: string | CallPattern, times?: Times): Promise<Verdict> {
    return decided(verify(await this.list(), meant, times));
  }

  async verifyOrder(...meant: readonly (string | CallPattern)[]): Promise<Verdict> {
    return decided(verifyOrder(await this.list(), meant));
  }

  /** @throws CallsNotAsExpected unless calls like these were made so often; at least once unless said otherwise. */
  async expectCalled(meant: string | CallPattern, times?: Times): Promise<void> {
    require(await this.verify(meant, times));
  }

  /** @throws CallsNotAsExpected when such a call was made. */
  async expectNotCalled(meant: string | CallPattern): Promise<void> {
    require(await this.verify(meant, 0));
  }

  /** @throws CallsNotAsExpected unless calls like these were made one after another, whatever came between. */
  async expectOrder(...meant: readonly (string | CallPattern)[]): Promise<void> {
    require(await this.verifyOrder(...meant));
  }

  /** What the real service would have swallowed without a word or refused unread, in the order of the calls. */
  async violations({ baseline, allow = [] }: CleanContractOptions = {}): Promise<Violation[]> {
    const found = violationsOf(await this.list()).filter(({ severity }) => !allow.includes(severity));
    return baseline ? withoutKnown(found, baseline) : found;
  }

  /** Whether the contract was honoured; the message tells each violation with its place and remedy. */
  async verifyContract(options: CleanContractOptions = {}): Promise<Pick<Verdict, 'holds' | 'message'>> {
    const { baseline, exact = false } = options;
    const violations = await this.violations(options);
    const mended = baseline && exact ? mendedSince(baseline, violationsOf(await this.list())) : [];
    const told = [
      ...(violations.length > 0 ? [explainViolations(violations)] : []),
      ...(mended.length > 0 ? [explainMended(mended)] : []),
    ];
    return told.length > 0
      ? { holds: false, message: told.join('\n\n') }
      : { holds: true, message: 'The contract was honoured.' };
  }

  /** @throws CallsNotAsExpected that tells each violation with its place and remedy. */
  async expectClean(options?: CleanContractOptions): Promise<void> {
    require(await this.verifyContract(options));
  }

  /** @throws Error for a call of another environment, and for one that is no longer remembered. */
  messages(number: number): Promise<CallMessages> {
    return this.#source.messages(number);
  }

  /** All calls as an HTTP archive 1.2. */
  har(): Promise<object> {
    return this.#source.har();
  }

  /** From here on it begins anew. */
  forget(): Promise<void> {
    return this.#source.forget();
  }
}

/** Neither an expectation nor its opposite is met when nobody can tell. */
function decided(verdict: Verdict): Verdict {
  if (verdict.forgotten === 0) return verdict;
  throw new CallsNotAsExpected(verdict.message);
}

function require({ holds, message }: Pick<Verdict, 'holds' | 'message'>): void {
  if (!holds) throw new CallsNotAsExpected(message);
}

/** One paragraph for each violation; the same one of several calls is told once. */
export function explainViolations(violations: readonly Violation[]): string {
  const groups = groupedByKey(violations);
  const broken = groups.filter(({ first }) => first.severity !== 'forgotten').length;
  const heading =
    broken > 0
      ? `The contract was broken in ${counted(broken, 'way')}:`
      : 'Nobody can tell whether the contract was honoured:';
  const paragraphs = groups.map(({ first: { severity, message, remedy, call, place }, count }) => {
    const where = place ? `, line ${place.line}, column ${place.column}` : '';
    const others = count > 1 ? `, and ${count - 1} more` : '';
    return `  ${severity}  ${callName(call)} (call ${call.number}${where}${others})\n    ${message}\n    → ${remedy}`;
  });
  return [heading, ...paragraphs].join('\n\n');
}

function explainMended(keys: readonly string[]): string {
  const lines = keys.map((key) => `  ${key}`);
  return ['Known violations that did not occur; delete their lines from the baseline:', '', ...lines].join(
    '\n',
  );
}
