import { afterAll, beforeAll } from 'vitest';
import type { EnvironmentHandle } from '../../client/environment-handle.ts';
import { type Nmbrs, startNmbrs } from '../../client/start.ts';
import { SoapClient } from '../support/soap-client.ts';

/** An environment like `demo`, for one test alone. */
export interface Office {
  readonly env: EnvironmentHandle;
  readonly url: string;
  /** Sees everything. */
  readonly master: SoapClient;
  /** Sees the bakery, debtor 1001, only. */
  readonly debtor: SoapClient;
}

/** One server for the tests of a file; each test opens an office of its own. */
export function useOffices(): () => Promise<Office> {
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    nmbrs = await startNmbrs();
  });
  afterAll(() => nmbrs.close());
  return async () => {
    const env = await nmbrs.environment({ logins: [{ archetype: 'master' }, { archetype: 'debtor' }] });
    const { master, debtor } = env.logins;
    return {
      env,
      url: nmbrs.url,
      master: new SoapClient(nmbrs.url, master),
      debtor: new SoapClient(nmbrs.url, debtor),
    };
  };
}
