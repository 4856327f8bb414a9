import { afterAll, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const LOGINS = [
  { archetype: 'master' },
  { archetype: 'deactivated' },
  { archetype: 'template-call-off' },
] as const;

it('says what brings a matrix where nothing was called', async (context) => {
  const { page } = await openConsole(context);
  await page.getByRole('link', { name: 'Permissions' }).click();
  await page.getByText('Nothing was called yet').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows of what was called what each login would be answered, and why', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/permissions');
  const env = await mock.environment({ subdomain: 'sync', logins: LOGINS });
  const client = new SoapClient(mock.url, env.logins.master);
  await client.call('DebtorService', 'List_GetAll');
  await client.call(
    'EmployeeService',
    'Absence2_Insert',
    '<EmployeeId>5003001</EmployeeId><Absence><Percentage>50</Percentage></Absence>',
  );
  await page.goto('/console/sync/permissions');
  const matrix = page.getByRole('table');
  await matrix.waitFor();
  const headings = await matrix.getByRole('columnheader').allTextContents();
  expect(headings.map((text) => text.replace(/sync.*|(?<=-off|deactivated|master).*/, ''))).toEqual([
    'Operation',
    'master',
    'deactivated',
    'template-call-off',
  ]);
  const insert = matrix.getByRole('row').filter({ hasText: 'Absence2_Insert' });
  expect((await insert.getByRole('cell').allTextContents()).map((text) => text.trim())).toEqual([
    'ok',
    '1001the login is deactivated',
    '1002the user template has this call switched off',
  ]);
  const list = matrix.getByRole('row').filter({ hasText: 'List_GetAll' });
  expect((await list.getByRole('cell').allTextContents()).map((text) => text.trim())).toEqual([
    'ok',
    '1001the login is deactivated',
    'ok',
  ]);
  expect(await insert.getByRole('link', { name: 'call 2' }).getAttribute('href')).toBe(
    '/console/sync/calls/2',
  );
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Reasons' }).click();
  expect(await insert.getByRole('cell').nth(1).textContent()).toContain('the login is deactivated');
  expect(await obstaclesOn(page)).toEqual([]);
  await env.logins.deactivated.reactivate();
  await list.getByRole('cell').nth(1).getByText('ok').waitFor();
});

it('scrolls in itself on a phone, where its headings stay', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/permissions', { screen: NARROW });
  const client = new SoapClient(mock.url, (await mock.openEnvironment('demo')).logins.master);
  for (const operation of ['List_GetAll', 'Environment_Get', 'AccountantContact_GetList'])
    await client.call('DebtorService', operation);
  const frame = page.getByRole('region', { name: 'Permissions by operation and login' });
  const heading = page.getByRole('rowheader').filter({ hasText: 'List_GetAll' });
  const before = await heading.boundingBox();
  await frame.focus();
  await page.keyboard.press('End');
  await frame.evaluate((element) => element.scrollTo({ left: 300 }));
  expect(await frame.evaluate(({ scrollLeft }) => scrollLeft)).toBe(300);
  expect((await heading.boundingBox())?.x).toBe(before?.x);
  await expectUnharmed(page);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows names of any kind as they are', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', { screen: NARROW });
  const logins = Object.entries(HOSTILE).map(
    ([name, text]) => ({ archetype: 'master', name: text, username: `${name}@kantoor.example` }) as const,
  );
  const env = await mock.environment({ subdomain: 'sync', logins });
  await new SoapClient(mock.url, env.login(HOSTILE.script)).call('DebtorService', 'List_GetAll');
  await page.goto('/console/sync/permissions');
  await page.getByText(HOSTILE.script).waitFor();
  await expectUnharmed(page);
  expect((await page.getByRole('columnheader').nth(1).boundingBox())?.height).toBeLessThan(200);
});

it('says that its environment was deleted meanwhile, and is there again when its mock is', async (context) => {
  const { mock, page } = await openConsole(context, '/console/proef/permissions');
  await page.getByText('Nothing was called yet').waitFor();
  await (await mock.openEnvironment('proef')).delete();
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByText('The mock does not answer.').waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('Nothing was called yet').waitFor();
});
