import { afterAll, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const EMPLOYEE = '/console/demo/employees/5000003';

it('draws what held when, which keys go through, and tells the same as a table', async (context) => {
  const { page } = await openConsole(context, EMPLOYEE);
  await page.getByRole('heading', { name: 'Vries, B.J.K.J. de', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Employments: Employed, since 1 Apr 2024' }).focus();
  const told = page.getByText(/^(Employments|Contracts|Salaries|Fixed wage components) .*20\d\d$/);
  expect(await told.textContent()).toBe('Employments Employed, since 1 Apr 2024');
  for (const [key, text] of [
    ['ArrowDown', 'Contracts 15.2 h a week, fixed term, 1 Apr 2024 to 31 Mar 2025'],
    ['ArrowRight', 'Contracts 15.2 h a week, indefinite, since 1 Apr 2025'],
    ['ArrowDown', 'Salaries € 17.32 an hour, 1 Jan 2025 to 31 Dec 2025'],
    ['End', 'Salaries € 18.01 an hour, since 1 Jan 2026'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => told.textContent()).toBe(text);
  }
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByText('The same as a table').click();
  const table = page.getByRole('table', { name: 'Timeline' });
  const rows = await table.getByRole('row').allTextContents();
  expect(rows).toContain('Contracts15.2 h a week, fixed term1 Apr 202431 Mar 2025');
  expect(rows).toContain('Salaries€ 18.01 an hour1 Jan 2026until further notice');
  expect(rows.filter((row) => row.startsWith('Fixed wage components6100: € 47.00'))).toHaveLength(1);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('looks at more years, and says what it does not ask for then', async (context) => {
  const { mock, page } = await openConsole(context);
  const env = await mock.environment({ subdomain: 'terug' });
  const { scenarios } = await env.seed({ scenarios: ['rehired'] });
  await page.goto(`/console/terug/employees/${scenarios.rehired.employee}`);
  const employments = page.getByRole('button', { name: /^Employments: Employed/ });
  await employments.first().waitFor();
  const before = await employments.count();
  await page.getByRole('button', { name: 'Whole time' }).click();
  await page.getByText('Shown for 3 years at most; choose fewer.').first().waitFor();
  expect(before).toBe(1);
  expect(await employments.count()).toBe(2);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('tells of a person, part by part', async (context) => {
  const { page } = await openConsole(context, EMPLOYEE);
  for (const [tab, text] of [
    ['Person', 'Weduwe/weduwnaar'],
    ['Addresses and accounts', 'NL98ABNA0919827098'],
    ['Work', 'Bakker'],
    ['Taxes and leave', 'DecMedewerkerVerlofCurrSaldo'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(text, { exact: true }).first().waitFor();
    await page.getByText('Loading').first().waitFor({ state: 'detached' });
    expect(await obstaclesOn(page), tab).toEqual([]);
  }
  await page.getByRole('link', { name: 'Bakkerij Vermeulen Productie B.V.' }).click();
  await page.getByRole('heading', { name: 'Bakkerij Vermeulen Productie B.V.', level: 1 }).waitFor();
});

it('says why a login is told nothing', async (context) => {
  const { mock, page } = await openConsole(context, EMPLOYEE);
  const demo = await mock.openEnvironment('demo');
  await demo.switchCall('Volledig', 'EmployeeService.Salary_GetAll_AllEmployeesByCompany', false);
  await page.reload();
  await page.getByText('1002: the user template has this call switched off').waitFor();
  await page
    .getByRole('button', { name: /^Contracts/ })
    .first()
    .waitFor();
  await page.getByLabel('Seen as').selectOption('client-without-filter@demo.example');
  await page.getByText('1003: It is not there, or hidden from this login').first().waitFor();
  await page.getByRole('heading', { name: 'Employee 5000003', level: 1 }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('goes on by itself when its mock is back', async (context) => {
  const { mock, page } = await openConsole(context, EMPLOYEE);
  await page.getByRole('heading', { name: 'Vries, B.J.K.J. de', level: 1 }).waitFor();
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByRole('tab', { name: 'Addresses and accounts' }).click();
  await page.getByText('What belongs here is shown once it does.').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('NL98ABNA0919827098').waitFor();
});

it.for(Object.entries(HOSTILE))('takes a name that is %s as a text', async ([, name], context) => {
  const { mock, page } = await openConsole(context, '/', { screen: NARROW });
  const env = await mock.environment({ subdomain: 'namen' });
  const { employees } = await env.seed({
    debtors: [
      {
        number: '9',
        companies: [
          {
            number: 9_000,
            employees: [
              {
                personalInfo: { lastName: name },
                leave: [{ start: '-10 days', end: '-8 days', hours: 16, description: name }],
              },
            ],
          },
        ],
      },
    ],
  });
  await page.goto(`/console/namen/employees/${employees[0]}`);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
  await page.getByRole('button', { name: /^Leave: 16 h/ }).click();
  await expectUnharmed(page);
  await page.getByRole('tab', { name: 'Person' }).click();
  await page.getByText('BurgerlijkeStaat').waitFor();
  await expectUnharmed(page);
  await env.reset();
  await page.getByRole('button', { name: /^Clock: / }).click();
  await page.getByRole('button', { name: 'One day later' }).click();
  await page.getByText('1003: It is not there, or hidden from this login').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});
