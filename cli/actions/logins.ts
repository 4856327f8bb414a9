import { type NamedLogin, namedLogins } from '../../fixtures/logins.ts';
import { EXIT } from '../exit.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { mockOf } from './mock.ts';

export interface LoginsOptions {
  /** A running mock; the default world without. */
  readonly url?: string;
  readonly controlToken?: string;
  readonly json: boolean;
}

type ListedLogin = Pick<NamedLogin, 'archetype' | 'username' | 'token' | 'password' | 'domain' | 'expect'> & {
  /** Of a running mock: how it stands now. */
  readonly state?: string;
};

/** Lists the named logins. @returns the exit code. */
export function logins({ url, controlToken = '', json }: LoginsOptions): Promise<number> {
  return tellingWhyNot('logins', async () => {
    const listed: readonly ListedLogin[] =
      url === undefined ? namedLogins : await mockOf({ url, controlToken }).namedLogins();
    console.log(json ? JSON.stringify(listed, null, 2) : loginsTable(listed, url !== undefined));
    return EXIT.fine;
  });
}

function loginsTable(logins: readonly ListedLogin[], isRunning: boolean): string {
  const rows = logins.map(({ archetype, username, token, password, domain, state = '', expect }) => [
    archetype,
    username,
    token,
    password,
    domain,
    ...(isRunning ? [state] : []),
    expect,
  ]);
  return table([
    ['Login', 'Username', 'Token', 'Password', 'Domain', ...(isRunning ? ['State'] : []), 'Expect'],
    ...rows,
  ]);
}
