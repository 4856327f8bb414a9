/** `nmbrs-mock/jest`: matchers for `expect.extend` of Jest, and an environment for every test of a file. */

import type { Environment, EnvironmentOptions, NameOf, OnlyMaster, WantedLogin } from '../client/index.ts';
import type { NmbrsMatchers } from '../harness/matchers/matchers.ts';
import { endEnvironment } from './end-of-test.ts';
import { callsOfFailed, endWith } from './failed-test.ts';
import { errorsOfTest } from './jest-errors.ts';
import { SharedMock } from './open-mock.ts';

export { type NmbrsMatchers, nmbrsMatchers } from '../harness/matchers/matchers.ts';
export * from './exports.ts';

declare global {
  /** Jest's globals, as `@types/jest` declares them. */
  namespace jest {
    interface Matchers<R, T> extends NmbrsMatchers {}
  }
}

// biome-ignore lint/suspicious/noTsIgnore: Without the types of Jest there is no such module; with them nothing is wrong.
/** @ts-ignore What `@jest/globals` gives out, where Jest is installed. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends NmbrsMatchers {}
}

/** The hooks of a runner like Jest. */
export interface Hooks {
  beforeEach(hook: () => Promise<void>): void;
  afterEach(hook: () => Promise<void>): void;
  afterAll(hook: () => Promise<void>): void;
}

/**
 * Makes an environment for every test of a file or a `describe`, and deletes it after the test: `const env =
 * useNmbrs(); test('...', async () => { env().logins.master ... })`. A mock is started for them, or `NMBRS_MOCK_URL`
 * names one that runs already. The report of a test that fails ends with what it called.
 * @param hooks those of `@jest/globals`, where Jest's globals are switched off.
 * @param sandbox the globals of the test files, where those of this file are others.
 * @returns the environment of the test that runs.
 */
export function useNmbrs<const Logins extends readonly WantedLogin[] = OnlyMaster>(
  options: EnvironmentOptions<Logins> = {},
  hooks: Hooks = globalThis as unknown as Hooks,
  sandbox: object = globalThis,
): () => Environment<NameOf<Logins[number]>> {
  const mock = new SharedMock();
  let env: Environment<NameOf<Logins[number]>> | null = null;
  hooks.beforeEach(async () => {
    env = await (await mock.get()).environment(options);
  });
  hooks.afterEach(async () => {
    if (!env) return;
    const error = errorsOfTest(sandbox).at(-1);
    if (error) endWith(error, await callsOfFailed(env));
    const ended = env;
    env = null;
    await endEnvironment(ended, error !== undefined);
  });
  hooks.afterAll(() => mock.close());
  return () => {
    if (env) return env;
    throw new Error('there is an environment only while a test runs; ask for it inside the test');
  };
}
