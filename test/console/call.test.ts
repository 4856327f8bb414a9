import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { readCases } from '../../harness/format/load-cases.ts';
import { failuresOf } from '../../harness/run/results.ts';
import { runCases } from '../../harness/run/run-cases.ts';
import { MockTarget } from '../../harness/targets/mock-target.ts';
import { type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { rowOf } from './support/steps.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

afterAll(closeBrowser);

const run = promisify(execFile);

const textOf = (page: Page, what: string) =>
  page.getByRole('region', { name: what, exact: true }).textContent();

/** Makes a call as the master of an environment. @returns its number. */
async function call(mock: Nmbrs, env: Environment, ...what: Parameters<SoapClient['call']>): Promise<number> {
  await new SoapClient(mock.url, env.login('master')).call(...what);
  return (await env.calls.list({ last: 1 })).at(-1)?.number ?? 0;
}

const ABSENCE =
  '<EmployeeId>5003001</EmployeeId><Absence><AbsenceId>0</AbsenceId><percentage>50</percentage>' +
  '<Start>2026-11-16</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>';

it('marks each finding at its element, and tells what was used, what it rests on and what it changed', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  const demo = await mock.openEnvironment('demo');
  const number = await call(mock, demo, 'EmployeeService', 'Absence2_Insert', ABSENCE);
  await rowOf(page, 'EmployeeService.Absence2_Insert').getByRole('link').click();
  await page.getByRole('heading', { name: 'EmployeeService.Absence2_Insert' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/console/demo/calls/${number}`);
  const request = page.getByRole('region', { name: 'Request as sent', exact: true });
  const line = request.locator('.xml-line').filter({ hasText: '<percentage>50</percentage>' });
  expect(await line.locator('mark').allTextContents()).toEqual(['percentage']);
  expect(await line.textContent()).toContain(
    'percentage is spelled Percentage, case included; it was ignored.',
  );
  expect(await request.locator('mark').allTextContents()).toEqual(['Absence', 'percentage']);
  expect(await request.textContent()).not.toContain((demo.logins.master as { token: string }).token);
  const finding = rowOf(page, 'percentage is spelled Percentage');
  expect(await finding.getByRole('cell').allTextContents()).toEqual([
    'wrong-case',
    expect.stringMatching(/^line 1, column \d+$/),
    'Percentage',
    'nothing',
  ]);
  await page.getByRole('heading', { name: 'employees 5003001, changed' }).waitFor();
  expect(await rowOf(page, 'absences').getByRole('cell').first().textContent()).toBe('[]');
  expect(await rowOf(page, 'absences').getByRole('cell').nth(1).textContent()).toContain('"percentage": 0');
  const { marks } = await mock.operation('EmployeeService.Absence2_Insert');
  await page.getByText(marks[0]?.says ?? 'no mark', { exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('marks the right one of several elements of the same name in one line', async (context) => {
  const { mock, page } = await openConsole(context);
  const demo = await mock.openEnvironment('demo');
  const operation = operationOf('CompanyService', 'List_GetByDebtor');
  const wrong = '<DebtorId>1001</DebtorId><Extra>1</Extra><DebtorId>1002</DebtorId><DebtorId>1003</DebtorId>';
  await new SoapClient(mock.url, demo.logins.master).post(
    operation,
    soapRequest(operation, wrong, demo.logins.master),
  );
  const number = (await demo.calls.list()).at(-1)?.number;
  await page.goto(`/console/demo/calls/${number}`);
  const request = page.getByRole('region', { name: 'Request as sent', exact: true });
  await request.locator('mark').first().waitFor();
  const marked = request.locator('.xml-line').filter({ has: page.locator('mark') });
  expect(await marked.locator('code').allTextContents()).toEqual([
    expect.stringContaining('<Extra>1</Extra>'),
    expect.stringContaining('<DebtorId>1002</DebtorId>'),
    expect.stringContaining('<DebtorId>1003</DebtorId>'),
  ]);
});

it('is made again, as its login and with the rules there are', async (context) => {
  const { mock, page } = await openConsole(context);
  const demo = await mock.openEnvironment('demo');
  const number = await call(mock, demo, 'CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await demo.answer('CompanyService.List_GetByDebtor', { fault: 1004 });
  await page.goto(`/console/demo/calls/${number}`);
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.getByText('the console', { exact: true }).waitFor();
  await page.getByText('1004', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'rule 1' }).waitFor();
  const again = (await demo.calls.list({ by: 'console' })).at(-1);
  expect(new URL(page.url()).pathname).toBe(`/console/demo/calls/${again?.number}`);
  expect(again).toMatchObject({ username: demo.logins.master.username, arguments: { DebtorId: 1001 } });
  expect(await obstaclesOn(page)).toEqual([]);
});

describe('what is made of a call', () => {
  it.for([
    ['CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>'],
    ['CompanyService', 'List_GetByDebtor', '<DebtorId>77</DebtorId>'],
    ['EmployeeService', 'Absence2_Insert', ABSENCE],
    ['DebtorService', 'List_GetAll', ''],
  ] as const)(
    'of %s %s %s is a case that holds, an expectation that is met, and an answer that is given',
    async ([service, operation, parameters], context) => {
      const { mock, page } = await openConsole(context);
      const demo = await mock.openEnvironment('demo');
      const number = await call(mock, demo, service, operation, parameters);
      await page.goto(`/console/demo/calls/${number}`);
      const shown = await textOf(page, 'Case');
      const { cases, errors } = readCases(shown ?? '', 'copied.yaml');
      expect(errors).toEqual([]);
      expect(cases).toHaveLength(1);
      const ran = await runCases(cases, new MockTarget(mock));
      expect(ran.cases.flatMap(failuresOf)).toEqual([]);
      expect(ran.cases.map(({ outcome }) => outcome)).toEqual(['passed']);

      await page.getByRole('tab', { name: 'Expectation' }).click();
      const expectation = await textOf(page, 'Expectation');
      await new Function('env', `return (async () => { ${expectation} })();`)(demo);
      await demo.calls.clear();
      await expect(new Function('env', `return (async () => { ${expectation} })();`)(demo)).rejects.toThrow();

      const before = await new SoapClient(mock.url, demo.logins.master).call(service, operation, parameters);
      await page.getByRole('tab', { name: 'Chosen answer' }).click();
      const rule = await textOf(page, 'Chosen answer');
      const { operation: name, ...rest } = JSON.parse(rule ?? '');
      await demo.answer(name, rest);
      const after = await new SoapClient(mock.url, demo.logins.master).call(service, operation, parameters);
      expect(after.code).toBe(before.code);
      expect((await demo.answers())[0]?.applied).toBe(1);
    },
  );

  it('is a case that signs on as its login, where it told who calls in its arguments', async (context) => {
    const { mock, page } = await openConsole(context);
    const demo = await mock.openEnvironment('demo');
    const { username, token } = demo.logins.master;
    await new SoapClient(mock.url, null).call(
      'SingleSignOn',
      'GetToken2',
      `<Username>${username}</Username><Token>${token}</Token>`,
    );
    await page.goto(`/console/demo/calls/${(await demo.calls.list()).at(-1)?.number}`);
    const { cases, errors } = readCases((await textOf(page, 'Case')) ?? '', 'copied.yaml');
    expect(errors).toEqual([]);
    const ran = await runCases(cases, new MockTarget(mock));
    expect(ran.cases.flatMap(failuresOf)).toEqual([]);
    expect(ran.cases.map(({ outcome }) => outcome)).toEqual(['passed']);
  });

  it('fills in the page of a new answer', async (context) => {
    const { mock, page } = await openConsole(context);
    const demo = await mock.openEnvironment('demo');
    const number = await call(mock, demo, 'CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
    await page.goto(`/console/demo/calls/${number}`);
    await page.getByRole('tab', { name: 'Chosen answer' }).click();
    await page.getByRole('link', { name: 'New answer of it' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Trouble', level: 1 }).waitFor();
    expect((await demo.answers()).map(({ definition }) => definition)).toMatchObject([
      {
        operation: 'CompanyService.List_GetByDebtor',
        login: demo.logins.master.username,
        with: { DebtorId: 1001 },
        result: [{ ID: 10001 }, { ID: 10002 }, { ID: 10003 }],
      },
    ]);
  });
});

describe('what calls it again', () => {
  it.for([
    ['curl', 'again.sh', ['curl', '--version'], [['sh', 'again.sh']]],
    ['PHP', 'again.php', ['php', '--version'], [['php', 'again.php']]],
    ['Python', 'again.py', ['python3', '--version'], [['python3', 'again.py']]],
    [
      'C#',
      'Again.cs',
      ['mcs', '--version'],
      [
        ['mcs', '-r:System.Net.Http', 'Again.cs'],
        ['mono', 'Again.exe'],
      ],
    ],
  ] as const)('in %s is answered the same', async ([name, file, [probe, ...args], commands], context) => {
    await run(probe, args).catch((error) => notAtHand(`${probe} does not run`, context, error));
    const { mock, page } = await openConsole(context);
    const demo = await mock.openEnvironment('demo');
    const number = await call(mock, demo, 'CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
    await page.goto(`/console/demo/calls/${number}`);
    await page.getByRole('tab', { name, exact: true }).click();
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-again-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, file), (await textOf(page, name)) ?? '');
    const env = { ...process.env, NMBRS_TOKEN: demo.logins.master.token ?? '' };
    let output = '';
    for (const [program, ...rest] of commands)
      output = (await run(program, rest, { cwd: folder, env })).stdout;
    expect(output.trim()).toBe((await demo.calls.messages(number)).response);
    expect((await demo.calls.list()).at(-1)).toMatchObject({ number: number + 1, status: 200, findings: [] });
  });
});

it('tells the rules that nearly concern a call, and leads to them', async (context) => {
  const { mock, page } = await openConsole(context);
  const demo = await mock.openEnvironment('demo');
  const { id } = await demo.addTrouble({
    ...{ operation: 'CompanyService.List_GetByDebtor', with: { DebtorId: 7 } },
    effect: { kind: 'latency', ms: 1 },
  });
  const number = await call(mock, demo, 'CompanyService', 'List_GetByDebtor', '<DebtorId>8</DebtorId>');
  await page.goto(`/console/demo/calls/${number}`);
  const misses = page.getByRole('region', { name: 'Near misses', exact: true });
  const row = misses.getByRole('row').last();
  await row.getByRole('rowheader', { name: 'DebtorId' }).waitFor();
  expect(await row.getByRole('cell').allTextContents()).toEqual(['7', '8']);
  expect(await obstaclesOn(page)).toEqual([]);
  await misses.getByRole('link', { name: `Trouble ${id}` }).click();
  await page.waitForURL(`**/console/demo/trouble/rules/${id}`);
});

it('says that it is not remembered what a call changed, once its mock was started anew', async (context) => {
  const options = { data: temporaryFolder(), dataCalls: true };
  const before = await startNmbrs(options);
  const number = await call(
    before,
    await before.openEnvironment('demo'),
    'EmployeeService',
    'Absence2_Insert',
    ABSENCE,
  );
  await before.close();
  const { mock, page } = await openConsole(context, `/console/demo/calls/${number}`, { options });
  await page.getByText('It is not remembered any more').waitFor();
  expect((await (await mock.openEnvironment('demo')).calls.messages(number)).changes).toBe(null);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says that a call is not remembered', async (context) => {
  const { page } = await openConsole(context, '/console/demo/calls/4711');
  await page.getByText('Call 4711 is not remembered.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows what was sent and answered as a text, on a phone', async (context) => {
  const { mock, page } = await openConsole(context, '/', { screen: NARROW });
  const demo = await mock.openEnvironment('demo');
  const operation = operationOf('CompanyService', 'List_GetByDebtor');
  const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  for (const name of Object.values(HOSTILE)) {
    await demo.answer('CompanyService.List_GetByDebtor', { fault: { text: name } });
    const parameters = `<DebtorId>1001</DebtorId><Extra>${escapeXml(name)}</Extra>`;
    await new SoapClient(mock.url, demo.logins.master).post(
      operation,
      soapRequest(operation, parameters, demo.logins.master),
    );
    const number = (await demo.calls.list()).at(-1)?.number;
    await page.goto(`/console/demo/calls/${number}`);
    await page.locator('mark', { hasText: 'Extra' }).waitFor();
    await expectUnharmed(page);
  }
  expect(await obstaclesOn(page)).toEqual([]);
});
