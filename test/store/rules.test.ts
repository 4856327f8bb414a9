import { expect, it } from 'vitest';
import type { Nmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { KeptMock } from './support/data-folder.ts';

const mock = new KeptMock();

const REFUSED = { kind: 'fault', code: 1002 } as const;
const CHANCE = { probability: 0.5, seed: 7 } as const;

const demoOf = (nmbrs: Nmbrs) => nmbrs.openEnvironment('demo');

/** Somebody who lists debtors in the first environment. */
async function someone(nmbrs: Nmbrs) {
  const login = (await nmbrs.listLogins()).find(({ archetype }) => archetype === 'master');
  if (!login?.token) throw new Error('nobody has a token');
  const client = new SoapClient(nmbrs.url, { username: login.username, token: login.token });
  /** The errors of so many calls, null for none; or how many debtors there were. */
  const list = async (calls: number) => {
    const answers: (number | null)[] = [];
    for (let at = 0; at < calls; at++) {
      const reply = await client.call('DebtorService', 'List_GetAll');
      answers.push(reply.code ?? reply.ids('Id').length);
    }
    return answers;
  };
  return { list };
}

it('goes on with its rules, what they have counted and what they draw', async () => {
  const prepare = async (nmbrs: Nmbrs) => {
    const demo = await demoOf(nmbrs);
    await demo.addTrouble({ ...CHANCE, effect: REFUSED });
    await demo.answer('DebtorService.List_GetAll', {
      sequence: [{ result: [] }, { change: { remove: '[0]' } }, { fault: 1001 }],
    });
    return (await someone(nmbrs)).list(6);
  };
  const reports = async (nmbrs: Nmbrs) => {
    const demo = await demoOf(nmbrs);
    return [await demo.trouble(), await demo.answers()];
  };
  const whole = await mock.start();
  const wanted = [...(await prepare(whole)), ...(await (await someone(whole)).list(20))];
  expect(wanted).toContain(1002);
  expect(wanted).toContain(1001);
  const counted = await reports(whole);
  await (await demoOf(whole)).reset();
  const first = await prepare(whole);
  const before = await reports(whole);
  const again = await mock.start();
  expect(await reports(again)).toEqual(before);
  expect([...first, ...(await (await someone(again)).list(20))]).toEqual(wanted);
  expect(await reports(await mock.start())).toEqual(counted);
});

it('goes on with a rule that took the place of another, until a snapshot brings back that of a seed', async () => {
  const demo = await demoOf(await mock.start());
  await demo.seed({ trouble: [{ effect: REFUSED }, { effect: { kind: 'fault', code: 1004 } }] });
  const [seeded] = await demo.trouble();
  if (!seeded) throw new Error('the seed brought no rule');
  const snapshot = await demo.snapshot();
  await demo.replaceTrouble(seeded.id, { effect: { kind: 'fault', code: 1001 }, times: 1 });
  const again = await mock.start();
  expect(await (await someone(again)).list(2)).toEqual([1001, 1004]);
  await (await demoOf(again)).restore(snapshot);
  expect(await (await someone(again)).list(2)).toEqual([1002, 1002]);
});

it('puts seeded rules to work anew, and no others, when it goes back after a restart', async () => {
  const demo = await demoOf(await mock.start());
  await demo.addTrouble({ effect: { kind: 'latency', ms: 0 } });
  await demo.seed({
    trouble: [{ ...CHANCE, effect: REFUSED }],
    answers: [{ operation: 'DebtorService.List_GetAll', result: [] }],
  });
  const snapshot = await demo.snapshot();
  const made = await someone(await mock.start());
  const first = await made.list(6);
  const again = await demoOf(await mock.start());
  expect((await again.trouble()).map(({ id, calls }) => [id, calls])).toEqual([
    [1, 6],
    [2, 6],
  ]);
  await again.restore(snapshot);
  const restarted = await mock.start();
  const anew = await demoOf(restarted);
  expect((await anew.trouble()).map(({ id, calls }) => [id, calls])).toEqual([[2, 0]]);
  expect(await (await someone(restarted)).list(6)).toEqual(first);
  await anew.reset();
  const bare = await demoOf(await mock.start());
  expect([await bare.trouble(), await bare.answers()]).toEqual([[], []]);
});

it('stays without the rules that were removed, and gives none of their ids again', async () => {
  let demo = await demoOf(await mock.start());
  for (const ms of [1, 2, 3]) await demo.addTrouble({ effect: { kind: 'latency', ms } });
  await demo.removeTrouble(3);
  demo = await demoOf(await mock.start());
  expect((await demo.trouble()).map(({ id }) => id)).toEqual([1, 2]);
  await demo.clearTrouble();
  demo = await demoOf(await mock.start());
  expect((await demo.addTrouble({ effect: REFUSED })).id).toBe(4);
});

it('tells that a rule that answers by a function is not kept', async () => {
  const notices: string[] = [];
  const nmbrs = await mock.start({ onNotice: (notice) => notices.push(notice) });
  const demo = await demoOf(nmbrs);
  const test = await nmbrs.environment();
  await test.answer('DebtorService.List_GetAll', () => []);
  expect(notices).toEqual([]);
  const { id } = await demo.answer('DebtorService.List_GetAll', () => []);
  expect(notices).toEqual([expect.stringContaining('no rule that answers by a function')]);
  expect(await (await someone(nmbrs)).list(1)).toEqual([0]);
  const again = await mock.start();
  expect(await (await demoOf(again)).answers()).toEqual([]);
  expect(await (await someone(again)).list(1)).not.toEqual([0]);
  const next = await (await demoOf(again)).answer('DebtorService.List_GetAll', { result: [] });
  expect(next.id).toBe(id + 1);
});
