import type { Mock } from '../../client/mock.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { EXIT } from '../exit.ts';
import { type ListedLogin, loginTable } from '../login-table.ts';
import { say, sayJson } from '../output.ts';
import { tellingWhyNot } from '../refused.ts';
import { mockOf } from './mock.ts';

export interface LoginsOptions {
  /** A running mock; the default world without. */
  readonly url?: string;
  readonly controlToken?: string;
  readonly json: boolean;
}

/** Lists the named logins of the default world, or all logins of a running mock as they stand. @returns the exit code. */
export function logins({ url, controlToken = '', json }: LoginsOptions): Promise<number> {
  return tellingWhyNot('logins', async () => {
    const [data, rows] = url === undefined ? namedRows() : await rowsOf(mockOf({ url, controlToken }));
    if (json) sayJson(data);
    else say(loginTable(rows));
    return EXIT.fine;
  });
}

type Listed = readonly [data: object, rows: readonly ListedLogin[]];

function namedRows(): Listed {
  return [namedLogins, namedLogins.map((login) => ({ ...login, name: login.archetype }))];
}

async function rowsOf(mock: Mock): Promise<Listed> {
  const records = await mock.listLogins();
  return [records, records.map((login) => ({ ...login, ...login.typed, name: login.name ?? '' }))];
}
