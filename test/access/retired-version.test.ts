import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../contracts/control/settings.ts';
import { expectLetIn } from './support/expect-answer.ts';
import { HttpMock } from './support/http-mock.ts';
import { operationOf } from './support/mock.ts';
import { Office, PASSWORD } from './support/office.ts';

/** An environment may do without version 2.1 (mark: version-21-answers); version 3 is never touched by that. */

const OLD_LIST = operationOf('DebtorService', 'List_GetAll', 'v2.1');
const LIST = operationOf('DebtorService', 'List_GetAll');

let http: HttpMock;
beforeAll(async () => {
  http = await new HttpMock().listen();
});
afterAll(() => http.close());

function employedAt(version21: Settings['version21']) {
  const office = new Office(http.mock.tenants);
  office.tenant.change({ version21 });
  const login = office.hire();
  return { header: office.headerOf(login), login };
}

it('is served unless said otherwise', async () => {
  const office = new Office(http.mock.tenants);
  expect(office.tenant.settings.version21).toBe('served');
  expectLetIn(await http.call(OLD_LIST, office.headerOf(office.hire())));
});

it.each([
  ['not-found', 404],
  ['gone', 410],
] as const)(
  '%s answers with nothing but HTTP %i, and the reason is in the journal',
  async (version21, status) => {
    const { header } = employedAt(version21);
    const { body, log, ...answer } = await http.call(OLD_LIST, header);
    expect({ ...answer, body, reason: log.reason }).toEqual({
      status,
      fault: null,
      body: '',
      reason: 'version 2.1 is closed in this environment',
    });
    expectLetIn(await http.call(LIST, header));
  },
);

it('holds for signing on too, which names its login in the body', async () => {
  const { login } = employedAt('gone');
  const signOn = { Username: login.username, Password: PASSWORD };
  const [old, present] = [
    operationOf('SingleSignOn', 'GetToken', 'v2.1'),
    operationOf('SingleSignOn', 'GetToken'),
  ];
  expect((await http.call(old, null, signOn)).status).toBe(410);
  expectLetIn(await http.call(present, null, signOn));
});

it('the pages of version 2.1 say that it was to be closed, and those of version 3 do not', async () => {
  const about = /version 2\.1 would be closed on 15 February 2023/;
  for (const path of [
    '/soap/v2.1/',
    '/soap/v2.1/DebtorService.asmx',
    '/soap/v2.1/DebtorService.asmx?op=List_GetAll',
  ]) {
    expect((await http.get(path)).text).toMatch(about);
    expect((await http.get(path.replace('v2.1', 'v3'))).text).not.toMatch(about);
  }
});
