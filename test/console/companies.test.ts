import { afterAll, expect, it } from 'vitest';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const COMPANY = '/console/demo/companies/10001';

it('tells of a company, part by part, and which operations read it', async (context) => {
  const { page } = await openConsole(context, COMPANY);
  await page.getByRole('heading', { name: 'Bakkerij Vermeulen Productie B.V.', level: 1 }).waitFor();
  await page.getByRole('rowheader', { name: 'Vliet, L.F. van' }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const parts = [
    ['Runs', 'Verloning 10-2026'],
    ['Contact', 'Dorpsstraat'],
    ['Bookkeeping', 'Banket'],
    ['Payroll settings', 'Niet onderverdeeld'],
  ] as const;
  await page.getByRole('tab', { name: 'Employees' }).focus();
  for (const [tab, text] of parts) {
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: tab, selected: true }).waitFor();
    await page.getByText(text).first().waitFor();
    await page.getByText('Loading').first().waitFor({ state: 'detached' });
    expect(await obstaclesOn(page), tab).toEqual([]);
  }
  const reader = page.getByRole('link', { name: 'CompanyService.SVW_GetCurrent' });
  expect(await reader.getAttribute('href')).toBe('/console/demo/operations/v3/CompanyService/SVW_GetCurrent');
});

it('finds an employee, and leads there', async (context) => {
  const { page } = await openConsole(context, COMPANY);
  await page.getByLabel('Search').fill('VISSER');
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(1);
  await page.getByLabel('Search').fill('nobody is called so');
  await page.getByText('Nobody is found').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByLabel('Search').fill('');
  await page.getByLabel('Employee type').selectOption({ label: 'Inactive employees' });
  await page.getByRole('rowheader', { name: 'Visser, T.N.O.' }).waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: 'Vliet, L.F. van' }).click();
  await page.getByRole('heading', { name: 'Vliet, L.F. van', level: 1 }).waitFor();
});

it('lists runs by the year, and leads to each', async (context) => {
  const { page } = await openConsole(context, COMPANY);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByLabel('Year').selectOption('2025');
  await page.getByRole('link', { name: 'Verloning 12-2025' }).waitFor();
  await page.getByLabel('Year').selectOption('2022');
  await page.getByText('There are no runs in 2022').waitFor();
  await page.getByLabel('Year').selectOption('2025');
  await page.getByRole('link', { name: 'Verloning 12-2025' }).click();
  await page.getByRole('heading', { name: 'Verloning 12-2025', level: 1 }).waitFor();
});

it('says why a login is told nothing', async (context) => {
  const { mock, page } = await openConsole(context, COMPANY);
  const demo = await mock.openEnvironment('demo');
  await demo.switchCall('Volledig', 'EmployeeService.List_GetByCompany', false);
  await page.reload();
  await page.getByText('1002: Its template does not allow this').waitFor();
  await page.getByText('The user template has this call switched off.').waitFor();
  await page.getByLabel('Seen as').selectOption('client-without-filter@demo.example');
  await page.getByText('It is not here, or hidden').first().waitFor();
  await page.getByText('1003: It is not there, or hidden from this login').waitFor();
  await page.getByLabel('Seen as').selectOption('created@demo.example');
  await page.getByText('1001: This login is not let in').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says that a company is gone meanwhile, and so is its environment', async (context) => {
  const { mock, page } = await openConsole(context);
  const env = await mock.environment({ subdomain: 'vluchtig' });
  const { companies } = await env.seed({
    debtors: [{ number: '9', companies: [{ number: 9_000, name: 'Kort B.V.', employees: 1 }] }],
  });
  await page.goto(`/console/vluchtig/companies/${companies[0]}`);
  await page.getByRole('heading', { name: 'Kort B.V.', level: 1 }).waitFor();
  await env.reset();
  await page.getByText('It is not here, or hidden').first().waitFor();
  await env.delete();
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it.for(Object.entries(HOSTILE))('takes a name that is %s as a text', async ([, name], context) => {
  const { mock, page } = await openConsole(context, '/', { screen: NARROW });
  const env = await mock.environment({ subdomain: 'namen' });
  const { companies } = await env.seed({
    debtors: [
      {
        number: '9',
        companies: [
          {
            ...{ number: 9_000, name, costCenters: [{ code: 'A', description: name }] },
            employees: [{ personalInfo: { lastName: name } }],
          },
        ],
      },
    ],
  });
  await page.goto(`/console/namen/companies/${companies[0]}`);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
  await expect.poll(() => page.getByRole('rowheader').first().textContent()).toContain(name);
  await expectUnharmed(page);
  await page.getByRole('tab', { name: 'Bookkeeping' }).click();
  await page.getByText(name.slice(0, 20)).nth(1).waitFor();
  await expectUnharmed(page);
  expect(await obstaclesOn(page)).toEqual([]);
});
