/** `nmbrs-mock/vitest`: an environment for every test, and matchers for what was called in it. */
import { inject, type TestAPI, test } from 'vitest';
import type { EnvironmentWanted, TestEnvironment } from '../client/mock-client.ts';
import type { NmbrsMatchers } from '../harness/matchers/matchers.ts';
import { callsOfFailed, tellWith } from './failed-test.ts';
import { clientOf, MOCK_URL, type MockAddress, mockNamed } from './mock-address.ts';
import { PROVIDED } from './vitest-provided.ts';

export { type NmbrsMatchers, nmbrsMatchers } from '../harness/matchers/matchers.ts';
export * from './given-out.ts';

declare module 'vitest' {
  interface Matchers<T> extends NmbrsMatchers {}
  interface TaskMeta {
    /** What a failed test called in its environment. */
    nmbrsCalls?: string | undefined;
  }
}

/** What a test of `nmbrsTest` can ask for. */
export interface NmbrsFixtures {
  /** What the environment is to be like: `nmbrsTest.extend({ environment: { logins: [{ archetype: 'debtor' }] } })`. */
  readonly environment: EnvironmentWanted;
  /** An environment of the mock for this test alone; gone after it. */
  readonly env: TestEnvironment;
}

/**
 * Vitest's `test`, with an environment for each: `nmbrsTest('...', async ({ env }) => { ... })`. The report of a test that
 * fails tells what was called, below its error and as `task.meta.nmbrsCalls`.
 * Needs the global set-up `nmbrs-mock/vitest/setup`, or a mock named by `NMBRS_MOCK_URL`.
 */
export const nmbrsTest: TestAPI<NmbrsFixtures> = test.extend<NmbrsFixtures>({
  environment: {},
  env: async ({ environment, task }, use) => {
    const env = await clientOf(mockOfTheRun()).environment(environment);
    await use(env);
    // An earlier try of a test that is tried again has left its errors.
    const hasFailed = task.result?.state === 'fail';
    const told = hasFailed ? await callsOfFailed(env) : undefined;
    task.meta.nmbrsCalls = told;
    const error = task.result?.errors?.at(-1);
    if (told !== undefined && error) tellWith(error, told);
    await env.delete();
  },
});

/** @throws Error that says how to get one. */
function mockOfTheRun(): MockAddress {
  const mock = inject(PROVIDED) ?? mockNamed();
  if (mock) return mock;
  throw new Error(
    `no mock serves this run; add globalSetup: ['nmbrs-mock/vitest/setup'] to the configuration of Vitest, or name a mock that runs in ${MOCK_URL}`,
  );
}
