/** `nmbrs-mock/node-test`: an environment for every test of Node's own runner, and assertions about what was called in it. */
import { AssertionError } from 'node:assert';
import { after } from 'node:test';
import type {
  AnyCalled,
  ArgumentsPattern,
  Called,
  CleanContractOptions,
  Environment,
  EnvironmentOptions,
  NameOf,
  OnlyMaster,
  OperationName,
  Times,
  WantedLogin,
} from '../client/index.ts';
import type { ExpectedFault } from '../harness/matchers/answer-fault.ts';
import type { CallsOrEnvironment } from '../harness/matchers/calls-of.ts';
import type { MatchResult } from '../harness/matchers/match-result.ts';
import { nmbrsMatchers } from '../harness/matchers/matchers.ts';
import { endEnvironment } from './end-of-test.ts';
import { callsOfFailed } from './failed-test.ts';
import { SharedMock } from './open-mock.ts';

export * from './exports.ts';

/** As much of a test's context as is needed. */
interface TestContextLike {
  after(hook: () => Promise<void>): void;
  diagnostic(message: string): void;
  /** Node.js 20.12 and newer tell; null as long as the test runs. */
  readonly error?: unknown;
}

/** One for the test file, since Node runs each in a process of its own. */
const mock = new SharedMock();
after(() => mock.close());

/**
 * Makes an environment for a test, with logins of its own, and deletes it after the test:
 * `const env = await nmbrsEnvironment(t, { logins: [{ archetype: 'debtor' }] })`. What a test that fails called is told
 * with its result. With `NMBRS_MOCK_URL` the mock is one that runs already.
 */
export async function nmbrsEnvironment<const Logins extends readonly WantedLogin[] = OnlyMaster>(
  t: TestContextLike,
  options: EnvironmentOptions<Logins> = {},
): Promise<Environment<NameOf<Logins[number]>>> {
  if (typeof t?.after !== 'function')
    throw new TypeError(
      "nmbrsEnvironment needs the test it is for: test('...', async (t) => { const env = await nmbrsEnvironment(t); })",
    );
  const env = await (await mock.get()).environment(options);
  t.after(async () => {
    if (t.error) for (const line of (await callsOfFailed(env)).split('\n')) t.diagnostic(line);
    await endEnvironment(env, Boolean(t.error));
  });
  return env;
}

/** @throws AssertionError unless the operation was called with these arguments so often; at least once unless said otherwise. */
export async function assertCalledOn<Name extends OperationName>(
  received: CallsOrEnvironment,
  operation: Called<Name>,
  args?: ArgumentsPattern<Name>,
  times?: Times,
): Promise<void> {
  hold(await nmbrsMatchers.toHaveBeenCalledOn.call({}, received, operation, args, times));
}

/** @throws AssertionError unless the operations were called one after another, whatever came between. */
export async function assertCalledInOrder(
  received: CallsOrEnvironment,
  ...operations: readonly AnyCalled[]
): Promise<void> {
  hold(await nmbrsMatchers.toHaveBeenCalledInOrder(received, ...operations));
}

/** @throws AssertionError that tells everything the real service would have swallowed. */
export async function assertHonoursTheContract(
  received: CallsOrEnvironment,
  options?: CleanContractOptions,
): Promise<void> {
  hold(await nmbrsMatchers.toHonourTheContract(received, options));
}

/**
 * @param call a call, a promise of one, or what a SOAP client answered or threw.
 * @throws AssertionError unless it was answered with this fault, or with any.
 */
export async function assertAnswersFault(call: unknown, expected?: ExpectedFault): Promise<void> {
  hold(await nmbrsMatchers.toAnswerFault(call, expected));
}

function hold({ pass, message }: MatchResult): void {
  if (!pass) throw new AssertionError({ message: message() });
}
