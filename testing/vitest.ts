/** `nmbrs-mock/vitest`: an environment for every test, and matchers for what was called in it. */
import { inject, type TestAPI, test } from 'vitest';
import type { Environment, EnvironmentOptions, NameOf, OnlyMaster, WantedLogin } from '../client/index.ts';
import type { NmbrsMatchers } from '../harness/matchers/matchers.ts';
import { endEnvironment } from './end-of-test.ts';
import { callsOfFailed, endWith } from './failed-test.ts';
import { MOCK_URL, type MockAddress, mockAt, mockNamed } from './mock-address.ts';
import { PROVIDED } from './vitest-provided.ts';

export { type NmbrsMatchers, nmbrsMatchers } from '../harness/matchers/matchers.ts';
export * from './exports.ts';

declare module 'vitest' {
  interface Matchers<T> extends NmbrsMatchers {}
  interface TaskMeta {
    /** What a failed test called in its environment. */
    nmbrsCalls?: string | undefined;
  }
}

/** What a test of `nmbrsTest` can ask for. @template Name what the logins of its environment are called. */
export interface NmbrsFixtures<Name extends string = 'master'> {
  /** What the environment is to be like; `nmbrsTestWith` types the logins of `env` by it. */
  readonly environment: EnvironmentOptions;
  /** An environment of the mock for this test alone; gone after it. */
  readonly env: Environment<Name>;
}

/**
 * Vitest's `test`, with an environment for each: `nmbrsTest('...', async ({ env }) => { ... })`. The report of a test that
 * fails tells what was called, below its error and as `task.meta.nmbrsCalls`.
 * Needs the global set-up `nmbrs-mock/vitest/setup`, or a mock named by `NMBRS_MOCK_URL`.
 */
export const nmbrsTest: TestAPI<NmbrsFixtures> = test.extend<NmbrsFixtures>({
  environment: {},
  env: async ({ environment, task }, work) => {
    const env = await mockAt(mockOfTheRun()).environment(environment);
    await work(env as Environment<'master'>);
    // An earlier try of a test that is tried again has left its errors.
    const hasFailed = task.result?.state === 'fail';
    const calls = hasFailed ? await callsOfFailed(env) : undefined;
    task.meta.nmbrsCalls = calls;
    const error = task.result?.errors?.at(-1);
    if (calls !== undefined && error) endWith(error, calls);
    await endEnvironment(env, hasFailed);
  },
});

/**
 * The same with an environment of another kind, whose logins are typed by their names:
 * `const customerTest = nmbrsTestWith({ logins: [{ archetype: 'debtor', name: 'customer' }] })`.
 */
export function nmbrsTestWith<const Logins extends readonly WantedLogin[] = OnlyMaster>(
  environment: EnvironmentOptions<Logins>,
): TestAPI<NmbrsFixtures<NameOf<Logins[number]>>> {
  const extended: unknown = nmbrsTest.extend({ environment });
  return extended as TestAPI<NmbrsFixtures<NameOf<Logins[number]>>>;
}

/** @throws Error that says how to get one. */
function mockOfTheRun(): MockAddress {
  const mock = inject(PROVIDED) ?? mockNamed();
  if (mock) return mock;
  throw new Error(
    `no mock serves this run; add globalSetup: ['nmbrs-mock/vitest/setup'] to the configuration of Vitest, or name a mock that runs in ${MOCK_URL}`,
  );
}
