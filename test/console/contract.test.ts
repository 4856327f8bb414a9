import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { readBaseline, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectUnharmed, HOSTILE, NARROW } from './support/hostile.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

afterAll(closeBrowser);

/** Calls with an element in the wrong case, with one that there is not, and, so often, without one that is needed. */
async function breakContract(mock: Awaited<ReturnType<typeof startNmbrs>>, often = 1): Promise<void> {
  const { master } = (await mock.openEnvironment('demo')).logins;
  const client = new SoapClient(mock.url, master);
  await client.call('DebtorService', 'Debtor_Get', '<debtorId>1001</debtorId>');
  for (let at = 0; at < often; at++) await client.call('DebtorService', 'Debtor_Get', '<Nr>1</Nr>');
}

it('says that the contract was honoured where it was', async (context) => {
  const { page } = await openConsole(context);
  await page.getByRole('link', { name: 'Contract' }).click();
  await page.getByText('The contract was honoured').waitFor();
  expect(await page.getByRole('button', { name: 'Download baseline' }).isDisabled()).toBe(true);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('tells violations by what mends them, the worst first, with their calls', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/contract');
  await page.getByText('The contract was honoured').waitFor();
  await breakContract(mock, 14);
  await page.getByText('The contract was broken in 3 ways.').waitFor();
  const spelling = page.getByRole('region', { name: 'Call it DebtorId.' });
  await spelling.getByText('debtorId is spelled DebtorId, case included; it was ignored.').waitFor();
  expect(await spelling.getByRole('link').evaluateAll((links) => links.map(String))).toEqual([
    `${mock.url}/console/demo/calls/1`,
  ]);
  const missing = page.getByRole('region', { name: 'Send it, even when the default (0) is what you mean.' });
  await missing.getByText('15 calls').waitFor();
  await missing.getByText('and 3 more').waitFor();
  expect(await missing.getByRole('link').count()).toBe(12);
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Call it DebtorId.',
    'Leave it out: it is not read.',
    'Send it, even when the default (0) is what you mean.',
    'Baseline',
  ]);
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows what a baseline accepts, writes one that verification takes, and forgets it', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/contract');
  await breakContract(mock);
  await page.getByText('The contract was broken in 3 ways.').waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download baseline' }).click();
  const file = `${temporaryFolder()}/known.json`;
  await (await downloading).saveAs(file);
  const demo = await mock.openEnvironment('demo');
  await demo.expectCleanContract({ baseline: readBaseline(file) });
  const { known } = JSON.parse(readFileSync(file, 'utf8')) as { known: string[] };
  expect(known).toHaveLength(3);

  await page.getByLabel('Text of the baseline').fill('{ "known": 4 }');
  await page.getByRole('button', { name: 'Use baseline' }).click();
  await page.getByText('This is no baseline: it has no list of texts called known.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const [first] = known;
  await page
    .getByLabel('Text of the baseline')
    .fill(JSON.stringify({ known: [first, 'DebtorService.Debtor_Get missing Gone'] }));
  await page.getByRole('button', { name: 'Use baseline' }).click();
  await page.getByText('broken in 3 ways, of which 1 is accepted.').waitFor();
  await page.getByText('DebtorService.Debtor_Get missing Gone').waitFor();
  expect(await page.getByText('accepted', { exact: true }).count()).toBe(1);
  await page.reload();
  await page.getByText('of which 1 is accepted.').waitFor();
  await page.getByRole('button', { name: 'Forget baseline' }).click();
  await page.getByLabel('Baseline file').setInputFiles(file);
  await page.getByText('of which 3 are accepted.').waitFor();
  await page.getByLabel('Hide what is accepted').check();
  await page.getByText('All of it is accepted').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('shows texts of any kind as they are, on a phone too', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', { screen: NARROW });
  const { master } = (await mock.openEnvironment('demo')).logins;
  const client = new SoapClient(mock.url, master);
  for (const text of Object.values(HOSTILE)) {
    const escaped = text.replaceAll('<', '&lt;');
    await client.call('DebtorService', 'Debtor_Get', `<DebtorId>1001</DebtorId>${escaped}`);
  }
  await client.call('DebtorService', 'Debtor_Get', `<${HOSTILE.long}>1</${HOSTILE.long}>`);
  await page.goto('/console/demo/contract');
  await page.getByText('The contract was broken in').waitFor();
  await page.getByText(HOSTILE.script.slice(0, 20)).first().waitFor();
  await expectUnharmed(page);
  await page.getByLabel('Text of the baseline').fill(JSON.stringify({ known: Object.values(HOSTILE) }));
  await page.getByRole('button', { name: 'Use baseline' }).click();
  await page.getByText(HOSTILE.long).first().waitFor();
  await expectUnharmed(page);
});

it('says that its environment was deleted meanwhile, and is there again when its mock is', async (context) => {
  const { mock, page } = await openConsole(context, '/console/proef/contract');
  await page.getByText('The contract was honoured').waitFor();
  await (await mock.openEnvironment('proef')).delete();
  await page.getByText('It is not here any more').first().waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await page.getByText('The mock does not answer.').waitFor();
  const again = await startNmbrs({ port });
  context.onTestFinished(() => again.close());
  await page.getByText('The contract was honoured').waitFor();
});
