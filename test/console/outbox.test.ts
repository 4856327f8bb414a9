import { afterAll, expect, it } from 'vitest';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { goTo, rowOf } from './support/steps.ts';

afterAll(closeBrowser);

it('tells which mails are unread, until this browser has shown them', async (context) => {
  const { page } = await openConsole(context, '/console/demo/logins');
  const link = page.getByRole('link', { name: 'Outbox', exact: true });
  await link.getByText('1', { exact: true }).waitFor();
  await rowOf(page, 'created@demo.example').getByRole('button', { name: 'Send activation mail' }).click();
  await link.getByText('2', { exact: true }).waitFor();
  await goTo(page, 'Outbox');
  await rowOf(page, 'created@demo.example').getByText('unread').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'created@demo.example' }).click();
  await page.getByText('Kies een wachtwoord').waitFor();
  await link.getByText('1', { exact: true }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.reload();
  await link.getByText('1', { exact: true }).waitFor();
  await goTo(page, 'Outbox');
  await rowOf(page, 'invited@demo.example').getByText('unread').waitFor();
  expect(await rowOf(page, 'created@demo.example').getByText('unread').count()).toBe(0);
});

it('tells that a link is too old after 24 hours, and sends the mail again', async (context) => {
  const { page } = await openConsole(context, '/console/demo/outbox');
  const row = rowOf(page, 'invited@demo.example');
  await row.getByText(/^works until 17 Nov 2026/).waitFor();
  await page.getByRole('button', { name: '+1 day' }).click();
  await row.getByText('works no more').waitFor();
  await page.getByRole('link', { name: 'invited@demo.example' }).click();
  await page.getByText(/^The link works no more: the link expired on 17 Nov 2026/).waitFor();
  await page.getByRole('button', { name: 'Send activation mail', exact: true }).click();
  await goTo(page, 'Outbox');
  await expect.poll(() => row.count()).toBe(2);
  await row
    .first()
    .getByText(/^works until 18 Nov 2026/)
    .waitFor();
});

it('refuses two passwords that differ, and leads back to the form', async (context) => {
  const { page } = await openConsole(context, '/console/demo/outbox');
  await page.getByRole('link', { name: 'invited@demo.example' }).click();
  await page.getByRole('link', { name: /\/_mock\/activate\// }).click();
  await page.getByLabel('Password', { exact: true }).fill('Geheim');
  await page.getByLabel('Repeat password').fill('Geheimer');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The two passwords are not the same.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the form' }).click();
  await page.getByLabel('Repeat password').waitFor();
});

it('tells that no mail was sent yet, and that one is gone', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/outbox/4711');
  await page.getByText('There is no mail').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await mock.environment({ subdomain: 'leeg', logins: [] });
  await page.goto('/console/leeg/outbox');
  await page.getByText('No mail was sent yet').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});
