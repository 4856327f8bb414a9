import { expect, it } from 'vitest';
import type { Nmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { SharedMocks } from './support/shared-mocks.ts';

const mocks = new SharedMocks();

const MASTER = { username: 'master@demo.example', token: '1'.padStart(32, '0'), domain: 'demo' };
const REFUSED = { kind: 'fault', code: 1002 } as const;

/** The error that a call of a list comes to; null for none. */
async function list({ url }: Nmbrs): Promise<number | null> {
  const { status, code } = await new SoapClient(url, MASTER).call('DebtorService', 'List_GetAll');
  if (status === 503) throw new Error('The database took nothing.');
  return code;
}

const demoOf = (mock: Nmbrs) => mock.openEnvironment('demo');

/** What calls come to that are made one after another, by each mock in turn. */
async function inTurn(all: readonly Nmbrs[], calls: number): Promise<(number | null)[]> {
  const codes: (number | null)[] = [];
  for (let at = 0; at < calls; at++) codes.push(await list(all[at % all.length] as Nmbrs));
  return codes;
}

/** The same of calls that are made at once, in whatever order. */
async function atOnce(all: readonly Nmbrs[], calls: number): Promise<(number | null)[]> {
  const codes = await Promise.all(
    all.map(async (mock) => {
      const own: (number | null)[] = [];
      await Promise.all(
        [0, 1].map(async () => {
          for (let call = 0; call < calls; call++) own.push(await list(mock));
        }),
      );
      return own;
    }),
  );
  return codes.flat();
}

const refusalsIn = (codes: readonly (number | null)[]) => codes.filter((code) => code !== null).length;

it('a function is refused where any of several mocks may be asked for the answer, and nothing of it is there', async () => {
  const notices: string[] = [];
  const mock = await mocks.start({ onNotice: (notice) => notices.push(notice) });
  for (const environment of [await mock.openEnvironment('demo'), await mock.environment()]) {
    await expect(environment.answer('DebtorService.List_GetAll', () => [])).rejects.toThrow(
      `A function stays in its process, and any mock on ${mocks.database} may be asked for the answer. Give a result, a change, a fault, a body or a sequence, or keep data in a folder or nowhere.`,
    );
    expect(await environment.answers()).toEqual([]);
  }
  expect(notices).toEqual([]);
});

it('trouble meets the call whose turn it is over all mocks, and no other', async () => {
  const [one, other] = await mocks.startTwo();
  const demo = await demoOf(one);
  await demo.addTrouble({ operation: 'DebtorService.List_GetAll', when: { call: 5 }, effect: REFUSED });
  expect(await inTurn([one, other], 8)).toEqual([null, null, null, null, 1002, null, null, null]);
  for (const mock of [one, other]) {
    const [rule] = await (await demoOf(mock)).trouble();
    expect([rule?.calls, rule?.applied]).toEqual([8, 1]);
  }
  await (await demoOf(other)).removeTrouble(1);
  await (await demoOf(other)).addTrouble({
    operation: 'DebtorService.List_GetAll',
    when: { every: 3 },
    times: 2,
    effect: REFUSED,
  });
  expect(await inTurn([one, other], 10)).toEqual([
    null,
    null,
    1002,
    null,
    null,
    1002,
    null,
    null,
    null,
    null,
  ]);
  await demo.reset();
  expect(await inTurn([one, other], 4)).toEqual([null, null, null, null]);
});

it('trouble is met so many times over all mocks, where they are all called at once', async () => {
  const all = [...(await mocks.startTwo()), await mocks.start()];
  const demo = await demoOf(all[0] as Nmbrs);
  await demo.addTrouble({ operation: 'DebtorService.List_GetAll', times: 1, effect: REFUSED });
  await demo.addTrouble({
    operation: 'DebtorService.List_GetAll',
    when: { fromCall: 10 },
    times: 7,
    effect: { ...REFUSED, code: 1001 },
  });
  const codes = await atOnce(all, 10);
  expect(codes.filter((code) => code === 1002)).toHaveLength(1);
  expect(codes.filter((code) => code === 1001)).toHaveLength(7);
  for (const mock of all) {
    const reports = await (await demoOf(mock)).trouble();
    expect(reports.map(({ calls, applied }) => [calls, applied])).toEqual([
      [60, 1],
      [60, 7],
    ]);
  }
});

it('trouble draws the same over several mocks as over one, also after all of them were replaced', async () => {
  const rule = {
    operation: 'DebtorService.List_GetAll',
    probability: 0.5,
    seed: 7,
    effect: REFUSED,
  } as const;
  const [one, other] = await mocks.startTwo();
  await (await demoOf(other)).addTrouble(rule);
  const codes = await inTurn([one, other], 10);
  await mocks.end(one, other);
  codes.push(...(await inTurn(await mocks.startTwo(), 10)));
  const alone = await mocks.startAlone();
  await (await demoOf(alone)).addTrouble(rule);
  expect(codes).toEqual(await inTurn([alone], 20));
  expect(refusalsIn(codes)).toBeGreaterThan(0);
  expect(refusalsIn(codes)).toBeLessThan(20);
});

it('trouble changes a login once, whichever mock it meets', async () => {
  const [one, other] = await mocks.startTwo();
  await (await demoOf(one)).addTrouble({
    operation: 'DebtorService.List_GetAll',
    when: { call: 2 },
    effect: { kind: 'token-reset' },
  });
  expect(await inTurn([one, other], 4)).toEqual([null, 1001, 1001, 1001]);
  const [rule] = await (await demoOf(one)).trouble();
  expect([rule?.calls, rule?.applied]).toEqual([4, 1]);
});

it('answers are chosen one after the other over all mocks, and each once where all are called at once', async () => {
  const [one, other] = await mocks.startTwo();
  const demo = await demoOf(one);
  await demo.answer('DebtorService.List_GetAll', {
    sequence: [{ fault: 1001 }, { fault: 1002 }, { fault: 1001 }],
  });
  expect(await inTurn([other, one], 5)).toEqual([1001, 1002, 1001, null, null]);
  await demo.expectAnswersApplied();
  await (await demoOf(other)).expectAnswersApplied();
  await demo.clearAnswers();
  await demo.answer('DebtorService.List_GetAll', {
    sequence: [{ fault: 1001 }, { fault: 1002 }, { fault: 1001 }, { fault: 1002 }],
  });
  const codes = await atOnce([one, other], 5);
  expect(codes.filter((code) => code !== null).sort()).toEqual([1001, 1001, 1002, 1002]);
});

it('an answer that came to nothing is the next one that is given, by any mock', async () => {
  const [one, other] = await mocks.startTwo();
  const demo = await demoOf(one);
  await demo.answer('DebtorService.List_GetAll', { change: { remove: '[999]' } }, { times: 1 });
  expect(await inTurn([one, other], 3)).toEqual([null, null, null]);
  for (const mock of [one, other]) {
    const asked = await demoOf(mock);
    const [rule] = await asked.answers();
    expect([rule?.calls, rule?.applied]).toEqual([3, 0]);
    expect((await asked.verifyAnswers()).message).toContain('At 3 of them nothing was at [999].');
  }
});

it('calls that no rule concerns are not written for it', async () => {
  const [one, other] = await mocks.startTwo();
  await (await demoOf(one)).addTrouble({ operation: 'Debtor_Get', effect: REFUSED });
  const version = async () =>
    Number(await mocks.server.sql(mocks.database, 'SELECT version FROM nmbrs_mock.sandbox'));
  const before = await version();
  expect(await inTurn([one, other], 4)).toEqual([null, null, null, null]);
  expect(await version()).toBe(before);
});
