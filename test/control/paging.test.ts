import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Violation } from '../../contracts/control/verification.ts';
import { connectNmbrs, type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
let env: Environment;
const CALLS = 25;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  env = await connectNmbrs(nmbrs.url).environment();
  const client = new SoapClient(nmbrs.url, env.logins.master ?? null);
  // Some 250 bytes each, so that the calls of a page are bounded by their bytes as well.
  const findings = '<Wrong/>'.repeat(1_000);
  for (let call = 0; call < CALLS; call++) await client.call('DebtorService', 'List_GetAll', findings);
});
afterAll(() => nmbrs.close());

async function page<Item>(path: string): Promise<{ items: Item[]; next: string | null }> {
  const response = await fetch(`${nmbrs.url}/_mock${path}`);
  expect(response.status).toBe(200);
  const link = response.headers.get('link');
  const next = link === null ? null : (/^<\/_mock(\/[^>]+)>; rel="next"$/.exec(link)?.[1] ?? '');
  return { items: (await response.json()) as Item[], next };
}

async function pages<Item>(path: string): Promise<Item[][]> {
  const all: Item[][] = [];
  for (let next: string | null = path; next !== null; ) {
    const one: { items: Item[]; next: string | null } = await page<Item>(next);
    all.push(one.items);
    next = one.next;
  }
  return all;
}

describe('a long list of calls', () => {
  it('comes in pages of so many, one after the other', async () => {
    const all = await pages<RecordedCall>(`/environments/${env.subdomain}/calls?limit=3`);
    expect(all.slice(0, -1).map(({ length }) => length)).toEqual(Array(8).fill(3));
    expect(all.flat().map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: CALLS }, (_, at) => at + 1),
    );
  });

  it('comes in more pages than one where it is long in bytes', async () => {
    const all = await pages<RecordedCall>('/calls');
    expect(all.length).toBeGreaterThan(3);
    expect(all.flat()).toHaveLength(CALLS);
  });

  it('ends where it ended when its first page was asked for', async () => {
    const first = await page<RecordedCall>(`/environments/${env.subdomain}/calls?last=4&limit=3`);
    expect(first.items.map(({ ordinal }) => ordinal)).toEqual([22, 23, 24]);
    await new SoapClient(nmbrs.url, null).call('DebtorService', 'List_GetAll');
    const second = await page<RecordedCall>(first.next ?? '');
    expect(second).toMatchObject({ items: [{ ordinal: 25 }], next: null });
  });

  it('is whole for the client, over HTTP and in the same process', async () => {
    expect(await env.calls.list()).toHaveLength(CALLS);
    expect(await (await nmbrs.openEnvironment(env.subdomain)).calls.list()).toHaveLength(CALLS);
    expect(await env.calls.list({ last: 20 })).toHaveLength(20);
    expect((await pages(`/environments/${env.subdomain}/violations`)).flat()).toHaveLength(CALLS * 1_000);
    const { log } = (await env.calls.har()) as { log: { entries: unknown[] } };
    expect(log.entries).toHaveLength(CALLS);
  });

  it('of violations holds so many of them, and goes on within a call', async () => {
    const path = `/environments/${env.subdomain}/violations?limit=400`;
    let [at, sizes]: [string | null, number[]] = [path, []];
    const all: Violation[] = [];
    while (at !== null && sizes.length < 8) {
      const one: { items: Violation[]; next: string | null } = await page<Violation>(at);
      sizes = [...sizes, one.items.length];
      all.push(...one.items);
      at = one.next;
    }
    expect(sizes).toEqual(Array(8).fill(400));
    const columns = all.map(({ call, place }) => `${call} ${place?.line} ${place?.column}`);
    expect(new Set(columns).size).toBe(3_200);
    expect((await page<Violation>(`${path.replace('400', '1')}`)).items).toHaveLength(1);
  });

  it('of logins, mails and environments comes in pages as well, and is whole for the client', async () => {
    const mock = connectNmbrs(nmbrs.url);
    const other = await mock.environment({ subdomain: 'paged' });
    const template = (await other.templates())[0]?.id ?? 0;
    for (let at = 0; at < 4; at++)
      await (await other.addLogin({ username: `login-${at}@paged.example`, template })).invite();
    const idsOf = (all: readonly { readonly id: number }[]) => all.map(({ id }) => id);
    const lists = [
      ['/environments/paged/logins', await other.listLogins()],
      ['/environments/paged/outbox', await other.outbox()],
      ['/logins', await mock.listLogins()],
    ] as const;
    for (const [path, whole] of lists) {
      const all = await pages<{ id: number }>(`${path}?limit=3`);
      expect(all.slice(0, -1).every(({ length }) => length === 3)).toBe(true);
      expect(all.length).toBeGreaterThan(1);
      expect(idsOf(all.flat())).toEqual(idsOf(whole));
    }
    const environments = (await mock.environments()).map(({ subdomain }) => subdomain);
    const all = await pages<{ subdomain: string }>('/environments?limit=1');
    expect(all.map(([one]) => one?.subdomain)).toEqual(environments);
  });

  it('of environments goes on where it was when one of those before is gone', async () => {
    const mock = connectNmbrs(nmbrs.url);
    const [gone, last] = [await mock.environment(), await mock.environment()];
    const count = (await mock.environments()).length;
    const first = await page<{ subdomain: string }>(`/environments?limit=${count - 1}`);
    expect(first.items.at(-1)?.subdomain).toBe(gone.subdomain);
    await gone.delete();
    expect((await page<{ subdomain: string }>(first.next ?? '')).items).toMatchObject([
      { subdomain: last.subdomain },
    ]);
  });

  it('is refused a cursor that is none', async () => {
    const response = await fetch(`${nmbrs.url}/_mock/calls?cursor=x`);
    expect(response.status).toBe(422);
  });
});
