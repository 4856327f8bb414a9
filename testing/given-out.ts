/** What each of the faces gives out besides its own. */

export * from '../client/given-out.ts';
export type {
  EnvironmentWanted,
  LoginWanted,
  TestEnvironment,
  UsableLogin,
} from '../client/mock-client.ts';
