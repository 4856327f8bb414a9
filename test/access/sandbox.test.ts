import { afterAll, beforeAll, it } from 'vitest';
import { expectLetIn, expectRefused } from './support/expect-answer.ts';
import { HttpMock } from './support/http-mock.ts';
import { operationOf } from './support/mock.ts';
import { Office } from './support/office.ts';

/** The sandbox rule: its host serves last night's copy, so what happened to a token today has not reached it. */

const LIST = operationOf('DebtorService', 'List_GetAll');
const SANDBOX = 'api-sandbox.nmbrs.nl';

let http: HttpMock;
beforeAll(async () => {
  http = await new HttpMock().listen();
});
afterAll(() => http.close());

/** An office whose clock stands still at four in the afternoon, with a login made just now. */
function officeToday(settings: { readonly sandboxCopy: boolean }) {
  const office = new Office(http.mock.tenants, settings);
  const { clock } = office.tenant.environment;
  clock.set('2026-11-16T16:00:00');
  clock.freeze();
  return { office, clock, login: office.hire() };
}

it('a token made today works on another host, and on the sandbox from midnight on', async () => {
  const { office, clock, login } = officeToday({ sandboxCopy: true });
  const header = office.headerOf(login);
  for (const host of [SANDBOX, 'API-SANDBOX.nmbrs.nl:443', 'sandbox.localhost:8080'])
    expectRefused(await http.call(LIST, header, {}, { host }), 'sandbox-not-copied');
  for (const host of ['api.nmbrs.nl', '127.0.0.1:8080', 'localhost'])
    expectLetIn(await http.call(LIST, header, {}, { host }));

  clock.set('2026-11-16T23:59:59');
  expectRefused(await http.call(LIST, header, {}, { host: SANDBOX }), 'sandbox-not-copied');
  clock.advance(1);
  expectLetIn(await http.call(LIST, header, {}, { host: SANDBOX }));
});

it('a token made and reset on one day never reaches the sandbox', async () => {
  const { office, clock, login } = officeToday({ sandboxCopy: true });
  const old = office.headerOf(login);
  office.users.resetToken(login.id);
  expectRefused(await http.call(LIST, old, {}, { host: SANDBOX }), 'sandbox-not-copied');
  clock.set('2026-11-17T00:00:00');
  expectRefused(await http.call(LIST, old, {}, { host: SANDBOX }), 'token-reset');
});

it('without the option the sandbox host is like any other', async () => {
  const { office, login } = officeToday({ sandboxCopy: false });
  const old = office.headerOf(login);
  expectLetIn(await http.call(LIST, old, {}, { host: SANDBOX }));
  office.users.resetToken(login.id);
  expectRefused(await http.call(LIST, old, {}, { host: SANDBOX }), 'token-reset');
});

it('the logins an environment comes with are old enough for the sandbox', async () => {
  const tenant = http.mock.tenants.get('demo');
  tenant.change({ sandboxCopy: true });
  const header = { Username: 'master@demo.example', Token: `${'0'.repeat(31)}1`, Domain: 'demo' };
  expectLetIn(await http.call(LIST, header, {}, { host: SANDBOX }));
});
