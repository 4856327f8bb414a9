import { afterAll, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole, openPage } from './support/open-console.ts';

afterAll(closeBrowser);

it('opens on the logins of the first environment', async (context) => {
  const { page } = await openConsole(context);
  await page.getByRole('heading', { name: 'Logins', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/demo/logins');
  expect(await page.title()).toBe('Logins · demo · nmbrs-mock');
  expect(await obstaclesOn(page)).toEqual([]);
});

it('asks for the control token where one is demanded, once a tab', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', {
    options: { controlToken: 'sesame' },
  });
  const token = page.getByLabel('Control token');
  await token.fill('barley');
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByText('This is not the control token.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await token.fill('sesame');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: 'master@demo.example' }).waitFor();
  await page.reload();
  await page.getByRole('rowheader', { name: 'master@demo.example' }).waitFor();
  const other = await openPage(context, mock.url, '/console/demo/logins');
  await other.getByLabel('Control token').waitFor();
});

it('moves, freezes and sets the clock of the environment', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  const demo = await mock.openEnvironment('demo');
  await demo.changeClock({ now: '2026-11-16T09:00:00', frozen: true });
  await page.reload();
  const clock = page.getByRole('button', { name: /^Clock: / });
  await page.getByRole('button', { name: '+1 day' }).click();
  await clock.getByText('17 Nov 2026, 09:00').waitFor();
  await clock.click();
  await page.getByRole('button', { name: 'Next period' }).click();
  await clock.getByText('1 Dec 2026, 09:00').waitFor();
  await page.getByLabel('Time').fill('2027-02-28T12:30');
  await page.getByRole('button', { name: 'Set' }).click();
  await clock.getByText('28 Feb 2027, 12:30').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Frozen' }).click();
  await page.getByRole('switch', { name: 'Frozen', checked: false }).waitFor();
  expect((await demo.clock()).frozen).toBe(false);
  await page.keyboard.press('Escape');
  await page.getByLabel('Time').waitFor({ state: 'hidden' });
});

it('tells that its mock does not answer, and goes on by itself when it is back', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  await page.getByRole('rowheader', { name: 'master@demo.example' }).waitFor();
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByText('The mock does not answer.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('The mock does not answer.').waitFor({ state: 'hidden' });
});

it('leads those who go by keys past the navigation', async (context) => {
  const { page } = await openConsole(context, '/console/demo/logins');
  await page.getByRole('rowheader', { name: 'master@demo.example' }).waitFor();
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await page.keyboard.press('Tab');
  while (!(await skip.evaluate((link) => link.matches(':focus')))) await page.keyboard.press('Shift+Tab');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate('document.getElementById("main").contains(document.activeElement)');
  expect(inMain).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/console/demo/logins');
});

it('lets a world be added where no environment is left', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  for (const { subdomain } of await mock.environments())
    await (await mock.openEnvironment(subdomain)).delete({ force: true });
  await page.getByText('It is not here any more').first().waitFor();
  await page.getByRole('link', { name: 'nmbrs-mock' }).click();
  await page.getByRole('heading', { name: 'There is no environment', level: 1 }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add environments' }).click();
  await page.getByRole('rowheader', { name: 'demo' }).waitFor();
  const demo = await mock.openEnvironment('demo');
  const reply = await new SoapClient(mock.url, demo.login('master')).call('DebtorService', 'List_GetAll');
  expect(reply.all('Number')).toEqual(['1001']);
});

it('says that an environment is gone', async (context) => {
  const { page } = await openConsole(context, '/console/nowhere/logins');
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('goes on as the mock spells an environment', async (context) => {
  const { page } = await openConsole(context, '/console/DEMO/calls?answer=ok');
  await page.waitForURL('**/console/demo/calls?answer=ok');
  await page
    .getByRole('option', { name: 'demo · Accountant', selected: true })
    .waitFor({ state: 'attached' });
  expect(await page.getByText('(gone)').count()).toBe(0);
});

it('says of an address that cannot be read that nothing stands there', async (context) => {
  const { page } = await openConsole(context, '/console/%E0%A4%A/logins');
  await page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'nmbrs-mock' }).click();
  await page.getByRole('heading', { name: 'Logins', level: 1 }).waitFor();
});

it('finds a list as it was left by who goes back to it', async (context) => {
  const { page } = await openConsole(context, '/console/demo/logins');
  await page.getByLabel('Search').fill('master@demo');
  await page.getByRole('link', { name: 'master@demo.example' }).click();
  await page.getByRole('heading', { name: 'master@demo.example', level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Logins', level: 1 }).waitFor();
  expect(await page.getByLabel('Search').inputValue()).toBe('master@demo');
  await page.goto('/console/demo/operations?search=absence2&does=writes');
  await page
    .getByRole('rowheader', { name: /Absence2_Insert/ })
    .first()
    .waitFor();
  expect(await page.getByRole('rowheader', { name: /Absence2_GetList/ }).count()).toBe(0);
});
