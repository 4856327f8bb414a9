import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { listCompanies, listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import {
  copiedAccess,
  followActivationMail,
  goTo,
  makeLogin,
  rowOf,
  setPassword,
  signIn,
} from './support/steps.ts';

/** The way of the vendor's article, from the first click to a call that answers. */

afterAll(closeBrowser);

const ADDRESS = 'koppeling@kantoor.example';
const PASSWORD = 'Geheim & veilig 15!';

it('leads to a token at master level, which a client calls with', async (context) => {
  const { mock, page } = await openConsole(context, '/');
  await goTo(page, 'Logins');
  await makeLogin(page, ADDRESS, 'Volledig');
  await rowOf(page, ADDRESS).getByText('1001', { exact: true }).waitFor();
  await followActivationMail(page, ADDRESS);
  expect(await obstaclesOn(page)).toEqual([]);
  await setPassword(page, PASSWORD);
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'go on to the user profile' }).click();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(ADDRESS);
  expect(await obstaclesOn(page)).toEqual([]);
  await signIn(page, ADDRESS, PASSWORD);
  await page.getByRole('tab', { name: 'API Token', exact: true }).click();
  await page.getByRole('switch', { name: 'API account', checked: false }).click();
  await page.getByRole('switch', { name: 'API account', checked: true }).waitFor();
  const access = await copiedAccess(page);
  expect(access).toMatchObject({ username: ADDRESS, domain: 'demo' });
  expect((await listDebtors(mock.url, access)).ids).toEqual([1001, 1002, 1003, 1004, 1005, 1006]);
  expect(await obstaclesOn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Call List_GetAll' }).click();
  await page.getByText('6 debtors', { exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Reset token', exact: true }).click();
  await expect.poll(async () => (await copiedAccess(page)).token).not.toBe(access.token);
  expect((await listDebtors(mock.url, access)).code).toBe(1001);
  const renewed = await copiedAccess(page);
  expect((await listDebtors(mock.url, renewed)).ids).toHaveLength(6);

  await goTo(page, 'Logins');
  await rowOf(page, ADDRESS).getByText('6 debtors', { exact: true }).waitFor();
  await rowOf(page, ADDRESS).getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Team Noord').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await rowOf(page, ADDRESS).getByText('2 debtors', { exact: true }).waitFor();
  expect((await listDebtors(mock.url, renewed)).ids).toEqual([1001, 1002]);
});

it('leads to a token at debtor level, which sees the companies that are chosen', async (context) => {
  const { mock, page } = await openConsole(context, '/');
  await goTo(page, 'Debtors');
  await page.getByRole('link', { name: 'Thuiszorg de Vries B.V.' }).click();
  await page.getByText('It has no client login yet').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await makeLogin(page, ADDRESS);
  await rowOf(page, ADDRESS).getByText('once it is active').waitFor();
  await followActivationMail(page, ADDRESS);
  await setPassword(page, PASSWORD);
  await page.getByRole('link', { name: 'go on to its debtor' }).click();
  const row = rowOf(page, ADDRESS);
  await row.getByRole('button', { name: 'Add token', exact: true }).click();
  const access = await copiedAccess(page);
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await listDebtors(mock.url, access)).toEqual({ ids: [], code: null });
  await row.getByText('sees nothing').waitFor();

  await row.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Thuiszorg de Vries Wijkteams B.V.').check();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await row.getByText('1 company', { exact: true }).waitFor();
  expect((await listDebtors(mock.url, access)).ids).toEqual([1003]);
  expect((await listCompanies(mock.url, access, 1003)).ids).toEqual([10005]);
  expect(await obstaclesOn(page)).toEqual([]);

  await page.getByRole('link', { name: 'User profile' }).click();
  await signIn(page, ADDRESS, PASSWORD);
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Profile']);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('can be gone with keys alone', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await rowOf(page, 'master@demo.example').waitFor();
  await press(page, 'New login');
  await page.getByRole('dialog', { name: 'New login' }).waitFor();
  await page.keyboard.type(ADDRESS);
  await press(page, 'Save');
  const row = rowOf(page, ADDRESS);
  await row.getByText('created', { exact: true }).waitFor();
  await tabTo(page, ADDRESS);
  await press(page, 'Send activation mail');
  await row.getByText('invited', { exact: true }).waitFor();
  await press(page, /^Outbox/);
  await page.getByRole('heading', { name: 'Outbox' }).waitFor();
  await press(page, ADDRESS);
  await page.getByRole('heading', { name: 'Activeer uw login' }).waitFor();
  await press(page, /\/_mock\/activate\//);
  await page.getByRole('heading', { name: 'Activate your login' }).waitFor();
  await tabTo(page, 'Password');
  await page.keyboard.type(PASSWORD);
  await tabTo(page, 'Repeat password');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your login is active' }).waitFor();
  await press(page, 'go on to the user profile');
  await page.getByRole('heading', { name: 'User profile' }).waitFor();
  await tabTo(page, 'Password');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'API Token' }).waitFor();
  await tabTo(page, 'Profile');
  await page.keyboard.press('ArrowRight');
  await press(page, 'API account');
  await page.getByRole('switch', { name: 'API account', checked: true }).waitFor();
  expect((await listDebtors(mock.url, await copiedAccess(page))).ids).toHaveLength(6);
});

/** Goes on with the Tab key until what has the focus is called like this. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? `^${name}$` : name.source;
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press('Tab');
    if (new RegExp(wanted).test(await page.evaluate<string>(NAME_OF_FOCUSED))) return;
  }
  throw new Error(`The Tab key leads to nothing that is called ${name}.`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Runs in the page. */
const NAME_OF_FOCUSED = `(() => {
  const focused = document.activeElement;
  const labelling = document.getElementById(focused.getAttribute('aria-labelledby'));
  return (labelling ?? focused.labels?.[0] ?? focused).textContent.trim();
})()`;
