import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNmbrs } from '../../../client/http/connect.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import { failuresOf } from '../../../harness/run/results.ts';
import { runCases } from '../../../harness/run/run-cases.ts';
import { MockTarget } from '../../../harness/targets/mock-target.ts';
import { Missing, serviceTarget } from '../../../harness/targets/service-target.ts';
import type { Target } from '../../../harness/targets/target.ts';
import { runTwin } from '../../../harness/twin/run-twin.ts';

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

const { username, token, domain } = namedLogins.find(({ archetype }) => archetype === 'master') ?? {
  username: '',
  token: '',
  domain: '',
};
const ACCOUNT = { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: domain };

/** A mock stands in for the real service: it is called like one, without its control API. */
const service = (environment: Readonly<Record<string, string>> = ACCOUNT, allowWrites = false): Target =>
  serviceTarget(nmbrs.url, environment, { allowWrites, pace: 0 });

async function outcomesOf(text: string, target: Target) {
  const { cases, errors } = readCases(text, 'test.yaml');
  expect(errors).toEqual([]);
  const { cases: results } = await runCases(cases, target, { concurrency: 1 });
  return results.map(({ outcome, why }) => why ?? outcome);
}

const READS = `case: reads
given: { employee: 1, company: 2, debtor: 3, other: 4 }
steps:
  - { call: EmployeeService.PersonalInfo_GetCurrent, with: { EmployeeId: $employee }, answer: { Id: $employee } }
  - { call: CompanyService.Address_GetCurrent, with: { CompanyId: $company } }
  - { call: DebtorService.Debtor_Get, with: { DebtorId: $debtor }, answer: { Id: $debtor } }
  - { call: DebtorService.Debtor_Get, with: { DebtorId: $other }, answer: { Id: { not: $debtor } } }
`;

