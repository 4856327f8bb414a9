import { isRecord } from '../base/is-record.ts';
import { noSuch } from '../base/no-such.ts';
import { NotPossible } from '../base/not-possible.ts';
import { elapsed } from '../base/real-time.ts';
import { milliseconds, type TimeSpan } from '../base/time-span.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import type { ContractVerdict, Times, Verdict, Violation } from '../contracts/control/verification.ts';
import type { OperationName } from '../contracts/interface/operation-types.ts';
import type { Severity } from '../contracts/severity.ts';
import { CallLog } from './call-log.ts';
import type { AnyCalled, Called, CallFilter, CallPattern } from './call-pattern.ts';
import { type CallObserver, Following } from './following.ts';
import { holdsTests, jsonText, patternJson, requireEnd } from './pattern-json.ts';
import { allPages, type Page, queryOf } from './transport.ts';
import { expecting, WrongExpectation } from './wrong-expectation.ts';

/** The violations of an integration that are known and accepted for now, by key; `readBaseline` reads a file of them. */
export interface Baseline {
  readonly known: ReadonlySet<string>;
}

/** What calls do that their contract does not foresee, as far as it matters. */
export interface CleanContractOptions {
  /** Violations that are known and accepted: read with `readBaseline`. */
  readonly baseline?: Baseline;
  /** Fails as well when a known violation did not occur, so that its line is deleted: for a look at a whole run. */
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

/** How long one request for calls waits, well below what the mock allows; then the next one is sent. */
const LONGEST_WAIT_MS = 30_000;

/**
 * The calls of an environment: what was sent, whether that was right, and what the real service would have swallowed. Calls
 * are meant by the name of an operation, or by more of them. Whatever could never be met throws WrongExpectation.
 */
export class CallJournal extends CallLog<CallFilter> {
  readonly #following = new Set<Following>();

  /**
   * Waits for calls: `await env.calls.waitFor('Absence2_Insert', { count: 2, within: '10s' })`.
   * @param options one call within three seconds unless said otherwise: less than test runners give a test, which then
   * tells what did not come.
   * @returns the calls.
   * @throws CallsNotAsExpected when they did not come in time.
   */
  async waitFor<Name extends OperationName>(
    called: Called<Name>,
    options: { readonly count?: number; readonly within?: TimeSpan } = {},
  ): Promise<RecordedCall[]> {
    requireFields(options, ['count', 'within']);
    const { count = 1, within = '3s' } = options;
    const pattern = patternOf(called);
    const end = elapsed() + milliseconds(within, 'within');
    for (;;) {
      const { holds, matching, message, upTo } = await this.#judge(pattern, { atLeast: count });
      if (holds) return this.#numbered(matching);
      const left = end - elapsed();
      if (left <= 0) throw new CallsNotAsExpected(`Waited ${within} in vain. ${message}`);
      await this.#after(upTo, { operation: pattern.operation, ms: left });
    }
  }

  /**
   * Calls an observer for each call that is made from now on, until it is stopped: `await following.stop()`. What it throws
   * goes to the `onError` of the mock, and `stop` throws it too; the calls go on.
   * @param options how long the observer may take for a call once the following ends, five seconds unless said otherwise;
   * then it is taken for one that never answers.
   */
  async follow(observer: CallObserver, options: { readonly patience?: TimeSpan } = {}): Promise<Following> {
    requireFields(options, ['patience']);
    const { patience = '5s' } = options;
    const patienceMs = milliseconds(patience, 'patience');
    if (typeof observer !== 'function')
      throw new NotPossible(
        'invalid',
        'observer',
        'The observer of calls is no function.',
        'Give a function.',
        observer,
      );
    const last = (await this.list({ last: 1 })).at(-1)?.number ?? 0;
    const following: Following = new Following(
      (number, signal) =>
        signal ? this.#after(number, { ms: LONGEST_WAIT_MS, signal }) : this.list({ since: number }),
      last,
      observer,
      this.transport.onError,
      // What its `stop` throws is not told a second time.
      () => this.#following.delete(following),
      patienceMs,
    );
    this.#following.add(following);
    return following;
  }

