import { afterAll, expect, it } from 'vitest';
import { listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole, openPage } from './support/open-console.ts';
import { setSeen } from './support/seen.ts';
import { makeLogin, rowOf } from './support/steps.ts';

afterAll(closeBrowser);

it('tells of each login what a call of it is answered with, and why', async (context) => {
  const { page } = await openConsole(context, '/console/demo/logins');
  const answerOf = (name: string) =>
    rowOf(page, `${name}@demo.example`).getByRole('cell').nth(5).textContent();
  await rowOf(page, 'master@demo.example').waitFor();
  expect(await answerOf('master')).toMatch(/6 debtors\s+10 companies/);
  expect(await answerOf('created')).toMatch(/1001\s+the login was made, but never invited/);
  expect(await answerOf('no-api-account')).toMatch(/1001\s+the API account of the login is switched off/);
  expect(await answerOf('template-call-off')).toMatch(/6 debtors.*1002 on 1 call/s);
  expect(await answerOf('client-without-filter')).toMatch(/sees nothing/);
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByLabel('Search').fill('never invited');
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(1);
  await page.getByLabel('Search').fill('nobody is like this');
  await page.getByText('No login is like this').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('deactivates, activates and deletes a login, and a call of it answers as told', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  const { master } = (await mock.openEnvironment('demo')).logins;
  const row = rowOf(page, 'master@demo.example');
  await row.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await row.getByText('the login is deactivated').waitFor();
  expect((await listDebtors(mock.url, master)).code).toBe(1001);
  await row.getByRole('button', { name: 'Activate again' }).click();
  await row.getByText('6 debtors').waitFor();
  expect((await listDebtors(mock.url, master)).ids).toHaveLength(6);
  await row.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: 'Delete master@demo.example?' }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete login' }).click();
  await row.getByText('the login is deleted').waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  expect((await listDebtors(mock.url, master)).code).toBe(1001);
});

it('makes a login of a debtor, and says what is wrong with an address', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await page.getByRole('button', { name: 'New login' }).click();
  await page.getByLabel('E-mail address').fill('master@demo.example');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('master@demo.example is already a login of demo.').waitFor();
  await page.getByLabel('E-mail address').fill('klant@bakkerij.example');
  await page.getByLabel('Template').selectOption({ label: 'Klant' });
  await page.getByLabel('Debtor').selectOption({ label: '1002 Installatiebedrijf van der Heyden B.V.' });
  await page.getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'klant@bakkerij.example').getByRole('link', { name: '1002' }).waitFor();
  const logins = await (await mock.openEnvironment('demo')).listLogins();
  expect(logins.at(-1)).toMatchObject({ username: 'klant@bakkerij.example', debtorId: 1002, companies: [] });
});

it('shows the history of a login, and gives it another template', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await makeLogin(page, 'nieuw@kantoor.example');
  await page.getByRole('link', { name: 'nieuw@kantoor.example' }).click();
  await page.getByRole('heading', { name: 'nieuw@kantoor.example', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Send activation mail', exact: true }).click();
  await page.getByLabel('Template').selectOption({ label: 'Alleen lezen' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('listitem').getByText("Template changed to 'Alleen lezen'").waitFor();
  const steps = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect.poll(() => steps.count()).toBe(3);
  expect((await steps.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
    "Template changed to 'Alleen lezen'",
    'Activation mail sent',
    "Created with the template 'Volledig'",
  ]);
  expect(await obstaclesOn(page)).toEqual([]);
  const login = (await (await mock.openEnvironment('demo')).listLogins()).at(-1);
  expect(login).toMatchObject({ state: 'invited', template: { name: 'Alleen lezen' } });
});

it('says of a step that another browser took first that it was, and shows what is now', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  const other = await openPage(context, mock.url, '/console/demo/logins');
  const name = 'master@demo.example';
  await rowOf(page, name).waitFor();
  await setSeen(page, false);
  await rowOf(other, name).getByRole('button', { name: 'Deactivate', exact: true }).click();
  await rowOf(other, name).getByText('deactivated', { exact: true }).waitFor();
  await rowOf(page, name).getByRole('button', { name: 'Deactivate', exact: true }).click();
  await page.getByRole('alert').getByText('master@demo.example is deactivated.').waitFor();
  await rowOf(page, name).getByText('deactivated', { exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says that a login is gone', async (context) => {
  const { page } = await openConsole(context, '/console/demo/logins/4711');
  await page.getByText('There is no login').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});
