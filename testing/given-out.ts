/** What each of the faces gives out besides its own. */

export { readBaseline, writeBaseline } from '../contracts/harness/journal/baseline.ts';
export type { CleanContractOptions } from '../contracts/harness/journal/call-journal.ts';
export type { CallPattern, Times } from '../contracts/harness/journal/expectation.ts';
export type { Baseline } from '../contracts/harness/journal/violations.ts';
export type {
  EnvironmentWanted,
  LoginWanted,
  TestEnvironment,
  UsableLogin,
} from '../contracts/harness/mock/mock-client.ts';
