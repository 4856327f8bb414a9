import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { openWorldFile, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

afterAll(closeBrowser);

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

it('lists the environments, with what each has otherwise than most', async (context) => {
  const { page } = await openConsole(context);
  await page.getByRole('link', { name: 'Environments', exact: true }).click();
  await page.getByRole('rowheader', { name: 'demo this one' }).waitFor();
  await row(page, 'gestopt').getByText('no subscription').waitFor();
  await row(page, 'proef').getByText('free trial').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('makes one with logins, scenarios and a seed, and its logins can be used at once', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments');
  await page.getByRole('link', { name: 'New environment' }).click();
  await page.getByLabel('Subdomain').fill('sync');
  await page.getByLabel('Keep it until').check();
  await page.getByRole('button', { name: 'Add login' }).click();
  const second = page.getByRole('group', { name: 'Logins' });
  await second.getByLabel('Archetype').nth(1).selectOption('debtor');
  await second.getByLabel('Name').nth(1).fill('klant');
  await page.getByLabel(/^rehired/).check();
  const seed = page.getByLabel('Seed', { exact: true });
  await seed.fill('debtors:\n  - number: "9001"\n    nmae: Bakkerij\n');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make environment' }).click();
  await page.getByText("There is no field 'nmae'").waitFor();
  await page.getByRole('button', { name: 'Line 3' }).click();
  expect(await page.evaluate('document.activeElement.selectionStart')).toBe(38);
  expect(await obstaclesOn(page)).toEqual([]);
  await seed.fill('debtors:\n  - number: "9001"\n    name: Bakkerij\n');
  await page.getByRole('button', { name: 'Make environment' }).click();
  await page.getByRole('heading', { name: 'sync', level: 1 }).waitFor();
  const made = await mock.openEnvironment<'master' | 'klant'>('sync');
  expect((await made.debtors()).map(({ number }) => number)).toEqual(
    expect.arrayContaining(['9001', 'rehired']),
  );
  const reply = await new SoapClient(mock.url, made.logins.master).call('DebtorService', 'List_GetAll');
  expect(reply.all('Number')).toContain('9001');
  expect(made.logins.klant.level).toBe('debtor');
  await page.getByRole('link', { name: 'Environments', exact: true }).first().click();
  await row(page, 'sync').getByText('until deleted').waitFor();
});

it('tells beside the field what the mock refuses', async (context) => {
  const { page } = await openConsole(context, '/console/demo/environments/new');
  await page.getByLabel('Subdomain').fill('no good');
  await page.getByRole('button', { name: 'Make environment' }).click();
  await page.getByText("'no good' is no subdomain. Use letters, digits and dashes.").waitFor();
  expect(await page.getByLabel('Subdomain').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Subdomain').fill('demo');
  await page.getByRole('button', { name: 'Make environment' }).click();
  await page.getByText('There is an environment demo already. Choose another subdomain.').waitFor();
});

it('changes settings, and calls are answered by them', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments/this');
  await page.getByLabel('Subscription').selectOption('none');
  await page.getByLabel('Version 2.1').selectOption('gone');
  await page.getByLabel(/^Free trial/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved.').waitFor();
  const demo = await mock.openEnvironment('demo');
  expect(await demo.settings()).toMatchObject({ subscription: 'none', version21: 'gone', freeTrial: true });
  const reply = await new SoapClient(mock.url, demo.logins.master).call('DebtorService', 'List_GetAll');
  expect(reply.code).toBe(1004);
});

it('takes snapshots, goes back to them, and resets', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments/this');
  const demo = await mock.openEnvironment('demo');
  await page.getByText('There is no snapshot').waitFor();
  await demo.addTag('Eerst');
  await page.getByRole('button', { name: 'Take snapshot' }).click();
  await row(page, 'Snapshot 1').waitFor();
  await demo.addTag('Later');
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('The snapshot is restored.').waitFor();
  const names = async () => (await demo.tags()).map(({ name }) => name);
  expect(await names()).toContain('Eerst');
  expect(await names()).not.toContain('Later');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reset' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset demo?' });
  expect(await obstaclesOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await names()).not.toContain('Eerst');
});

