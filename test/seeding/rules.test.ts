import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { type Credentials, SoapClient } from '../support/soap-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'nmbrs-rules-'));
const file = join(folder, 'world.yaml');

const WORLD = `environments:
  - subdomain: klein
    name: Klein
    debtors: [{ number: '1', trade: bakery, companies: [{ number: 1, employees: 4 }] }]
    trouble:
      - { operation: Company_GetCurrentPeriod, login: master, when: { call: 2 }, effect: { kind: fault, code: 1006 } }
    answers:
      - { operation: DebtorService.List_GetAll, result: [], times: 1 }
`;

let nmbrs: Nmbrs;

describe('rules in a world file', () => {
  beforeEach(async () => {
    writeFileSync(file, WORLD);
    nmbrs = await startNmbrs({ world: openWorldFile(file) });
  });

  afterEach(async () => {
    await nmbrs.close();
    rmSync(file);
  });

  it('are there when the mock begins, and anew after each reset and restore', async () => {
    const env = await nmbrs.openEnvironment('klein');
    const { master } = env.logins;
    expect(await debtors(master)).toEqual([]);
    expect(await debtors(master)).toEqual(['1']);
    const snapshot = await env.snapshot();
    for (const goBack of [() => env.reset(), () => env.restore(snapshot)]) {
      await env.answer('DebtorService.List_GetAll', { fault: 1003 });
      await goBack();
      expect((await env.answers()).map(({ id, applied, sentence }) => ({ id, applied, sentence }))).toEqual([
        {
          id: 1,
          applied: 0,
          sentence: 'Every call of DebtorService.List_GetAll is answered with a chosen result, once.',
        },
      ]);
      expect((await env.trouble()).map(({ calls }) => calls)).toEqual([0]);
      expect(await debtors(master)).toEqual([]);
      await env.expectAnswersApplied();
    }
  });

  it('come back where they were removed, with a reset', async () => {
    const env = await nmbrs.openEnvironment('klein');
    await env.clearAnswers();
    await env.clearTrouble();
    await env.reset();
    expect([...(await env.answers()), ...(await env.trouble())]).toHaveLength(2);
  });

  it('are not those of a copy', async () => {
    const env = await nmbrs.environment();
    expect([...(await env.answers()), ...(await env.trouble())]).toEqual([]);
  });

  it('are exported as they stand, but for functions, and served again', async () => {
    const env = await nmbrs.openEnvironment('klein');
    await env.answer('Debtor_Get', { fault: 1003 }, { priority: 2 });
    await env.answer('Debtor_Get', () => null);
    const world = await env.export();
    expect(world.environments?.[0]?.answers).toEqual([
      { operation: 'DebtorService.List_GetAll', result: [], times: 1 },
      { operation: 'Debtor_Get', fault: 1003, priority: 2 },
    ]);
    writeFileSync(file, JSON.stringify(world));
    const copy = await startNmbrs({ world: openWorldFile(file) });
    try {
      expect(await (await copy.openEnvironment('klein')).export()).toEqual(world);
    } finally {
      await copy.close();
    }
  });

  it('that cannot be are told with their places, and nothing is served', async () => {
    writeFileSync(file, WORLD.replace('login: master', 'login: mister').replace('[]', '[{ Id: x }]'));
    const started = startNmbrs({ world: openWorldFile(file) });
    await expect(started).rejects.toThrow(
      /world\.yaml:6:\d+: There is no login 'mister'.*\n.*world\.yaml:8:\d+: .*'x'/,
    );
  });
});

describe('rules in a seed', () => {
  beforeEach(async () => {
    nmbrs = await startNmbrs();
  });

  afterEach(() => nmbrs.close());

  it('of an environment that is there are gone with a reset', async () => {
    const env = await nmbrs.environment();
    await env.seed({ answers: [{ operation: 'DebtorService.List_GetAll', result: [] }] });
    expect(await debtors(env.logins.master)).toEqual([]);
    await env.reset();
    expect(await env.answers()).toEqual([]);
  });

  it('that an environment is made with name its logins, and stay', async () => {
    const env = await nmbrs.environment({
      logins: [{ archetype: 'master' }, { archetype: 'master', name: 'other' }],
      seed: { answers: [{ operation: 'DebtorService.List_GetAll', login: 'other', result: [] }] },
    });
    await env.reset();
    expect(await debtors(env.logins.other)).toEqual([]);
    expect(await debtors(env.logins.master)).toHaveLength(6);
  });

  it('are refused with all else of it', async () => {
    const env = await nmbrs.environment();
    const wrong = env.seed({
      debtors: [{ number: '77', trade: 'bakery' }],
      answers: [{ operation: 'Debtor_Get', fault: 1003 }, { operation: 'Debtor_Get' }],
    });
    await expect(wrong).rejects.toMatchObject({ field: 'answers[1].result' });
    expect(await env.answers()).toEqual([]);
    expect((await env.debtors()).map(({ number }) => number)).not.toContain('77');
  });
});

async function debtors(login: Credentials): Promise<readonly string[]> {
  return (await new SoapClient(nmbrs.url, login).call('DebtorService', 'List_GetAll')).all('Number');
}
