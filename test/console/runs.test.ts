import { readFile } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const RUN = '/console/demo/runs/10001/100012610';

it('tells who is paid in a run and what it books', async (context) => {
  const { page } = await openConsole(context, `${RUN}?year=2026`);
  await page.getByRole('heading', { name: 'Verloning 10-2026', level: 1 }).waitFor();
  const payslips = page.getByRole('table', { name: 'Payslips' });
  await payslips.getByRole('link', { name: 'Visser, T.N.O.' }).waitFor();
  expect(await payslips.getByRole('rowheader').count()).toBe(10);
  const journal = page.getByRole('table', { name: 'Journal' });
  expect(await journal.getByRole('row').nth(1).textContent()).toBe('4000Salaris19603.14');
  const [debit, credit] = await page.locator('.journal-sums strong').allTextContents();
  expect(Number(debit)).toBeGreaterThan(19_603);
  expect(credit).toBe(debit);
  await page.getByText('As XML', { exact: true }).click();
  await page.getByText('<dim1>4000</dim1>').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('has payslips made, to be opened and saved', async (context) => {
  const { page } = await openConsole(context, RUN, { screen: { ...NARROW, acceptDownloads: true } });
  const row = page.getByRole('row').filter({ hasText: 'Visser, T.N.O.' });
  await row.getByRole('button', { name: 'Make payslip' }).focus();
  await page.keyboard.press('Enter');
  const saving = page.waitForEvent('download');
  await row.getByRole('link', { name: 'Download' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('payslip-100012610-5000002.pdf');
  expect((await readFile(await saved.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await expectUnharmed(page);
  const all = page.getByRole('region', { name: 'Payslips' }).locator('.section-head');
  await all.getByRole('button', { name: 'All payslips as one PDF' }).click();
  await all.getByRole('link', { name: 'Open' }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('says why a login is told nothing, and what is no run', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/runs/10001/1?year=2025');
  await page.getByText('It is not here').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const demo = await mock.openEnvironment('demo');
  await demo.switchCall('Volledig', 'CompanyService.Journals_GetByRunCompany_v2', false);
  await demo.switchCall('Volledig', 'CompanyService.SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2', false);
  await page.goto(RUN);
  await page.getByText('1002: Its template does not allow this').waitFor();
  await page.getByRole('button', { name: 'All payslips as one PDF' }).click();
  await page.getByText('1002: the user template has this call switched off').waitFor();
  await page.getByLabel('Seen as').selectOption('client-without-filter@demo.example');
  await page.getByText('1003: It is not there, or hidden from this login').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it.for(Object.entries(HOSTILE))('takes a name that is %s as a text', async ([, name], context) => {
  const { mock, page } = await openConsole(context, '/', { screen: NARROW });
  const env = await mock.environment({ subdomain: 'namen' });
  await env.changeClock({ now: '2026-11-16T09:00:00', frozen: true });
  const { companies } = await env.seed({
    debtors: [
      { number: '9', companies: [{ number: 9_000, employees: [{ personalInfo: { lastName: name } }] }] },
    ],
  });
  await page.goto(`/console/namen/companies/${companies[0]}`);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await page.getByRole('button', { name: 'Make payslip' }).waitFor();
  await expect.poll(() => page.getByRole('rowheader').first().textContent()).toContain(name);
  await expectUnharmed(page);
  expect(await obstaclesOn(page)).toEqual([]);
  await env.reset();
  await page.getByRole('button', { name: /^Clock: / }).click();
  await page.getByRole('button', { name: 'One day later' }).click();
  await page.getByText('1003: It is not there, or hidden from this login').waitFor();
});
