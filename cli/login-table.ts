import { table } from './table.ts';

/** As much of a login as a table shows. */
export interface ListedLogin {
  /** What a test calls it; empty for one that has no name. */
  readonly name: string;
  readonly username: string;
  readonly token: string;
  readonly password: string;
  readonly domain: string;
  /** Of a running mock. */
  readonly state?: string;
  readonly expect: string;
}

/** A table of logins, with their states where they are known. */
export function loginTable(logins: readonly ListedLogin[]): string {
  const withState = logins.some(({ state }) => state !== undefined);
  const rows = logins.map(({ name, username, token, password, domain, state = '', expect }) => [
    ...[name, username, token, password, domain],
    ...(withState ? [state] : []),
    expect,
  ]);
  const state = withState ? ['State'] : [];
  return table([['Login', 'Username', 'Token', 'Password', 'Domain', ...state, 'Expect'], ...rows]);
}