describe('a case on a real service', () => {
  it('is about records that the account sees', async () => {
    expect(await outcomesOf(READS, service())).toEqual(['passed']);
  });

  it('is skipped, and says why, when it needs what is not there', async () => {
    const text = [
      'case: writes\ngiven: { debtor: 1 }\nsteps: [{ call: DebtorService.Title_Insert, with: { DebtorId: $debtor, title: { TitleName: x } } }]',
      'case: sends\nsteps: [{ send: { path: / }, status: 200 }]',
      'case: clock\nsteps: [{ mock: { clock: 2026-12-01 } }, { call: DebtorService.List_GetAll }]',
      'case: login\nlogins: [debtor]\nsteps: [{ call: DebtorService.List_GetAll }]',
      'case: password\nsteps: [{ call: SingleSignOn.GetToken, with: { Password: $master.password } }]',
      'case: named\nmockOnly: so it is\nsteps: [{ call: DebtorService.List_GetAll }]',
    ].join('\n---\n');
    expect(await outcomesOf(text, service())).toEqual([
      'it changes something; --allow-writes permits that',
      'it changes something; --allow-writes permits that',
      'only a mock can hold it: it changes logins, settings or the clock',
      'no credentials for the login debtor; set NMBRS_DEBTOR_USERNAME and _TOKEN',
      'no password for the login master; set NMBRS_PASSWORD',
      'only a mock can hold it: so it is',
    ]);
  });

  it('is skipped when the account sees too little for it', async () => {
    const { username: name, token: secret } =
      namedLogins.find(({ archetype }) => archetype === 'debtor') ?? {};
    const small = service({ NMBRS_USERNAME: name ?? '', NMBRS_TOKEN: secret ?? '', NMBRS_DOMAIN: 'demo' });
    expect(await outcomesOf(READS, small)).toEqual([
      'the account sees too few of what $other stands for, debtor ids',
    ]);
  });

  it('may change something when that is allowed', async () => {
    const text =
      'case: writes\ngiven: { debtor: 1 }\nsteps: [{ call: DebtorService.Title_Insert, with: { DebtorId: $debtor, title: { TitleName: x } } }]';
    expect(await outcomesOf(text, service(ACCOUNT, true))).toEqual(['passed']);
  });

  it('uses the credentials of other logins where there are some', async () => {
    const { username: name, token: secret } =
      namedLogins.find(({ archetype }) => archetype === 'deactivated') ?? {};
    const target = service({
      ...ACCOUNT,
      NMBRS_DEACTIVATED_USERNAME: name ?? '',
      NMBRS_DEACTIVATED_TOKEN: secret ?? '',
      NMBRS_DEACTIVATED_DOMAIN: 'demo',
    });
    const text = 'case: x\nlogins: [deactivated]\nsteps: [{ call: DebtorService.List_GetAll, fault: 1001 }]';
    expect(await outcomesOf(text, target)).toEqual(['passed']);
  });

  it('tells nothing of what stands in its records', async () => {
    const text = `case: x
given: { employee: 1 }
steps:
  - { call: EmployeeService.PersonalInfo_GetCurrent, with: { EmployeeId: $employee }, keep: { name: LastName } }
  - call: EmployeeService.PersonalInfo_GetCurrent
    with: { EmployeeId: $employee }
    answer: { LastName: { not: $name }, BSN: 1, FirstName: { matches: '^$' }, Initials: null }
`;
    const { cases } = readCases(text, 'test.yaml');
    const { cases: results } = await runCases(cases, service());
    expect(results.flatMap(failuresOf).map(({ message }) => message)).toEqual([
      'LastName: expected something else than $name, was another value',
      'BSN: expected 1, was another value',
      'FirstName: expected a match of /^$/u, was another value',
      'Initials: expected nothing, was another value',
    ]);
    expect(JSON.stringify(results)).not.toContain(token);
    expect(results.flatMap(({ steps }) => steps.map(({ exchange }) => exchange))).toEqual([null, null]);
  });

  it('is about records that belong together, and are hidden from who should not see them', async () => {
    const text = `case: x
logins: [master, debtor]
given: { client: 1, company: 2, employee: 3, hidden: { id: 4, hiddenFrom: debtor, of: null }, stranger: { id: 5, of: hidden } }
steps:
  - { call: CompanyService.List_GetByDebtor, with: { DebtorId: $client }, answer: { has: { ID: $company } } }
  - call: EmployeeService.List_GetByCompany
    with: { CompanyId: $company, EmployeeType: 2 }
    answer: { has: { Id: $employee }, lacks: { Id: $stranger } }
  - call: EmployeeService.List_GetByCompany
    with: { CompanyId: $hidden, EmployeeType: 2 }
    answer: { has: { Id: $stranger } }
  - { call: EmployeeService.PersonalInfo_GetCurrent, as: debtor, with: { EmployeeId: $employee } }
  - { call: EmployeeService.PersonalInfo_GetCurrent, as: debtor, with: { EmployeeId: $stranger }, fault: 1003 }
`;
    const { username: name = '', token: secret = '' } =
      namedLogins.find(({ archetype }) => archetype === 'debtor') ?? {};
    const both = {
      ...ACCOUNT,
      NMBRS_DEBTOR_USERNAME: name,
      NMBRS_DEBTOR_TOKEN: secret,
      NMBRS_DEBTOR_DOMAIN: domain,
    };
    expect(await outcomesOf(text, service(both))).toEqual(['passed']);
    const alone = text.replace('id: 4, hiddenFrom: debtor', 'id: 4, hiddenFrom: [debtor, master]');
    expect(await outcomesOf(alone.replace('[master, debtor]', '[debtor, master]'), service(both))).toEqual([
      'the account sees too few of what $hidden stands for, company ids, hidden from debtor and master',
    ]);
  });

  it('is tried with other records until they are as it supposes, and skipped when none are', async () => {
    const text = (number: number) => `case: x
given: { debtor: 1 }
steps:
  - suppose: the debtor has number ${number}
    call: DebtorService.Debtor_Get
    with: { DebtorId: $debtor }
    answer: { Number: ${number} }
  - call: DebtorService.List_GetByNumber
    with: { Number: "${number}" }
    answer: [{ Id: $debtor }]
`;
    expect(await outcomesOf(text(1004), service())).toEqual(['passed']);
    expect(await outcomesOf(text(9999), service())).toEqual([
      'nothing it was tried with is as it supposes: the debtor has number 9999',
    ]);
    const [{ outcome } = { outcome: '' }] = (
      await runCases(readCases(text(9999), 'test.yaml').cases, new MockTarget(nmbrs))
    ).cases;
    expect(outcome, 'on a mock, whose records the case names').toBe('failed');
  });

  it('gets records that no case before it has changed, as long as there are some', async () => {
    const text = (name: string) => `case: ${name}
given: { debtor: 1 }
steps:
  - { call: DebtorService.Title_GetList, with: { DebtorId: $debtor }, answer: { lacks: { TitleName: Only once } } }
  - { call: DebtorService.Title_Insert, with: { DebtorId: $debtor, title: { TitleName: Only once } } }
`;
    const target = service(ACCOUNT, true);
    const outcomes = await outcomesOf([...'abcdefg'].map(text).join('---\n'), target);
    expect(outcomes).toEqual([...Array(6).fill('passed'), 'failed']);
  });

  it('plays in the month whose period is open there', async () => {
    const later = await startNmbrs({ world: openWorld({ ...defaultPlan, today: '2027-02-15T00:00:00' }) });
    const target = serviceTarget(later.url, ACCOUNT, { allowWrites: true, pace: 0 });
    const read = 'call: EmployeeService.Salary_GetList';
    const text = (year: number, period: number, day: string) => `case: x
given: { employee: 1 }
steps:
  - call: EmployeeService.Salary_Update
    with: { EmployeeId: $employee, Salary: { Value: 31.50, Type: Bruto_Uurloon }, Start: ${day} }
  - ${read}
    version: v3
    with: { EmployeeId: $employee, Year: ${year}, Period: ${period} }
    answer: { last: { Value: 31.50, StartDate: ${day} } }
`;
    expect(await outcomesOf(text(2026, 12, '2026-12-31'), target)).toEqual(['passed']);
    const fixed = text(2026, 12, '2026-12-31').replace('case: x', 'case: x\nonlyInNovember: it says so');
    expect(await outcomesOf(fixed, target)).toEqual([
      'it plays in 2026-11-M and cannot be moved to 2027-2-M: it says so',
    ]);
    await later.close();
  });

  it('needs credentials, and somebody who answers', async () => {
    expect(() => serviceTarget(nmbrs.url, {}, { allowWrites: false, pace: 0 })).toThrow(Missing);
    const gone = serviceTarget(`http://127.0.0.1:${await freePort()}`, ACCOUNT, {
      allowWrites: false,
      pace: 0,
    });
    const { cases } = readCases(READS, 'test.yaml');
    for (const target of [gone, new MockTarget(connectNmbrs(gone.name))]) {
      const { ended, cases: results } = await runCases(cases, target);
      expect(ended).toEqual({ why: expect.stringMatching(/^no (mock )?answer/), isUnanswered: true });
      expect(results.map(({ outcome }) => outcome)).toEqual(['skipped']);
    }
  });

  it('that goes away fails the cases after it, and keeps what is known', async () => {
    const short = await startNmbrs();
    const one = 'steps: [{ call: DebtorService.List_GetAll }]';
    const { cases } = readCases(`case: one\n${one}\n---\ncase: two\n${one}`, 'test.yaml');
    let closed = Promise.resolve();
    const onResult = () => {
      closed = short.close();
    };
    const target = new MockTarget(connectNmbrs(short.url));
    const { ended, cases: results } = await runCases(cases, target, { concurrency: 1, onResult });
    expect(ended).toBe(null);
    await closed;
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
    expect(results.flatMap(failuresOf)).toMatchObject([
      { kind: 'trouble', message: expect.stringContaining('no mock answers') },
    ]);
  });
});