it('exports a world file that another mock serves alike, and imports a seed', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments/this');
  const demo = await mock.openEnvironment('demo');
  await page.getByLabel('Seed', { exact: true }).fill('{ "scenarios": ["rehired"], "tags": [{ "nam": 1 }] }');
  await page.getByRole('button', { name: 'Put in' }).click();
  await page.getByText("There is no field 'nam'").waitFor();
  const folder = temporaryFolder();
  writeFileSync(`${folder}/seed.yaml`, 'scenarios: [rehired]\n');
  await page.getByLabel('Seed file').setInputFiles(`${folder}/seed.yaml`);
  const seed = page.getByLabel('Seed', { exact: true });
  await expect.poll(() => seed.inputValue()).toBe('scenarios: [rehired]\n');
  await page.getByRole('button', { name: 'Put in' }).click();
  await page.getByText('It is in: 1 debtor, 1 company and').waitFor();
  expect((await demo.debtors()).map(({ number }) => number)).toContain('rehired');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download world file' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('demo.world.json');
  await file.saveAs(`${folder}/demo.world.json`);
  expect(JSON.parse(readFileSync(`${folder}/demo.world.json`, 'utf8'))).toMatchObject({
    environments: [{ subdomain: 'demo' }],
  });
  const again = await startNmbrs({ world: openWorldFile(`${folder}/demo.world.json`) });
  context.onTestFinished(() => again.close());
  const served = await again.openEnvironment('demo');
  expect((await served.debtors()).map(({ number }) => number)).toContain('rehired');
  expect(served.logins.master.token).toBe(demo.logins.master.token);
});

it('adds the environments of a world file, or tells all that is wrong with it', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments');
  const proef = await mock.openEnvironment('proef');
  const file = `${temporaryFolder()}/proef.world.json`;
  writeFileSync(file, JSON.stringify(await proef.export(), null, 1));
  await page.getByRole('link', { name: 'Import a world' }).click();
  await page.getByLabel('World file').setInputFiles(file);
  const world = page.getByLabel('World', { exact: true });
  await expect.poll(() => world.inputValue()).toContain('proef');
  await page.getByRole('button', { name: 'Add environments' }).click();
  await page.getByText('There is an environment proef already.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await proef.delete();
  await page.getByRole('button', { name: 'Add environments' }).click();
  await page.getByRole('heading', { name: 'Environments' }).waitFor();
  await row(page, 'proef').getByText('free trial').waitFor();
  await page.goto('/console/demo/environments/import');
  await world.fill('environments:\n  - subdomain: x\n    name: X\n    debtors: []\n');
  await page.getByRole('button', { name: 'Add environments' }).click();
  await page.getByRole('button', { name: 'Line 4' }).waitFor();
});

it('deletes an environment; the first of the world only where that is meant', async (context) => {
  const { mock, page } = await openConsole(context, '/console/proef/environments/this');
  await page.getByRole('button', { name: 'Delete environment' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: 'Environments' }).waitFor();
  await row(page, 'demo').waitFor();
  expect(await row(page, 'proef').count()).toBe(0);
  await page.getByRole('link', { name: 'demo' }).click();
  await page.getByRole('button', { name: 'Delete environment' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('It is the first of the world').waitFor();
  expect((await mock.environments()).map(({ subdomain }) => subdomain)).toContain('demo');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByLabel('Delete it all the same').check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: 'Environments' }).waitFor();
  expect((await mock.environments()).map(({ subdomain }) => subdomain)).toEqual(['bedrijf', 'gestopt']);
});

it('says that an environment was deleted meanwhile', async (context) => {
  const { mock, page } = await openConsole(context, '/console/proef/environments/this');
  await page.getByRole('button', { name: 'Take snapshot' }).waitFor();
  await (await mock.openEnvironment('proef')).delete();
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows names of any kind as they are, on a phone too', async (context) => {
  const folder = temporaryFolder();
  const environments = Object.values(HOSTILE).map((name, at) => ({
    subdomain: `e${at}`,
    name,
    debtors: [{ number: '1', companies: [{ number: 1, employees: 1 }] }],
  }));
  writeFileSync(`${folder}/world.json`, JSON.stringify({ environments }));
  const { page } = await openConsole(context, '/console/e0/environments', {
    options: { world: openWorldFile(`${folder}/world.json`) },
    screen: NARROW,
  });
  await page.getByText(HOSTILE.script).waitFor();
  await expectUnharmed(page);
  await page.getByRole('link', { name: 'e2' }).click();
  await page.getByText(HOSTILE.long).waitFor();
  await expectUnharmed(page);
});

it('is there again when its mock is', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/environments/this');
  await page.getByRole('button', { name: 'Take snapshot' }).waitFor();
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByRole('button', { name: 'Take snapshot' }).click();
  await page.getByText('The mock does not answer, so that it is not known whether this was done.').waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('The mock does not answer. What you see').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Take snapshot' }).click();
  await row(page, 'Snapshot 1').waitFor();
});
