import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startNmbrs } from '../../index.ts';
import { requireInstalled } from '../clients/soap-client.ts';
import { OPERATIONS, runCampaign } from './campaign.ts';
import { compareRequest, isDifference } from './compare.ts';
import { describeDifference } from './describe-difference.ts';
import { buildJudge, INSTALLED, Judge } from './judge.ts';
import { KNOWN } from './known.ts';

const TIMEOUT = 600_000;

let folder: string | undefined;
let judge: Judge | undefined;
afterAll(async () => {
  judge?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function openJudge(): Promise<Judge> {
  if (judge) return judge;
  folder = await mkdtemp(join(tmpdir(), 'nmbrs-judge-'));
  const nmbrs = await startNmbrs();
  await buildJudge(nmbrs.url, folder);
  await nmbrs.close();
  judge = new Judge(folder);
  await judge.load();
  return judge;
}

test('reads and writes as System.Xml does, over documents of every operation', {
  timeout: TIMEOUT,
}, async (context) => {
  await requireInstalled(INSTALLED, context);
  const { differences, requests, answers } = await runCampaign(await openJudge(), {
    seed: 20261129,
    count: 7_500,
  });
  const examples = [...differences.values()].flatMap(({ examples }) => examples.map(describeDifference));
  expect(examples.join('\n\n')).toBe('');
  expect(requests + answers).toBeGreaterThanOrEqual(7_500);
});

test('finds a difference where there is one: in what is listed as known', {
  timeout: TIMEOUT,
}, async (context) => {
  await requireInstalled(INSTALLED, context);
  const judge = await openJudge();
  const operation = OPERATIONS.find(({ name }) => name === 'Children_InsertBatch');
  if (!operation) throw new Error('there is no Children_InsertBatch');
  const compared = (item: string) =>
    compareRequest(
      judge,
      operation,
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>' +
        `<Children_InsertBatch xmlns="${operation.service.namespace}"><children>${item}</children></Children_InsertBatch></s:Body></s:Envelope>`,
    );

  const same = await compared('<Child xsi:nil="true" />');
  expect(same.theirs).toEqual({ kind: 'value', value: { EmployeeId: '0', children: [null] } });
  expect([isDifference(same), KNOWN.some(({ covers }) => covers(same))]).toEqual([false, false]);
  const differs = await compared('<Child xsi:nil="true" xsi:type="None" />');
  expect(differs.theirs).toMatchObject({ kind: 'fault' });
  expect([isDifference(differs), KNOWN.some(({ covers }) => covers(differs))]).toEqual([true, true]);
});
