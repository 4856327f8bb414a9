import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation, Version } from '../../contracts/interface/model.ts';
import type { Login } from '../../server/access/login.ts';
import type { Elements } from './support/envelope.ts';
import { expectLetIn, expectRefused } from './support/expect-answer.ts';
import { HttpMock } from './support/http-mock.ts';
import { type Answer, operationOf } from './support/mock.ts';
import { DEBTOR, Office, PASSWORD } from './support/office.ts';
import { alone } from './support/users-of.ts';

/** Where and how one signs on: by which operation of which version, at which path, and what it is sent. */
interface Door {
  readonly operation: Operation;
  readonly path: string;
  readonly sends: (login: Login) => Elements;
  /** What else could be wrong with it. */
  readonly wrong: (login: Login) => Elements;
}

let http: HttpMock;
let office: Office;
let login: Login;
beforeAll(async () => {
  http = await new HttpMock().listen();
});
afterAll(() => http.close());
beforeEach(() => {
  office = new Office(http.mock.tenants);
  login = office.hire();
});

const byPassword = ({ username }: Login) => ({ Username: username, Password: PASSWORD });
const byToken = ({ id, username }: Login) => ({
  Username: username,
  Token: office.headerOf({ id }).Token ?? '',
});
const byDomain = (user: Login) => ({ ...byPassword(user), Domain: office.tenant.subdomain });

function doorsOf(version: Version, path: string): [string, Door][] {
  const operation = (name: string) => operationOf('SingleSignOn', name, version);
  const doors: [string, Door][] = [
    [
      `GetToken at ${path}`,
      {
        operation: operation('GetToken'),
        path,
        sends: byPassword,
        wrong: (user) => ({ ...byPassword(user), Password: 'Anders-456' }),
      },
    ],
    [
      `GetToken2 at ${path}`,
      {
        operation: operation('GetToken2'),
        path,
        sends: byToken,
        wrong: (user) => ({ ...byToken(user), Token: 'ffffffffffffffffffffffffffffffff' }),
      },
    ],
  ];
  return doors;
}

const withDomain: [string, Door] = [
  'GetTokenWithDomain at /soap/v3/SingleSignOn.asmx',
  {
    operation: operationOf('SingleSignOn', 'GetTokenWithDomain'),
    path: '/soap/v3/SingleSignOn.asmx',
    sends: byDomain,
    wrong: (user) => ({ ...byDomain(user), Password: 'Anders-456' }),
  },
];

const doors: [string, Door][] = [
  ...doorsOf('v3', '/soap/v3/SingleSignOn.asmx'),
  withDomain,
  ...doorsOf('v2.1', '/soap/v2.1/SingleSignOn.asmx'),
  ...doorsOf('v2.1', '/soap/v2.0/SingleSignOn.asmx'),
];

const PAGE = '/applications/common/externalactions.aspx';

function tokenIn({ body }: Answer): string {
  const [, token = ''] = /Result>([0-9a-f-]{36})</.exec(body) ?? [];
  expect(token).not.toBe('');
  return token;
}

function open(token: string, query = `login=nmbrs&ID=${token}`) {
  return http.get(`${PAGE}?${query}`);
}

describe.each(doors)('%s', (_, { operation, path, sends, wrong }) => {
  const signOn = (body: Elements) => http.call(operation, null, body, { path });

  it('gives a token that logs in the browser, once', async () => {
    const answer = await signOn(sends(login));
    expectLetIn(answer);
    const token = tokenIn(answer);
    const page = await open(token);
    expect(page.status).toBe(200);
    expect(page.text).toContain(login.username);
    expect(page.text).toContain(office.tenant.subdomain);
    const again = await open(token);
    expect(again.status).toBe(403);
    expect(again.text).not.toContain(login.username);
  });

  it('gives a token that lives 30 seconds', async () => {
    const { clock } = office.tenant.environment;
    clock.freeze();
    const tokens = [tokenIn(await signOn(sends(login))), tokenIn(await signOn(sends(login)))] as const;
    expect(tokens[0]).not.toBe(tokens[1]);
    clock.advance(29);
    expect((await open(tokens[0])).status).toBe(200);
    clock.advance(1);
    expect((await open(tokens[1])).status).toBe(403);
  });

  it('refuses a wrong pair with the text that has no number', async () => {
    const text = 'Server was unable to process request. ---> Invalid combination email/password';
    const username = sends(login).Username;
    for (const body of [
      wrong(login),
      { ...sends(login), Username: 'niemand@nergens.example' },
      { Username: username ?? '' },
    ]) {
      const domain = operation.name === 'GetTokenWithDomain' ? { Domain: office.tenant.subdomain } : {};
      const answer = await signOn({ ...domain, ...body });
      expectRefused(answer, 'sso-wrong-pair');
      expect(answer.fault).toBe(text);
    }
  });

  it('refuses a login that is not active, and gives nothing more to one that was deleted', async () => {
    office.users.deactivate(login.id);
    expectRefused(await signOn(sends(login)), 'sso-inactive');
    office.users.reactivate(login.id);
    expectLetIn(await signOn(sends(login)));
    office.users.deleteLogin(login.id);
    expectRefused(await signOn(sends(login)), 'sso-wrong-pair');
  });

  it('follows the subscription and the user template', async () => {
    office.switchOff(login, operation);
    expectRefused(await signOn(sends(login)), 'call-off');
    office.tenant.change({ subscription: 'none' });
    expectRefused(await signOn(sends(login)), 'no-subscription');
  });
});