describe('a twin run', () => {
  it('finds answers the same that differ only in their records', async () => {
    const world = 'employee: 5007001, company: 10008, debtor: 1005, other: 1001';
    const text = READS.replace('employee: 1, company: 2, debtor: 3, other: 4', world);
    const { cases } = readCases(text, 'test.yaml');
    const { cases: results } = await runTwin(cases, [service(), new MockTarget(nmbrs)]);
    expect(results).toMatchObject([{ name: 'reads', version: 'v3', outcome: 'same', why: null }]);
    expect(results.flatMap(failuresOf)).toEqual([]);
  });

  it('tells where an answer is made differently, and skips what one of the two cannot hold', async () => {
    const other = await twistedService();
    const text = [
      'case: names\nsteps: [{ call: DebtorService.List_GetAll }]',
      'case: lists\nsteps: [{ call: CompanyService.List_GetAll }]',
      'case: refused\nsteps: [{ call: DebtorService.List_GetAll, as: nobody, fault: 1001 }]',
      'case: clock\nsteps: [{ mock: { clock: 2026-12-01 } }, { call: DebtorService.List_GetAll }]',
    ].join('\n---\n');
    const { cases } = readCases(text, 'test.yaml');
    const twisted = serviceTarget(other.url, ACCOUNT, { allowWrites: false, pace: 0 });
    const { cases: results, oneSided } = await runTwin(cases, [twisted, new MockTarget(nmbrs)]);
    other.server.close();
    expect(results.map(({ outcome }) => outcome)).toEqual(['same', 'differs', 'differs', 'skipped']);
    const prefix = 'Server was unable to process request. ---> ';
    expect(results.flatMap(failuresOf).map(({ message }) => message)).toEqual([
      `List_GetAllResult: an empty list on ${other.url}, items on mock`,
      `${prefix}1001: Who are you? on ${other.url}, ${prefix}1001: Invalid Authentication on mock`,
    ]);
    expect(oneSided).toEqual([
      `DebtorService.List_GetAll v3: List_GetAllResult[].Name: always empty on ${other.url}, not on mock`,
    ]);
  });
});

/** A service that forgets the names of debtors and all companies, and speaks of no invalid authentication. */
async function twistedService(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { 'content-type': type = '', soapaction = '' } = request.headers;
      const answer = await fetch(nmbrs.url + request.url, {
        method: 'POST',
        headers: { 'Content-Type': type, SOAPAction: String(soapaction) },
        body: Buffer.concat(chunks),
      });
      const text = await answer.text();
      const forgetful = text
        .replace(/<Name>[^<]*<\/Name>/g, '')
        .replace(/<Company>.*<\/Company>/, '')
        .replace('1001: Invalid Authentication', '1001: Who are you?');
      response.writeHead(answer.status, { 'Content-Type': type }).end(forgetful);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
