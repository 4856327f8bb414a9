import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole, openPage } from './support/open-console.ts';
import { rowOf } from './support/steps.ts';

afterAll(closeBrowser);

const table = (page: Page) => page.getByRole('table', { name: 'Calls' });

/** How many rows the table says it has, that of the headings left out. */
async function rowCount(page: Page): Promise<number> {
  return Number(await table(page).getAttribute('aria-rowcount')) - 1;
}

async function masterOf(mock: Nmbrs, subdomain = 'demo'): Promise<SoapClient> {
  return new SoapClient(mock.url, (await mock.openEnvironment(subdomain)).logins.master);
}

it('says what will stand there, and shows each call as it comes', async (context) => {
  const { mock, page } = await openConsole(context, '/');
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByText('Nothing was called yet').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const client = await masterOf(mock);
  await client.call('DebtorService', 'List_GetAll');
  const first = rowOf(page, 'DebtorService.List_GetAll');
  await first.getByText('master@demo.example').waitFor();
  await first.getByText('ok', { exact: true }).waitFor();
  await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>77</DebtorId>');
  await rowOf(page, 'CompanyService.List_GetByDebtor').getByText('1003', { exact: true }).waitFor();
  await rowOf(page, 'CompanyService.List_GetByDebtor')
    .getByText(/the debtor 77 does not exist/)
    .waitFor();
  await page.getByText('2 calls, 1 refused.').waitFor();
  await client.call('CompanyService', 'List_GetByDebtor', '<Debtor>1001</Debtor>');
  await page.getByText('2 findings').waitFor();
  expect(await rowCount(page)).toBe(3);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('filters by login, operation, answer and findings, in an address that can be handed on', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  const demo = await mock.openEnvironment('demo');
  const [master, debtor] = [demo.logins.master, demo.logins.debtor].map(
    (login) => new SoapClient(mock.url, login),
  );
  await master?.call('DebtorService', 'List_GetAll');
  await debtor?.call('DebtorService', 'List_GetAll');
  await master?.call('CompanyService', 'List_GetByDebtor', '<DebtorId>77</DebtorId>');
  await master?.call('CompanyService', 'List_GetByDebtor', '<Debtor>1001</Debtor>');
  await expect.poll(() => rowCount(page)).toBe(4);
  await page.getByLabel('Login', { exact: true }).selectOption(demo.logins.debtor.username);
  await expect.poll(() => rowCount(page)).toBe(1);
  await page.getByLabel('Login', { exact: true }).selectOption('');
  await page.getByLabel('Operation', { exact: true }).fill('companyservice');
  await expect.poll(() => rowCount(page)).toBe(2);
  await page.getByLabel('Only with findings').check();
  await expect.poll(() => rowCount(page)).toBe(1);
  await page.getByLabel('Only with findings').uncheck();
  await page.getByLabel('Answer', { exact: true }).selectOption('refused');
  expect(new URL(page.url()).search).toBe('?operation=companyservice&answer=refused');
  await page.reload();
  await rowOf(page, 'CompanyService.List_GetByDebtor').first().waitFor();
  expect(await page.getByLabel('Operation', { exact: true }).inputValue()).toBe('companyservice');
  expect(await rowCount(page)).toBe(2);
  await page.getByLabel('Operation', { exact: true }).fill('nothing like it');
  await page.getByText('No call is like this').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('hides what the console called, until it is asked for', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  const demo = await mock.openEnvironment('demo');
  await (await masterOf(mock)).call('DebtorService', 'List_GetAll');
  await demo.perform('master', 'CompanyService.List_GetByDebtor', { DebtorId: 1001 });
  await rowOf(page, 'DebtorService.List_GetAll').waitFor();
  expect(await rowCount(page)).toBe(1);
  await page.getByLabel('Calls of the console, too').check();
  await rowOf(page, 'CompanyService.List_GetByDebtor').getByText('console', { exact: true }).waitFor();
  await demo.perform('master', 'CompanyService.List_GetByDebtor', { DebtorId: 1002 });
  await expect.poll(() => rowCount(page)).toBe(3);
});

it('stands still while it is paused, and forgets all calls for everybody where that is meant', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  const other = await openPage(context, mock.url, '/console/demo/calls');
  const contract = await openPage(context, mock.url, '/console/demo/contract');
  const demo = await mock.openEnvironment('demo');
  const client = await masterOf(mock);
  await client.call('DebtorService', 'List_GetAll');
  await rowOf(page, 'DebtorService.List_GetAll').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await page.getByText('Paused; 1 call came since.').waitFor();
  expect(await rowCount(page)).toBe(1);
  await page.getByRole('button', { name: 'Go on' }).click();
  await rowOf(page, 'CompanyService.List_GetByDebtor').waitFor();
  await client.call('DebtorService', 'Debtor_Get', '<debtorId>1001</debtorId>');
  await rowOf(other, 'DebtorService.Debtor_Get').waitFor();
  await contract.getByText('The contract was broken in').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('heading', { name: 'Forget all calls of demo?' }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Forget calls' }).click();
  await page.getByText('Nothing was called yet').waitFor();
  await other.getByText('Nothing was called yet').waitFor();
  await contract.getByText('The contract was honoured').waitFor();
  expect(await demo.calls.list()).toEqual([]);
  await client.call('DebtorService', 'List_GetAll');
  await rowOf(page, 'DebtorService.List_GetAll').waitFor();
});

it('scrolls through a thousand calls with few of them in the page, and stays where one looks', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await callOften(mock, 'demo', 1_000);
  await page.goto('/console/demo/calls');
  await rowOf(page, 'DebtorService.List_GetAll').first().waitFor();
  expect(await rowCount(page)).toBe(1_000);
  const rows = page.getByRole('row');
  expect(await rows.count()).toBeLessThan(60);
  const scrolled = page.getByRole('region', { name: 'Calls, scrolling' });
  await scrolled.evaluate((place) => place.scrollTo(0, place.scrollHeight / 2));
  const seen = () => page.getByRole('row').nth(12).getAttribute('aria-rowindex');
  await expect.poll(async () => Number(await seen())).toBeGreaterThan(400);
  expect(await rows.count()).toBeLessThan(60);
  const link = page.locator('[aria-rowindex="502"] a');
  const [address, place] = [await link.getAttribute('href'), await link.boundingBox()];
  await (await masterOf(mock)).call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await expect.poll(() => page.locator('[aria-rowindex="503"] a').getAttribute('href')).toBe(address);
  expect((await page.locator('[aria-rowindex="503"] a').boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('is gone through with arrow keys', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await callOften(mock, 'demo', 200);
  await page.goto('/console/demo/calls');
  await page.locator('[aria-rowindex="2"] a').focus();
  const focused = () =>
    page.evaluate<string | null>('document.activeElement.closest("tr")?.getAttribute("aria-rowindex")');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('3');
  await page.keyboard.press('End');
  await expect.poll(focused).toBe('201');
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).toBe('200');
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('2');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'DebtorService.List_GetAll' }).waitFor();
});

it('keeps up with five thousand calls at once', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  await page.getByText('Nothing was called yet').waitFor();
  await callOften(mock, 'demo', 5_000);
  const client = await masterOf(mock);
  // One that comes as fast as those may be told with them.
  const callAgain = async () => {
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
    return rowOf(page, 'CompanyService.List_GetByDebtor').count();
  };
  await expect.poll(callAgain).toBeGreaterThan(0);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('sums up what comes too fast, tells of all of it, and opens to what is remembered', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  const demo = await mock.openEnvironment('demo');
  await sumUp(mock, page, 1_900);
  await page.locator('[aria-rowindex="2"] :is(a, button)').focus();
  for (const step of ['ArrowDown', 'ArrowUp']) {
    const folded = await rowCount(page);
    for (let pressed = 0; !(await isOnSummary(page)); pressed++) {
      expect(pressed).toBeLessThan(folded);
      await page.keyboard.press(step);
    }
    await page.keyboard.press('Enter');
    const summary = rowOf(page, / at once$/).filter({ hasText: 'remembered' });
    const [, from, to] = /\(calls (\d+) to (\d+)\)/.exec((await summary.textContent()) ?? '') ?? [];
    const remembered = (await demo.calls.list()).filter(
      ({ number }) => number >= Number(from) && number <= Number(to),
    ).length;
    await summary.getByText(remembered === 0 ? 'none is remembered' : `${remembered} remembered`).waitFor();
    expect(await rowCount(page)).toBe(folded + remembered);
    expect(await obstaclesOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => rowCount(page)).toBe(folded);
    await page.keyboard.press('End');
  }
});

it('shows calls again once the mock is back, which counts anew', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/calls');
  await callOften(mock, 'demo', 3);
  await expect.poll(() => rowCount(page)).toBe(3);
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByText('The mock does not answer.').waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('Nothing was called yet').waitFor();
  await (await masterOf(again)).call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await rowOf(page, 'CompanyService.List_GetByDebtor').waitFor();
  expect(await rowCount(page)).toBe(1);
});

