import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { listCompanies, listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { openConsole, openPage } from './support/open-console.ts';
import { setSeen } from './support/seen.ts';
import { goTo, makeLogin, rowOf } from './support/steps.ts';
import { countStreams } from './support/stream-counter.ts';

afterAll(closeBrowser);

it('two browsers on one environment see what the other one changes, on whatever page they are', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  const other = await openPage(context, mock.url, '/console/demo/logins');
  await rowOf(other, 'master@demo.example').waitFor();
  await makeLogin(page, 'nieuw@kantoor.example');
  await rowOf(other, 'nieuw@kantoor.example').getByText('created', { exact: true }).waitFor();

  await goTo(page, 'User templates');
  await goTo(other, 'User templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByLabel('Name').fill('Alleen uren');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByRole('link', { name: 'Alleen uren' }).waitFor();

  await other.getByRole('button', { name: '+1 day' }).click();
  const clock = (of: Page) => of.getByRole('button', { name: /^Clock: / });
  const demo = await mock.openEnvironment('demo');
  await demo.changeClock({ now: '2027-03-01T09:00:00', frozen: true });
  await clock(page).getByText('1 Mar 2027, 09:00').waitFor();
  await clock(other).getByText('1 Mar 2027, 09:00').waitFor();
});

it('environments that others make can be chosen, and are gone when others delete them', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins');
  const choice = page.getByLabel('Environment');
  await choice.waitFor();
  const env = await mock.environment({ subdomain: 'erbij' });
  await choice.getByRole('option', { name: /^erbij/ }).waitFor({ state: 'attached' });
  await env.delete();
  await choice.getByRole('option', { name: /^erbij/ }).waitFor({ state: 'detached' });
});

it('all tabs of a browser follow the mock by one stream, which is closed while none of them is seen', async (context) => {
  const mock = await startNmbrs({ port: 0 });
  context.onTestFinished(() => mock.close());
  const demo = await mock.openEnvironment('demo');
  const streams = await countStreams(mock.url);
  const first = await openPage(context, streams.url, '/console/demo/logins');
  await expect.poll(() => streams.open).toBe(1);
  const second = await first.context().newPage();
  await second.goto('/console/demo/templates');
  await second.getByRole('heading', { name: 'User templates' }).waitFor();
  await demo.addTemplate({ name: 'Gezien door beide', kind: 'Client' });
  await second.getByRole('link', { name: 'Gezien door beide' }).waitFor();
  expect(streams.open).toBe(1);

  await setSeen(first, false);
  await demo.addTemplate({ name: 'Gezien door de tweede', kind: 'Client' });
  await second.getByRole('link', { name: 'Gezien door de tweede' }).waitFor();
  await setSeen(second, false);
  await expect.poll(() => streams.open).toBe(0);
  await demo.addTemplate({ name: 'Door niemand gezien', kind: 'Client' });
  await setSeen(second, true);
  await second.getByRole('link', { name: 'Door niemand gezien' }).waitFor();
  expect(streams.open).toBe(1);
  await second.close({ runBeforeUnload: true });
  await expect.poll(() => streams.open).toBe(0);
});

it('goes on after the last call that it knows, once a tab is seen again', async (context) => {
  const mock = await startNmbrs({ port: 0 });
  context.onTestFinished(() => mock.close());
  const demo = await mock.openEnvironment('demo');
  const streams = await countStreams(mock.url);
  const page = await openPage(context, streams.url, '/console/demo/calls');
  await expect.poll(() => streams.open).toBe(1);
  await listDebtors(mock.url, demo.logins.master);
  await rowOf(page, 'DebtorService.List_GetAll').waitFor();
  await setSeen(page, false);
  await expect.poll(() => streams.open).toBe(0);
  await listCompanies(mock.url, demo.logins.master, 1001);
  await setSeen(page, true);
  await rowOf(page, 'CompanyService.List_GetByDebtor').waitFor();
  const [first] = await demo.calls.list();
  expect(streams.opened.map((query) => query.get('since'))).toEqual([null, String(first?.number)]);
});

it('follows by a stream of its own where the browser has no script for several tabs', async (context) => {
  const mock = await startNmbrs({ port: 0 });
  context.onTestFinished(() => mock.close());
  const demo = await mock.openEnvironment('demo');
  const streams = await countStreams(mock.url);
  const page = await openPage(context, streams.url, '/console/demo/logins');
  await page.context().addInitScript('delete window.SharedWorker');
  await page.goto('/console/demo/templates');
  await page.getByRole('heading', { name: 'User templates' }).waitFor();
  await demo.addTemplate({ name: 'Eigen stroom', kind: 'Client' });
  await page.getByRole('link', { name: 'Eigen stroom' }).waitFor();
  await setSeen(page, false);
  await expect.poll(() => streams.open).toBe(0);
  await setSeen(page, true);
  await expect.poll(() => streams.open).toBe(1);
});

it.for([true, false])(
  'tells by itself that the mock is gone, and that it is back (one for all tabs: %s)',
  async (isShared, context) => {
    const { mock, page } = await openConsole(context, '/console/demo/logins');
    if (!isShared) {
      await page.context().addInitScript('delete window.SharedWorker');
      await page.reload();
    }
    await rowOf(page, 'master@demo.example').waitFor();
    const port = Number(new URL(mock.url).port);
    await mock.close();
    await page.getByText('The mock does not answer.').waitFor();
    const again = await startNmbrs({ port });
    context.onTestFinished(() => again.close());
    await page.getByText('The mock does not answer.').waitFor({ state: 'hidden' });
    const demo = await again.openEnvironment('demo');
    await demo.addLogin({ username: 'later@kantoor.example', template: 'Volledig' });
    await rowOf(page, 'later@kantoor.example').waitFor();
  },
);

it('follows with the control token of its tab', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', {
    options: { controlToken: 'sesame' },
  });
  await page.getByLabel('Control token').fill('sesame');
  await page.keyboard.press('Enter');
  await rowOf(page, 'master@demo.example').waitFor();
  const demo = await mock.openEnvironment('demo');
  await demo.addLogin({ username: 'met-token@kantoor.example', template: 'Volledig' });
  await rowOf(page, 'met-token@kantoor.example').waitFor();
});
