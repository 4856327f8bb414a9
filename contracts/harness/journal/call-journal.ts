import { counted } from '../reports/counted.ts';
import { type CallPattern, operationsMeant, type Times } from './expectation.ts';
import { callName, type RecordedCall } from './recorded-call.ts';
import { milliseconds, type Span } from './span.ts';
import { type Verdict, verify, verifyOrder } from './verify.ts';
import {
  type Baseline,
  groupedByKey,
  type Severity,
  type Violation,
  violationsOf,
  withoutKnown,
} from './violations.ts';

/** A call with its messages, tokens and passwords masked. */
export interface CallMessages {
  readonly call: RecordedCall;
  readonly request: string;
  readonly response: string;
  /** A command line that makes the call again, once the masked token is put back. */
  readonly curl: string;
}

/** Where the calls of an environment come from: this process, or a mock that is reached over HTTP. */
export interface CallSource {
  /** Oldest first. */
  list(): Promise<RecordedCall[]>;
  /** Waits until the operation was called so often, or the time is up. */
  wait(operation: string, count: number, ms: number): Promise<void>;
  /** @throws Error for a call that is no longer remembered. */
  messages(number: number): Promise<CallMessages>;
  har(): Promise<object>;
  forget(): Promise<void>;
}

/** What calls do that their contract does not foresee, as far as it matters. */
export interface CleanContractOptions {
  /** Violations that are known and accepted: read with `readBaseline`. */
  readonly baseline?: Baseline;
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

  /** Those that are still remembered, oldest first. */
  list(): Promise<RecordedCall[]> {
    return this.#source.list();
  }

  /**
   * Waits for calls: `await env.calls.waitFor('Absence2_Insert', { count: 2, within: '5s' })`.
   * @returns the calls.
   * @throws CallsNotAsExpected when they did not come in time.
   * @throws WrongExpectation for an operation or argument that does not exist.
   */
  async waitFor(
    meant: string | CallPattern,
    { count = 1, within = '5s' }: { readonly count?: number; readonly within?: Span } = {},
  ): Promise<readonly RecordedCall[]> {
    const pattern = typeof meant === 'string' ? { operation: meant } : meant;
    const [operation] = operationsMeant(pattern);
    const end = performance.now() + milliseconds(within);
    for (;;) {
      const calls = await this.list();
      const verdict = verify(calls, pattern, { atLeast: count });
      if (verdict.holds) return verdict.matching;
      const left = end - performance.now();
      if (left <= 0) throw new CallsNotAsExpected(`Waited ${within} in vain. ${verdict.message}`);
      const name = operation?.name ?? '';
      const soFar = calls.filter((call) => call.operation === name).length;
      await this.#source.wait(name, soFar + 1, left);
    }
  }

  async verify(pattern: CallPattern, times?: Times): Promise<Verdict> {
    return verify(await this.list(), pattern, times);
  }

  async verifyOrder(...patterns: readonly CallPattern[]): Promise<Verdict> {
    return verifyOrder(await this.list(), patterns);
  }

  /** @throws CallsNotAsExpected unless calls like these were made so often; at least once unless said otherwise. */
  async expectCalled(pattern: CallPattern, times?: Times): Promise<void> {
    require(await this.verify(pattern, times));
  }

  /** @throws CallsNotAsExpected when such a call was made. */
  async expectNotCalled(pattern: CallPattern): Promise<void> {
    require(await this.verify(pattern, 0));
  }

  /** @throws CallsNotAsExpected unless calls like these were made one after another, whatever came between. */
  async expectOrder(...patterns: readonly CallPattern[]): Promise<void> {
    require(await this.verifyOrder(...patterns));
  }

  /** What the real service would have swallowed without a word, in the order of the calls. */
  async violations({ baseline, allow = [] }: CleanContractOptions = {}): Promise<Violation[]> {
    const found = violationsOf(await this.list()).filter(({ severity }) => !allow.includes(severity));
    return baseline ? withoutKnown(found, baseline) : found;
  }

  /** @throws CallsNotAsExpected that tells each violation with its place and remedy. */
  async expectClean(options: CleanContractOptions = {}): Promise<void> {
    const violations = await this.violations(options);
    if (violations.length > 0) throw new CallsNotAsExpected(explainViolations(violations));
  }

  /** @throws Error for a call that is no longer remembered. */
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

function require({ holds, message }: Verdict): void {
  if (!holds) throw new CallsNotAsExpected(message);
}

/** One paragraph for each violation; the same one of several calls is told once. */
export function explainViolations(violations: readonly Violation[]): string {
  const groups = groupedByKey(violations);
  const heading = `The contract was broken in ${counted(groups.length, 'way')}:`;
  const paragraphs = groups.map(({ first: { severity, message, remedy, call, place }, count }) => {
    const where = place ? `, line ${place.line}, column ${place.column}` : '';
    const others = count > 1 ? `, and ${count - 1} more` : '';
    return `  ${severity}  ${callName(call)} (call ${call.number}${where}${others})\n    ${message}\n    → ${remedy}`;
  });
  return [heading, ...paragraphs].join('\n\n');
}
