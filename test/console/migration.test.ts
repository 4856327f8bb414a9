import { afterAll, expect, it } from 'vitest';
import { namedLogins } from '../../fixtures/logins.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

it('tells what takes the place of what was called, and of what nothing is known to', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/migration', {
    screen: { viewport: { width: 360, height: 700 } },
  });
  await page.getByText('Nothing was called yet').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const client = new SoapClient(mock.url, namedLogins[0] ?? null);
  await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await client.call('EmployeeService', 'LeaseCar_GetList', '<EmployeeId>100001</EmployeeId>');
  const { operations } = await (await mock.openEnvironment('demo')).migration();
  await page.getByText('1 of 2 have a successor', { exact: true }).waitFor();
  for (const { operation, verdict, endpoints } of operations) {
    const panel = page.getByRole('region', { name: operation });
    const text = verdict === 'gap' ? 'no successor known' : 'has a successor';
    await panel.getByText(text).waitFor();
    for (const { method, path } of endpoints)
      await panel.getByText(`${method} ${path}`, { exact: true }).waitFor();
  }
  const [sent] = await page.getByText(/^What the calls send/).all();
  await sent?.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'What the calls send' }).first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBe(360);
});

it('takes in a document, and refuses one in which something is wrong at its place', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/migration');
  await new SoapClient(mock.url, namedLogins[0] ?? null).call('DebtorService', 'List_GetAll');
  const give = (name: string, text: string) =>
    page
      .getByLabel('Description of the API')
      .setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await give('wrong.yaml', 'openapi: 3.0.3\npaths: {}\n');
  await page.getByRole('alert').getByText('wrong.yaml:1:1: No endpoint is described here.').waitFor();
  await give('rest.yaml', 'openapi: 3.0.3\npaths: { /api/debtors: { get: {} } }\n');
  const says = page.getByRole('region', { name: 'What rest.yaml says' });
  await says.getByText('There is GET /api/debtors.').waitFor();
  await page.getByText('The calls name nobody by an id.').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take out rest.yaml' }).click();
  await says.waitFor({ state: 'detached' });
});