describe('a login in several environments', () => {
  it('cannot sign on by password alone, but can by domain or by its API token', async () => {
    const second = new Office(http.mock.tenants);
    const other = second.hire(login.username);
    const call = (name: string, body: Elements) => http.call(operationOf('SingleSignOn', name), null, body);

    expectRefused(await call('GetToken', byPassword(login)), 'sso-several-environments');
    for (const [home, user] of [
      [office, login],
      [second, other],
    ] as const) {
      const here = { ...byPassword(user), Domain: home.tenant.subdomain.toUpperCase() };
      const token = { Username: user.username, Token: home.headerOf(user).Token ?? '' };
      for (const answer of [await call('GetTokenWithDomain', here), await call('GetToken2', token)]) {
        const page = await open(tokenIn(answer));
        expect(page.text).toContain(home.tenant.subdomain);
      }
    }
    // Nobody there by that name: no more than a wrong pair.
    const third = { ...byPassword(login), Domain: new Office(http.mock.tenants).tenant.subdomain };
    expectRefused(await call('GetTokenWithDomain', third), 'sso-wrong-pair');

    second.users.deleteLogin(other.id);
    expectLetIn(await call('GetToken', byPassword(login)));
  });
});

describe('what a token of single sign-on is worth', () => {
  const getToken = () =>
    http.call(operationOf('SingleSignOn', 'GetToken'), null, byPassword(login)).then(tokenIn);

  it('nothing when the domain was unknown', async () => {
    const body = { ...byPassword(login), Domain: 'nergens' };
    const answer = await http.call(operationOf('SingleSignOn', 'GetTokenWithDomain'), null, body);
    expectRefused(answer, 'sso-unknown-domain');
  });

  it('nothing once its login is deactivated or its environment reset', async () => {
    const first = await getToken();
    office.users.deactivate(login.id);
    expect((await open(first)).status).toBe(403);
    office.users.reactivate(login.id);
    const second = await getToken();
    alone(office.tenant.reset());
    office.hire(office.address('ander'));
    expect((await open(second)).status).toBe(403);
  });

  it('nothing to the services, and an API token nothing to the page', async () => {
    const header = office.headerOf(login);
    const call = operationOf('DebtorService', 'Debtor_Get');
    const answer = await http.call(call, { ...header, Token: await getToken() }, { DebtorId: DEBTOR });
    expectRefused(answer, 'wrong-token');
    expect((await open(header.Token ?? '')).status).toBe(403);
  });

  it('used up only by opening the page with both parameters, in whatever case', async () => {
    const token = await getToken();
    expect((await http.get(`${PAGE}?login=nmbrs&ID=${token}`, 'HEAD')).status).toBe(405);
    for (const query of [
      '',
      'login=nmbrs',
      `ID=${token}`,
      `login=ander&ID=${token}`,
      'login=nmbrs&ID=onbekend',
    ])
      expect((await open(token, query)).status).toBe(403);
    const page = await http.get(`${PAGE.toUpperCase()}?LOGIN=nmbrs&id=${token}`);
    expect(page.status).toBe(200);
  });

  it('asks the template for the API token, as the services do', async () => {
    const body = byToken(login);
    const call = operationOf('SingleSignOn', 'GetToken2');
    office.users.giveTemplate(login.id, office.template('withoutToken').id);
    expectRefused(await http.call(call, null, body), 'sso-wrong-pair');
    office.users.giveTemplate(login.id, office.template('full').id);
    expectLetIn(await http.call(call, null, body));
    office.users.switchApiAccount(login.id, false);
    expectRefused(await http.call(call, null, body), 'sso-wrong-pair');
  });
});
