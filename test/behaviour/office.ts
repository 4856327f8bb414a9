import type { Environment } from '../../client/environment.ts';
import { type Door, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

/** An environment like `demo`, for one test alone. */
export interface Office {
  readonly env: Environment;
  readonly url: string;
  /** Sees everything. */
  readonly master: SoapClient;
  /** Sees the bakery, debtor 1001, only. */
  readonly debtor: SoapClient;
}

/** One server for the tests of a file, reached through this door; each test opens an office of its own. */
export function useOffices(door: Door = 'in this process'): () => Promise<Office> {
  const mock = useMock(door);
  return async () => {
    const env = await mock().environment({ logins: [{ archetype: 'master' }, { archetype: 'debtor' }] });
    const { master, debtor } = env.logins;
    return {
      env,
      url: env.url,
      master: new SoapClient(env.url, master),
      debtor: new SoapClient(env.url, debtor),
    };
  };
}
