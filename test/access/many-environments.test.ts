import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestEnvironment, type UsableLogin } from '../../server/access/test-environment.ts';
import type { Header } from './support/envelope.ts';
import { HttpMock } from './support/http-mock.ts';
import { type Answer, operationOf } from './support/mock.ts';
import { COMPANY } from './support/office.ts';
import { alone } from './support/users-of.ts';

/** A thousand environments on one server, and two hundred clients at once: nobody sees what another wrote. */

const ENVIRONMENTS = 1_000;
const CLIENTS = 200;

const LIST_DEBTORS = operationOf('DebtorService', 'List_GetAll');
const INSERT_DEBTOR = operationOf('DebtorService', 'Debtor_Insert');
const INSERT_EMPLOYEE = operationOf('EmployeeService', 'Employee_Insert');
const LIST_EMPLOYEES = operationOf('EmployeeService', 'List_GetByCompany');

let http: HttpMock;
let logins: readonly UsableLogin[];

beforeAll(async () => {
  http = await new HttpMock().listen();
  const { tenants } = http.mock;
  const before = heapUsed();
  const start = performance.now();
  logins = Array.from({ length: ENVIRONMENTS }, (_, at) => {
    const made = makeTestEnvironment(tenants, { subdomain: `naast${at}` });
    return made.logins.get('master') as UsableLogin;
  });
  const perEnvironment = (performance.now() - start) / ENVIRONMENTS;
  const memory = (heapUsed() - before) / ENVIRONMENTS;
  console.log(
    `${ENVIRONMENTS} environments: ${(perEnvironment * 1000).toFixed(0)} microseconds and ${(memory / 1024).toFixed(1)} KiB each`,
  );
});
afterAll(() => http.close());

describe(`${ENVIRONMENTS} environments, ${CLIENTS} clients at once`, () => {
  it('each reads back what it wrote, and nothing of the others', async () => {
    const queue = [...logins];
    const before = heapUsed();
    let calls = 0;
    const client = async () => {
      for (let login = queue.shift(); login; login = queue.shift()) {
        const made = await writeAndRead(login);
        calls += made;
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const seconds = (performance.now() - start) / 1000;
    expect(calls).toBe(6 * ENVIRONMENTS);
    console.log(
      `${CLIENTS} clients: ${calls} calls over HTTP in ${seconds.toFixed(1)} s, clients in the same process; ` +
        `${((heapUsed() - before) / ENVIRONMENTS / 1024).toFixed(1)} KiB more an environment, with four records written`,
    );
  });

  it('afterwards each still holds its own, and the origin nothing', async () => {
    for (const login of logins) await expectOwn(login, 2);
    const origin = { Username: 'master@demo.example', Token: `${'0'.repeat(31)}1`, Domain: 'demo' };
    expect(await namesOf(http.call(LIST_DEBTORS, origin))).toHaveLength(6);
    expect(
      (await namesOf(http.call(LIST_EMPLOYEES, origin, { CompanyId: COMPANY, EmployeeType: 0 }))).filter(
        isOurs,
      ),
    ).toEqual([]);
  });

  it('a token opens its own environment only', async () => {
    const [first, second] = logins as [UsableLogin, UsableLogin];
    const mixed = { ...headerOf(first), Token: second.token };
    expect((await http.call(LIST_DEBTORS, mixed)).log.reason).toBe('the token is not one of this login');
    const elsewhere = { ...headerOf(first), Domain: second.tenant.subdomain };
    expect((await http.call(LIST_DEBTORS, elsewhere)).log.reason).toBe(
      "the domain is not the login's environment",
    );
  });

  it('deleting one takes nothing from the others', async () => {
    const [gone, kept] = logins as [UsableLogin, UsableLogin];
    alone(http.mock.tenants.delete(gone.tenant.subdomain));
    expect((await http.call(LIST_DEBTORS, headerOf(gone))).status).toBe(500);
    await expectOwn(kept, 2);
  });
});

/** Two rounds of writing, in between which others get their turn. @returns how many calls were made */
async function writeAndRead(login: UsableLogin): Promise<number> {
  const header = headerOf(login);
  for (const round of [1, 2]) {
    const name = nameOf(login, round);
    await done(http.call(INSERT_DEBTOR, header, { Debtor: { Id: -1, Number: `${round}`, Name: name } }));
    await done(
      http.call(INSERT_EMPLOYEE, header, {
        CompanyId: COMPANY,
        FirstName: 'Iris',
        LastName: name,
        StartDate: '2026-12-01T00:00:00',
        UnprotectedMode: true,
      }),
    );
  }
  await expectOwn(login, 2);
  return 6;
}

async function expectOwn(login: UsableLogin, rounds: number): Promise<void> {
  const header = headerOf(login);
  const own = Array.from({ length: rounds }, (_, at) => nameOf(login, at + 1));
  const debtors = await namesOf(http.call(LIST_DEBTORS, header));
  expect(debtors).toHaveLength(6 + rounds);
  expect(debtors.filter(isOurs)).toEqual(own);
  const employees = await namesOf(http.call(LIST_EMPLOYEES, header, { CompanyId: COMPANY, EmployeeType: 0 }));
  expect(employees.filter(isOurs).map((name) => own.find((other) => name.includes(other)))).toEqual(own);
}

function headerOf({ username, token, tenant }: UsableLogin): NonNullable<Header> {
  return { Username: username, Token: token, Domain: tenant.subdomain };
}

/** Tells the environment and the round; no name of the seeded world reads so. */
function nameOf({ tenant }: UsableLogin, round: number): string {
  return `Van${tenant.subdomain}ronde${round}einde`;
}

function isOurs(name: string): boolean {
  return /Vannaast\d+ronde\d+einde/.test(name);
}

async function done(call: Promise<Answer>): Promise<Answer> {
  const answer = await call;
  expect(answer.fault).toBeNull();
  return answer;
}

async function namesOf(call: Promise<Answer>): Promise<string[]> {
  const { body } = await done(call);
  return [...body.matchAll(/<(?:DisplayName|Name)>([^<]*)</g)].map(([, name = '']) => name);
}

/** Bytes in use after a collection. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
