import type { Environment } from '../../../../testing/vitest.ts';
import { SoapClient, type SoapReply } from '../../../support/soap-client.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** For the test of this project: what a test was given. */
    used?: { readonly url: string; readonly environment: string; readonly logins: readonly string[] };
  }
}

export function callDebtor(env: Environment, parameters: string, login = 'master'): Promise<SoapReply> {
  return new SoapClient(env.url, env.login(login)).call('DebtorService', 'Debtor_Get', parameters);
}
