import { types } from 'node:util';

/** As much as is needed of what jest-circus, which runs the tests of Jest, knows of a run. */
interface RunState {
  readonly currentlyRunningTest?: {
    /** Each with one that tells where the test stands. */
    readonly errors: readonly (readonly [unknown, unknown])[];
  } | null;
}

/**
 * The errors of the test that runs, as far as it has failed. Jest tells no hook of them, but keeps them under a symbol of
 * its globals; a runner that does not has none.
 */
export function errorsOfTest(globals: object): Error[] {
  const key = Object.getOwnPropertySymbols(globals).find(
    ({ description }) => description === 'JEST_STATE_SYMBOL',
  );
  const state = key && (globals as Readonly<Record<symbol, RunState>>)[key];
  const errors = state?.currentlyRunningTest?.errors ?? [];
  return errors.map(([error]) => error).filter((error) => types.isNativeError(error));
}
