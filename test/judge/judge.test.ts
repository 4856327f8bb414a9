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

test('finds a difference where there is one', { timeout: TIMEOUT }, async (context) => {
  await requireInstalled(INSTALLED, context);
  const operation = OPERATIONS.find(({ name }) => name === 'Debtor_Get');
  if (!operation) throw new Error('there is no Debtor_Get');
  const judge = await openJudge();
  const envelope = (name: string, parameters: string) =>
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<${name} xmlns="${operation.service.namespace}">${parameters}</${name}></s:Body></s:Envelope>`;
  const same = await compareRequest(judge, operation, envelope('Debtor_Get', '<DebtorId>1001</DebtorId>'));
  expect(same.theirs).toEqual({ kind: 'value', value: { DebtorId: '1001' } });
  expect(isDifference(same)).toBe(false);
  expect(isDifference({ ...same, ours: { kind: 'status', status: 400 } })).toBe(true);
});
