import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { TROUBLE_KINDS } from '../../contracts/control/trouble.ts';
import { startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';

afterAll(closeBrowser);

const row = (page: Page, sentence: string) => page.getByRole('row').filter({ hasText: sentence });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

it('says what there is to make where there is no rule', async (context) => {
  const { page } = await openConsole(context);
  await page.getByRole('link', { name: 'Trouble' }).click();
  await page.getByText('No call meets trouble').waitFor();
  await page.getByText('Every operation gives its own answer').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('makes trouble, tells how often it was applied, changes it in its place, and ends it', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble');
  const demo = await mock.openEnvironment('demo');
  const client = new SoapClient(mock.url, demo.logins.master);
  const code = async () => (await client.call('DebtorService', 'List_GetAll')).code;
  await page.getByRole('link', { name: 'New trouble' }).click();
  await page.getByLabel('Effect').selectOption({ label: 'Answers a fault' });
  await page.getByLabel('Code').selectOption('1004');
  await page.getByLabel('Operation').fill('DebtorService.List_GetAll');
  await page.getByLabel('When').selectOption({ label: 'One of them alone' });
  await page.getByLabel('Which one').fill('2');
  expect(await obstaclesOn(page)).toEqual([]);
  await save(page);
  await row(page, 'Call 2 of DebtorService.List_GetAll is answered with fault 1004').waitFor();
  await demo.addTrouble({ effect: { kind: 'latency', ms: 0 } });
  expect([await code(), await code()]).toEqual([null, 1004]);
  await page.reload();
  await row(page, 'Call 2 of').waitFor();
  expect(await row(page, 'Call 2 of').getByRole('cell').allTextContents()).toEqual(['2', '1', 'EditDelete']);
  expect(await obstaclesOn(page)).toEqual([]);
  await row(page, 'Call 2 of').getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('heading', { name: 'Rule 1' }).waitFor();
  await page.getByLabel('When').selectOption({ label: 'Each of them' });
  await page.getByLabel('Login').selectOption('master@demo.example');
  await page.getByLabel('Times at most').fill('1');
  await save(page);
  await row(page, 'Every call of DebtorService.List_GetAll by master@demo.example').waitFor();
  expect((await demo.trouble()).map(({ id, calls }) => [id, calls])).toEqual([
    [1, 0],
    [2, 2],
  ]);
  expect([await code(), await code()]).toEqual([1004, null]);
  await row(page, 'by master@demo.example').getByRole('button', { name: 'Delete' }).click();
  await row(page, 'by master@demo.example').waitFor({ state: 'hidden' });
  expect((await demo.trouble()).map(({ id }) => id)).toEqual([2]);
});

it('makes rules of each effect with what is there at first', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble');
  const demo = await mock.openEnvironment('demo');
  for (const kind of TROUBLE_KINDS) {
    await page.getByRole('link', { name: 'New trouble' }).click();
    await page.getByLabel('Effect').selectOption(kind);
    await save(page);
    await page.getByRole('heading', { name: 'Trouble', level: 1 }).waitFor();
  }
  expect((await demo.trouble()).map(({ definition }) => definition.effect.kind)).toEqual(TROUBLE_KINDS);
});

it('chooses answers: a result, a fault, a text, changes and a sequence', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble');
  const demo = await mock.openEnvironment('demo');
  const client = new SoapClient(mock.url, demo.logins.master);
  const call = () => client.call('DebtorService', 'List_GetAll');
  await page.getByRole('link', { name: 'New answer' }).click();
  await page.getByRole('heading', { name: 'New answer' }).waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await save(page);
  await page.getByRole('heading', { name: 'Trouble', level: 1 }).waitFor();
  expect((await call()).all('Debtor')).toEqual([]);
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'A fault' });
  await page.getByLabel('Code').fill('1002');
  await page.getByLabel('Text').fill('Nobody may');
  await save(page);
  await row(page, '1002').waitFor();
  expect((await call()).body).toContain('1002: Nobody may');
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Any text' });
  await page.getByLabel('Text', { exact: true }).fill('<html>Closed</html>');
  await page.getByLabel('Content type').fill('text/html');
  await page.getByLabel('Status').fill('503');
  await save(page);
  await row(page, 'text/html').waitFor();
  expect(await call()).toMatchObject({ status: 503, body: '<html>Closed</html>' });
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Its own answer, changed' });
  await page
    .getByLabel('Rule')
    .fill('operation: DebtorService.List_GetAll\nchange: { set: "[0].Number", to: "X9" }\n');
  await save(page);
  await row(page, '[0].Number').waitFor();
  expect((await call()).all('Number')[0]).toBe('X9');
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Several, one after the other' });
  await save(page);
  await row(page, 'in turn').waitFor();
  expect([(await call()).code, (await call()).all('Debtor')]).toEqual([1002, []]);
});

