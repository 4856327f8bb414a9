/** What each of the faces gives out besides its own. */

export * from '../contracts/harness/given-out.ts';
export type {
  EnvironmentWanted,
  LoginWanted,
  TestEnvironment,
  UsableLogin,
} from '../contracts/harness/mock/mock-client.ts';
