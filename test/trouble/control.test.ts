import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { ControlClient, type MadeEnvironment, type ProblemBody } from '../control/support/control-client.ts';
import { RawClient } from './support/raw-client.ts';

const PROTO_ARGUMENT: unknown = JSON.parse('{"__proto__":{"DebtorId":1}}');

const LIST = { operation: 'List_GetAll' } as const;

interface TroubleBody {
  readonly id: number;
  readonly sentence: string;
  readonly calls: number;
  readonly applied: number;
}

let nmbrs: Nmbrs;
let control: ControlClient;
let client: RawClient;

beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
  client = new RawClient(nmbrs.port);
});

afterAll(() => nmbrs.close());

it('is made, listed, read, ended and cleared over the control API', async () => {
  const { body: made } = await control.post<MadeEnvironment>('/environments', {});
  const { username, token, domain } = made.logins.master as MadeEnvironment['logins'][string];
  const path = `/environments/${made.subdomain}/trouble`;
  const definition = { service: 'DebtorService', when: { call: 2 }, effect: { kind: 'fault', code: 1006 } };

  const added = await control.post<TroubleBody>(path, definition);
  expect(added).toMatchObject({ status: 201, body: { id: 1, definition, calls: 0, applied: 0 } });
  expect(added.headers.get('location')).toBe(`/_mock${path}/1`);

  const account = { username, token, domain };
  expect(await client.call(account, LIST)).toEqual({ kind: 'answer' });
  expect(await client.call(account, LIST)).toMatchObject({ kind: 'fault' });
  const counted = { ...added.body, calls: 2, applied: 1 };
  expect((await control.get(path)).body).toEqual([counted]);
  expect((await control.get(`${path}/1`)).body).toEqual(counted);
  expect((await control.get(`/calls?environment=${made.subdomain}`)).body).toMatchObject([
    { trouble: null },
    { trouble: added.body.sentence, username, fault: { nmbrsCode: 1006 } },
  ]);

  expect((await control.delete(`${path}/1`)).body).toEqual(counted);
  expect((await control.get(`${path}/1`)).status).toBe(404);
  await control.post(path, { effect: { kind: 'reset-before' } });
  expect((await control.delete(path)).status).toBe(204);
  expect((await control.get(path)).body).toEqual([]);
  expect(await client.call(account, LIST)).toEqual({ kind: 'answer' });
  // What is recorded of a rule that is gone is never about a later one.
  expect((await control.post<TroubleBody>(path, definition)).body.id).toBe(3);
});

it.each<[unknown, string, string]>([
  [{ effect: { kind: 'flaut', code: 1001 } }, 'effect.kind', "Did you mean 'fault'?"],
  [{ effect: { kind: 'fault', kode: 1001, code: 1001 } }, 'effect.kode', "Did you mean 'code'?"],
  [{ effect: { kind: 'http-error', status: 404 } }, 'effect.status', 'Choose one of 410, 500, 502, 503.'],
  [{ effect: { kind: 'cut-off' }, wen: {} }, 'wen', "Did you mean 'when'?"],
  [
    { effect: { kind: 'cut-off' }, operation: 'List_GetAl' },
    'operation',
    "Did you mean 'DebtorService.List_GetAll' or",
  ],
  [{}, 'effect', 'Give an object.'],
  [{ effect: { kind: 'cut-off' }, probability: 0 }, 'probability', 'Give more than 0.'],
  [
    { effect: { kind: 'cut-off' }, operation: 'Debtor_Get', with: PROTO_ARGUMENT },
    'with.__proto__',
    'Leave it out',
  ],
])('refuses %j, and says why', async (definition, field, remedy) => {
  const refused = await control.post<ProblemBody>('/environments/demo/trouble', definition);
  expect(refused).toMatchObject({ status: 422, body: { field } });
  expect(refused.body.remedy).toContain(remedy);
  expect((await control.get('/environments/demo/trouble')).body).toEqual([]);
});

it('is made from TypeScript as well', async () => {
  const env = await nmbrs.environment();
  const { username, token } = env.logins.master;
  const { id, sentence } = await env.addTrouble({ effect: { kind: 'http-error', status: 502 } });
  expect(await client.call({ username, token, domain: env.domain }, LIST)).toEqual({
    kind: 'status',
    status: 502,
  });
  expect(await env.trouble()).toMatchObject([{ id, calls: 1, applied: 1 }]);
  expect(await env.calls.list()).toMatchObject([{ status: 502, username, trouble: sentence }]);
  await env.removeTrouble(id);
  await env.addTrouble({ effect: { kind: 'malformed-xml' } });
  await env.clearTrouble();
  expect(await env.trouble()).toEqual([]);
});

it('does not keep the server from closing', async () => {
  const other = await startNmbrs();
  const env = await other.environment();
  const { username, token } = env.logins.master;
  await env.addTrouble({ effect: { kind: 'latency', ms: 3_600_000 } });
  const waiting = new RawClient(other.port).exchange({ username, token, domain: env.domain }, LIST);
  while ((await env.calls.list()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await other.close();
  expect((await waiting).text).toBe('');
});
