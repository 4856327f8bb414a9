import { afterAll, expect, it } from 'vitest';
import { listCompanies, listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { rowOf } from './support/steps.ts';

afterAll(closeBrowser);

it('switches a call off, at once, for the logins that have the template', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/templates');
  const { master } = (await mock.openEnvironment('demo')).logins;
  await rowOf(page, 'Volledig').getByText('429 of 429').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Volledig' }).click();
  await page.getByRole('link', { name: 'master@demo.example' }).waitFor();
  await page.getByLabel('Search').fill('list_getall');
  const call = page
    .getByRole('region', { name: 'DebtorService' })
    .getByRole('switch', { name: 'List_GetAll' });
  await call.click();
  await page.getByText('30 of 31 on').waitFor();
  expect((await listDebtors(mock.url, master)).code).toBe(1002);
  await call.click();
  await page.getByText('31 of 31 on').waitFor();
  expect((await listDebtors(mock.url, master)).ids).toHaveLength(6);
  await page.getByLabel('Search').fill('');
  expect(await obstaclesOn(page)).toEqual([]);
});

it('leaves on only what was called', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/templates');
  const { master } = (await mock.openEnvironment('demo')).logins;
  await page.getByRole('link', { name: 'Volledig' }).click();
  await page.getByRole('button', { name: 'Only what was called' }).click();
  await page.getByText('Nothing was called in this environment yet.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await listDebtors(mock.url, master);
  await page.getByRole('button', { name: 'Only what was called' }).click();
  await page.getByText('DebtorService.List_GetAll').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Switch 428 off' }).click();
  await page.getByText('1 of 31 on').waitFor();
  expect((await listDebtors(mock.url, master)).ids).toHaveLength(6);
  expect((await listCompanies(mock.url, master, 1001)).code).toBe(1002);
  await page.getByRole('button', { name: 'All on' }).click();
  await page.getByText('31 of 31 on').waitFor();
  expect((await listCompanies(mock.url, master, 1001)).ids).toHaveLength(3);
});

it('makes, renames and deletes a template, but none that logins have', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Koppeling');
  await page.getByLabel('Calls').selectOption({ label: 'As in Alleen lezen' });
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'Koppeling').getByText('285 of 429').waitFor();
  await page.getByRole('link', { name: 'Koppeling' }).click();
  await page.getByText('no login has it').waitFor();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Verzuim');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Verzuim', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete template' }).click();
  await page.getByRole('heading', { name: 'User templates', level: 1 }).waitFor();
  const templates = await (await mock.openEnvironment('demo')).templates();
  expect(templates.map(({ name }) => name)).not.toContain('Verzuim');
  await page.getByRole('link', { name: 'Klant', exact: true }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete template' }).click();
  await page.getByRole('alert').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says that a template is gone', async (context) => {
  const { page } = await openConsole(context, '/console/demo/templates/4711');
  await page.getByText('There is no template').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});