it('tells what is wrong beside the place: what cannot be read, and all that the mock refuses', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble/rules/new');
  const rule = page.getByLabel('Rule', { exact: true });
  await rule.fill('{ "effect": { "kind": "latency", "ms": 1 }');
  await page.getByRole('button', { name: 'Line 1' }).waitFor();
  await page.getByText('The document says no rule as it stands.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await save(page);
  await rule.fill(
    '{\n  "effect": { "kind": "latency", "ms": -1 },\n  "when": { "cal": 2 },\n  "times": 0\n}',
  );
  await save(page);
  for (const line of [2, 3, 4]) await page.getByRole('button', { name: `Line ${line}` }).waitFor();
  await page.getByText("There is no field 'cal' in when. Did you mean 'call'?").first().waitFor();
  expect(await page.getByLabel('Milliseconds').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Times at most').getAttribute('aria-invalid')).toBe('true');
  expect(await obstaclesOn(page)).toEqual([]);
  await rule.fill('effect: { kind: latency, ms: 1 }\noperation: Debtor_Inser\n');
  await save(page);
  await page
    .getByText("There is no operation 'Debtor_Inser'. Did you mean 'Debtor_Insert'?")
    .first()
    .waitFor();
  expect(await (await mock.openEnvironment('demo')).trouble()).toEqual([]);
});

it('shows a rule that was deleted meanwhile as gone', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble');
  const demo = await mock.openEnvironment('demo');
  const { id } = await demo.addTrouble({ effect: { kind: 'reset-before' } });
  await page.reload();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Times at most').fill('3');
  await demo.removeTrouble(id);
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Trouble', exact: true }).first().click();
  await page.getByText('No call meets trouble').waitFor();
  await page.goto('/console/demo/trouble/rules/first');
  await page.getByText("There is no rule 'first'.").waitFor();
  await page.goto('/console/demo/trouble/wishes/new');
  await page.getByText('There is no such kind of rule').waitFor();
});

it('shows texts of any kind as they are, on a phone too', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', { screen: NARROW });
  const demo = await mock.openEnvironment('demo');
  for (const text of Object.values(HOSTILE)) {
    await demo.addTrouble({
      operation: 'Debtor_Insert',
      with: { Debtor: { Name: text } },
      effect: { kind: 'reset-before' },
    });
    await demo.answer('DebtorService.List_GetAll', { fault: { code: 1003, text } });
  }
  await page.goto('/console/demo/trouble');
  await page.getByText(HOSTILE.script).first().waitFor();
  await expectUnharmed(page);
  for (const id of [1, 2, 3])
    for (const kind of ['rules', 'answers']) {
      await page.goto(`/console/demo/trouble/${kind}/${id}`);
      await page.getByRole('button', { name: 'Save' }).waitFor();
      await expectUnharmed(page);
    }
});

it('keeps what was written while its mock is away', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble/rules/new');
  await page.getByLabel('Effect').selectOption({ label: 'Leaves out an end tag' });
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await save(page);
  await page.getByText('The mock does not answer, so that it is not known whether this was done.').waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('The mock does not answer. What you see').waitFor({ state: 'hidden' });
  await save(page);
  await row(page, 'Every call').waitFor();
  expect(await (await again.openEnvironment('demo')).trouble()).toMatchObject([
    { definition: { effect: { kind: 'malformed-xml' } } },
  ]);
});

it('shows what turns a text around, so that the rest of the sentence of its rule stays as it is', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/trouble');
  const demo = await mock.openEnvironment('demo');
  const { id } = await demo.answer(
    'DebtorService.Tags_Get',
    { fault: { text: 'dicht\u202enu' } },
    { times: 2 },
  );
  const sentence = String.raw`Every call of DebtorService.Tags_Get is answered with fault dicht\u{202e}nu, 2 times at most.`;
  await page.getByRole('link', { name: sentence }).click();
  await page.getByRole('heading', { name: `Rule ${id}` }).waitFor();
  await page.getByText(sentence, { exact: true }).waitFor();
});
