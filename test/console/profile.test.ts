import { afterAll, expect, it } from 'vitest';
import { listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole, openPage } from './support/open-console.ts';
import { setSeen } from './support/seen.ts';
import { copiedAccess, signIn } from './support/steps.ts';

afterAll(closeBrowser);

const [ADDRESS, PASSWORD] = ['master@demo.example', 'Geheim-master-1'];

it('lets in who knows the password, in this tab, until they sign out', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/profile');
  await page.getByLabel('E-mail address').fill(ADDRESS);
  await page.getByLabel('Password').fill('verkeerd');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').getByText('Username and password do not belong together.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await signIn(page, ADDRESS, PASSWORD);
  await page.reload();
  await page.getByRole('tab', { name: 'API Token', exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const other = await openPage(context, mock.url, '/console/demo/profile');
  await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

it('switches the API account off and on, and a call answers as it stands', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/profile');
  await signIn(page, ADDRESS, PASSWORD);
  await page.getByRole('tab', { name: 'API Token' }).click();
  const access = await copiedAccess(page);
  await page.getByRole('switch', { name: 'API account', checked: true }).click();
  await page.getByText('Off: programs cannot call as this login.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  expect((await listDebtors(mock.url, access)).code).toBe(1001);
  await page.getByRole('switch', { name: 'API account', checked: false }).click();
  await page.getByLabel('Token', { exact: true }).waitFor();
  expect(await copiedAccess(page)).toEqual(access);
  expect((await listDebtors(mock.url, access)).ids).toHaveLength(6);
});

it('has no tab for a token where the template allows none', async (context) => {
  const { page } = await openConsole(context, '/console/demo/profile');
  await signIn(page, 'template-without-token@demo.example', 'Geheim-template-without-token-1');
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Profile']);
  await page.getByText('has no tab API Token').waitFor();
});

it('asks to sign in again once the login is deactivated', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/profile');
  await signIn(page, ADDRESS, PASSWORD);
  await (await mock.openEnvironment('demo')).logins.master.deactivate();
  await page.reload();
  await page.getByText('master@demo.example is deactivated.').waitFor();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('tells what a real call with the token was answered, and that it stands among the calls', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/profile');
  const demo = await mock.openEnvironment('demo');
  await signIn(page, ADDRESS, PASSWORD);
  await page.getByRole('tab', { name: 'API Token' }).click();
  await page.getByRole('button', { name: 'Call List_GetAll' }).click();
  await page.getByText('6 debtors', { exact: true }).waitFor();
  expect(await demo.calls.list({ username: ADDRESS })).toMatchObject([
    { operation: 'List_GetAll', fault: null },
  ]);
  await page.getByText('The answer as it came').click();
  await page
    .getByRole('region', { name: 'Answer' })
    .getByText('<Name>Bakkerij Vermeulen B.V.</Name>')
    .waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await setSeen(page, false);
  await demo.logins.master.resetToken();
  await page.getByRole('button', { name: 'Call List_GetAll' }).click();
  await page.getByRole('status').getByText('1001: Invalid Authentication').waitFor();
});

it('tells of a token that it is copied until there is another, and where the browser copies nothing', async (context) => {
  const { page } = await openConsole(context, '/console/demo/profile', {
    screen: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  await signIn(page, ADDRESS, PASSWORD);
  await page.getByRole('tab', { name: 'API Token' }).click();
  const copy = page.getByRole('button', { name: 'Copy Token' });
  await copy.click();
  await copy.getByText('Copied', { exact: true }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe((await copiedAccess(page)).token);
  await page.getByRole('button', { name: 'Reset token' }).click();
  await copy.getByText('Copy', { exact: true }).waitFor();
  await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("not here"))');
  await copy.click();
  await copy.getByText('Copy by hand', { exact: true }).waitFor();
});