  /** Ends all that follow its calls, once what was made until now was observed. @returns what went wrong. */
  async endFollowing(): Promise<readonly unknown[]> {
    const ended = await Promise.all([...this.#following].map((following) => following.end()));
    this.#following.clear();
    return ended.flat();
  }

  /** @throws CallsNotAsExpected when calls are no longer remembered that could turn the verdict; here and below. */
  async verify<Name extends OperationName>(called: Called<Name>, times?: Times): Promise<Verdict> {
    return decided(await this.#judge(patternOf(called), times));
  }

  async verifyOrder(...called: readonly AnyCalled[]): Promise<Verdict> {
    const patterns = called.map(patternOf);
    const { calls, upTo } = await this.#callsFor(patterns);
    const body = { calls: patterns.map((pattern) => patternJson(pattern, calls)), ...upTo };
    return decided(await expecting(this.transport.ask('POST', this.#beside('verify-order'), body)));
  }

  /** @throws CallsNotAsExpected unless calls like these were made so often; at least once unless said otherwise. */
  async expectCalled<Name extends OperationName>(called: Called<Name>, times?: Times): Promise<void> {
    requireHolding(await this.verify(called, times));
  }

  /** @throws CallsNotAsExpected when such a call was made. */
  async expectNotCalled<Name extends OperationName>(called: Called<Name>): Promise<void> {
    requireHolding(await this.verify(called, 0));
  }

  /** @throws CallsNotAsExpected unless calls like these were made one after another, whatever came between. */
  async expectOrder(...called: readonly AnyCalled[]): Promise<void> {
    requireHolding(await this.verifyOrder(...called));
  }

  /** What the real service would have swallowed without a word or refused unread, in the order of the calls. */
  async violations(options?: CleanContractOptions): Promise<readonly Violation[]> {
    return (await this.verifyContract(options)).violations;
  }

  /** The first of them, for who looks at them and cannot look at all: so many, and some more where a page ends later. */
  async firstViolations(
    most: number,
  ): Promise<{ readonly violations: readonly Violation[]; readonly areAll: boolean }> {
    const violations: Violation[] = [];
    let next: string | null = this.#beside('violations');
    while (next !== null && violations.length < most) {
      const page: Page<Violation> = await this.transport.page(next);
      violations.push(...page.items);
      next = page.next;
    }
    return { violations, areAll: next === null };
  }

  /** Whether the contract was honoured; the message tells each violation with its place and remedy. */
  async verifyContract({ baseline, ...options }: CleanContractOptions = {}): Promise<ContractVerdict> {
    if (baseline !== undefined && !isIterable(baseline?.known))
      throw new NotPossible(
        'invalid',
        'baseline',
        'The baseline holds no known violations.',
        'Read it with readBaseline(file), or give { known: new Set([...]) }.',
      );
    const known = baseline && { known: [...baseline.known] };
    return this.transport.ask('POST', this.#beside('verify-contract'), { ...known, ...options });
  }

  /** @throws CallsNotAsExpected that tells each violation with its place and remedy. */
  async expectClean(options?: CleanContractOptions): Promise<void> {
    requireHolding(await this.verifyContract(options));
  }

  /** All calls as an HTTP archive 1.2. */
  har(): Promise<object> {
    return this.transport.ask('GET', `${this.path}.har`);
  }

  /** From here on it begins anew. */
  clear(): Promise<void> {
    return this.transport.ask('DELETE', this.path);
  }

  async #judge(pattern: CallPattern, times?: Times): Promise<Verdict> {
    const { calls, upTo } = await this.#callsFor([pattern]);
    const often = times === undefined ? {} : { times };
    const body = { ...patternJson(pattern, calls), ...often, ...upTo };
    return expecting(this.transport.ask('POST', this.#beside('verify'), body));
  }

  /** What the tests in patterns are run on, and how far the mock is to look then; nothing where no test stands in them. */
  async #callsFor(
    patterns: readonly CallPattern[],
  ): Promise<{ readonly calls: readonly RecordedCall[]; readonly upTo: { readonly upTo?: number } }> {
    if (!patterns.some(holdsTests)) return { calls: [], upTo: {} };
    const calls = await this.list();
    return { calls, upTo: { upTo: calls.at(-1)?.number ?? 0 } };
  }

  async #numbered(numbers: readonly number[]): Promise<RecordedCall[]> {
    const wanted = new Set(numbers);
    const calls = await this.list({ since: (numbers[0] ?? 1) - 1 });
    return calls.filter(({ number }) => wanted.has(number));
  }

  /** The calls after one, when there are some or the time is up. */
  async #after(
    number: number,
    {
      operation,
      ms,
      signal,
    }: { readonly operation?: string; readonly ms: number; readonly signal?: AbortSignal },
  ): Promise<RecordedCall[]> {
    const within = Math.min(ms, LONGEST_WAIT_MS) / 1000;
    const query = queryOf({ operation, since: number, count: 1, within });
    return allPages(this.transport, this.path + query, signal);
  }

  /** The path of what stands beside the calls. */
  #beside(name: string): string {
    return this.path.replace(/calls$/, name);
  }
}

/** The calls that are meant, whichever way a test said it. */
function patternOf(called: Called): CallPattern {
  if (typeof called === 'string') return { operation: called };
  if (isRecord(called)) {
    requireEnd(called.with);
    return called;
  }
  throw new WrongExpectation(
    'operation',
    `Calls are meant by the name of an operation, or { operation: '...' }, which ${jsonText(called)} is not.`,
    "Name the operation: 'EmployeeService.Absence2_Insert'.",
  );
}

/** Neither an expectation nor its opposite is met when discarded calls could turn the verdict. */
function decided(verdict: Verdict): Verdict {
  if (verdict.discarded === 0) return verdict;
  throw new CallsNotAsExpected(verdict.message);
}

function requireHolding({ holds, message }: Pick<Verdict, 'holds' | 'message'>): void {
  if (!holds) throw new CallsNotAsExpected(message);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** @throws NotPossible for an option that there is not. */
function requireFields(options: object, names: readonly string[]): void {
  const wrong = Object.keys(options).find((name) => !names.includes(name));
  if (wrong !== undefined) throw noSuch('option', wrong, { among: names });
}