it('shows what anybody calls anything as a text, on a phone', async (context) => {
  const { mock, page } = await openConsole(context, '/console/kwaad/calls', { screen: NARROW });
  const env = await mock.environment({ subdomain: 'kwaad' });
  for (const name of Object.values(HOSTILE)) {
    await env.answer('DebtorService.List_GetAll', { fault: { text: name } });
    await new SoapClient(mock.url, env.logins.master).call('DebtorService', 'List_GetAll');
  }
  await page.getByText(HOSTILE.script).first().waitFor();
  await expect.poll(() => rowCount(page)).toBe(3);
  await expectUnharmed(page);
  expect(await obstaclesOn(page)).toEqual([]);
});

/** Whether the focus is on a row that sums up calls. */
function isOnSummary(page: Page): Promise<boolean> {
  return page.evaluate('document.activeElement.matches("tr button")');
}

/** Calls so often that not all of it is told one by one: as often as a busy machine takes to be that fast. */
async function sumUp(mock: Nmbrs, page: Page, times: number): Promise<void> {
  const demo = await mock.openEnvironment('demo');
  do {
    await demo.calls.clear();
    await page.getByText('Nothing was called yet').waitFor();
    await callOften(mock, 'demo', times);
    await page.getByText(`${times} calls, none refused`).waitFor();
  } while ((await rowCount(page)) === times);
}

/** Calls so often, many at a time. */
async function callOften(mock: Nmbrs, subdomain: string, times: number): Promise<void> {
  const client = await masterOf(mock, subdomain);
  let left = times;
  const caller = async () => {
    while (left-- > 0) await client.call('DebtorService', 'List_GetAll');
  };
  await Promise.all(Array.from({ length: 40 }, caller));
}
