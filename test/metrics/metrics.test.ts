import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
let env: Environment<'master'>;
beforeAll(async () => {
  nmbrs = await startNmbrs({ controlToken: 'geheim', limits: { snapshots: 3 } });
  env = await nmbrs.environment();
});
afterAll(() => nmbrs.close());

const ask = (path: string, token?: string) =>
  fetch(`${nmbrs.url}/_mock${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

/** The samples of a text of Prometheus, by their names and labels. */
async function samples(): Promise<ReadonlyMap<string, number>> {
  const answer = await ask('/metrics', 'geheim');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const LIST = 'service="DebtorService",version="v3",operation="List_GetAll"';
const GET = 'service="DebtorService",version="v3",operation="Debtor_Get"';

it('counts calls by operation and outcome, their durations and findings', async () => {
  const { username, token } = env.logins.master;
  const client = new SoapClient(env.url, { username, token });
  const before = await samples();
  expect([...before.keys()].some((name) => name.startsWith('nmbrs_mock_calls_total'))).toBe(false);
  for (let at = 0; at < 3; at++) await client.call('DebtorService', 'List_GetAll');
  await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId><Dibtor>2</Dibtor>');
  await fetch(`${env.url}/soap/v3/DebtorService.asmx`, { method: 'POST', body: '' });
  const after = await samples();
  const calls = [...after].filter(([name]) => name.startsWith('nmbrs_mock_calls_total'));
  expect(new Map(calls).get(`nmbrs_mock_calls_total{${LIST},outcome="ok"}`)).toBe(3);
  expect(new Map(calls).get(`nmbrs_mock_calls_total{${GET},outcome="fault 1003"}`)).toBe(1);
  expect(calls.reduce((sum, [, count]) => sum + count, 0)).toBe(5);
  expect(after.get(`nmbrs_mock_call_duration_seconds_bucket{${LIST},le="+Inf"}`)).toBe(3);
  expect(after.get(`nmbrs_mock_call_duration_seconds_count{${LIST}}`)).toBe(3);
  expect(after.get(`nmbrs_mock_call_duration_seconds_sum{${LIST}}`)).toBeGreaterThan(0);
  const findings = [...after].filter(([name]) => name.startsWith('nmbrs_mock_findings_total'));
  expect(findings.length).toBeGreaterThan(0);
});

it('tells of environments, of what is held and refused, and of memory', async () => {
  for (let at = 0; at < 3; at++) await env.snapshot();
  await expect(env.snapshot()).rejects.toThrow('holds at most 3 snapshots');
  const all = await samples();
  expect(all.get('nmbrs_mock_environments{kind="test"}')).toBe(1);
  expect(all.get('nmbrs_mock_environments{kind="staying"}')).toBe((await nmbrs.environments()).length - 1);
  expect(all.get('nmbrs_mock_held{limit="snapshots"}')).toBe(3);
  expect(all.get('nmbrs_mock_held_limit{limit="snapshots"}')).toBe(3);
  expect(all.get('nmbrs_mock_no_room_total{limit="snapshots"}')).toBe(1);
  expect(all.get('process_resident_memory_bytes')).toBeGreaterThan(0);
});

it('is for those who may use the control API, but for health and readiness', async () => {
  expect((await ask('/metrics')).status).toBe(401);
  for (const path of ['/health', '/ready']) {
    const answer = await ask(path);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'up' }]);
  }
});
