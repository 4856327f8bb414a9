import { afterAll, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const OPERATIONS = '/console/demo/operations';
const LIST_BY_DEBTOR = `${OPERATIONS}/v3/CompanyService/List_GetByDebtor`;

it('finds operations by name, field, family and error, and shows no more than is looked at', async (context) => {
  const { page } = await openConsole(context, OPERATIONS);
  await page.getByText('737 of 737 operations').waitFor();
  const rows = page.getByRole('rowheader');
  expect(await rows.count()).toBeLessThan(100);
  const before = await rows.count();
  await page.getByRole('button', { name: /^Show more of the/ }).scrollIntoViewIfNeeded();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  const search = page.getByLabel('Search');
  await search.fill('absence2_insert');
  await expect.poll(() => rows.first().textContent()).toBe('Absence2_InsertEmployeeService v3');
  await search.fill('LoonaangifteTijdvak');
  await page.getByText('Has LoonaangifteTijdvak').first().waitFor();
  await search.fill('payslips as PDF');
  await page.getByText('SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2').first().waitFor();
  await search.fill('2009');
  await page.getByText('AbsenceXML_Get', { exact: true }).first().waitFor();
  await page.getByLabel('Service').selectOption('SingleSignOn');
  await page.getByText('No operation is like this').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await search.fill('Department_');
  await page.getByLabel('Service').selectOption('DebtorService');
  await page.getByLabel('Version').selectOption('v3');
  await page.getByLabel('Does').selectOption('Writes');
  await page.getByText('3 of 737 operations').waitFor();
  await page.getByRole('link', { name: 'Department_Insert' }).click();
  await page.getByRole('heading', { name: 'Department_Insert', level: 1 }).waitFor();
});

it('tells all that is known of an operation', async (context) => {
  const { page } = await openConsole(context, `${OPERATIONS}/v3/EmployeeService/List_GetByCompany`);
  await page.getByText('int, the id of a company').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await page.getByText('EmployeeType 0 is not listed').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Samples' }).click();
  await page
    .getByRole('region', { name: 'Request with values' })
    .getByText('<CompanyId>10001</CompanyId>')
    .waitFor();
  await page.getByRole('region', { name: 'Response with values' }).getByText('Visser, T.N.O.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Errors/ }).click();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: '2004 UnauthorizedCompany' }).click();
  await page.getByText(/^\d+ of 737 operations$/).waitFor();
  expect(await page.getByLabel('Search').inputValue()).toBe('2004');
});

it('tries an operation with an id that the login sees, by keys alone', async (context) => {
  const { mock, page } = await openConsole(context, LIST_BY_DEBTOR);
  await page.getByRole('tab', { name: 'Signature' }).focus();
  await page.keyboard.press('ArrowRight');
  await page
    .getByLabel('DebtorId')
    .selectOption({ label: '1002 Installatiebedrijf van der Heyden B.V. · 1002' });
  await page.getByRole('button', { name: 'Try', exact: true }).press('Enter');
  await page.getByText('Installatiebedrijf van der Heyden B.V.', { exact: true }).waitFor();
  await page.getByText('HTTP 200').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Request' }).click();
  await page.getByText('<DebtorId>1002</DebtorId>').waitFor();
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.getByText('<List_GetByDebtorResult>').waitFor();
  const demo = await mock.openEnvironment('demo');
  expect(await demo.calls.list()).toEqual([]);
  await page.getByRole('link', { name: /^Call \d+$/ }).click();
  await page.getByRole('heading', { name: 'CompanyService.List_GetByDebtor', level: 1 }).waitFor();
  await page.getByText('the console', { exact: true }).waitFor();
});

it('changes the environment with a record that is filled in', async (context) => {
  const { mock, page } = await openConsole(context, `${OPERATIONS}/v3/DebtorService/Department_Insert`);
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByText('What it changes stays in the environment.').waitFor();
  await page.getByLabel('Code').fill('77');
  await page.getByLabel('Description').fill('Proeflokaal');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('HTTP 200').waitFor();
  const { master } = (await mock.openEnvironment('demo')).logins;
  const answer = await new SoapClient(mock.url, master).call(
    'DebtorService',
    'Department_GetList',
    '<DebtorId>1001</DebtorId>',
  );
  expect(JSON.stringify(answer)).toContain('Proeflokaal');
});

it('sends lists of records, as many as are added', async (context) => {
  const { page } = await openConsole(
    context,
    `${OPERATIONS}/v3/EmployeeService/WageComponentVar_Insert_Batch`,
    {
      screen: NARROW,
    },
  );
  await page.getByRole('tab', { name: 'Try' }).click();
  const add = page.getByRole('button', { name: 'Add to WageComponents' });
  for (const value of ['10', '20', '30']) {
    await add.click();
    await page.getByLabel('Code').last().fill('2100');
    await page.getByLabel('Value').last().fill(value);
  }
  await expectUnharmed(page);
  await page.getByRole('button', { name: 'Remove WageComponents 2' }).click();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByRole('tab', { name: 'Request' }).click();
  const request = page.getByRole('region', { name: 'Request' });
  await request.getByText('<Value>10').waitFor();
  expect((await request.textContent())?.match(/<Value>\d+/g)).toEqual(['<Value>10', '<Value>30']);
});

it('shows faults with their reasons, findings, and what is no value', async (context) => {
  const { page } = await openConsole(context, LIST_BY_DEBTOR);
  await page.getByRole('tab', { name: 'Try' }).click();
  const debtor = page.getByLabel('DebtorId', { exact: true });
  await debtor.selectOption({ label: 'Another id …' });
  const written = page.getByLabel('DebtorId, written');
  await written.fill('9');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByRole('alert').getByText('1003: Unauthorized access').waitFor();
  await page.getByText('There is no result').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await written.fill('nine');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByRole('alert').getByText('DebtorId').waitFor();
  await page.getByLabel('Seen as').selectOption('created@demo.example');
  await page.getByText('Performed as created@demo.example').waitFor();
  await page.getByLabel('DebtorId').fill('1001');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('the login was made, but never invited').waitFor();
  await page.goto(`${OPERATIONS}/v3/EmployeeService/Absence2_Insert`);
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByLabel('Send Absence', { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByRole('tab', { name: 'Findings (1)' }).click();
  await page.getByText('Absence is missing; the service used null.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says what is no operation, and goes on when its mock is back', async (context) => {
  const { mock, page } = await openConsole(context, `${OPERATIONS}/v3/CompanyService/Company_Explode`);
  await page.getByText("CompanyService v3 has no operation 'Company_Explode'").waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.goto(LIST_BY_DEBTOR);
  await page.getByText('int, the id of a debtor').waitFor();
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByText('What belongs here is shown once it does.').first().waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('HTTP 200').waitFor();
});

it.for(Object.entries(HOSTILE))('takes a name that is %s as a text', async ([, name], context) => {
  const { mock, page } = await openConsole(context, '/', { screen: NARROW });
  const env = await mock.environment({ subdomain: 'namen' });
  await env.seed({ debtors: [{ number: '9', name, companies: [] }] });
  await page.goto('/console/namen/operations/v3/DebtorService/List_GetAll');
  await page.getByText('It takes no arguments').waitFor();
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText(name.slice(0, 20)).waitFor();
  await expectUnharmed(page);
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.getByText('List_GetAllResult').waitFor();
  await expectUnharmed(page);
  await page.goto('/console/namen/operations/v3/CompanyService/List_GetByDebtor');
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByLabel('DebtorId').waitFor();
  await expectUnharmed(page);
  expect(await obstaclesOn(page)).toEqual([]);
});
