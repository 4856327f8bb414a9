import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import { openPostgres } from '../../server/store/postgres/open-postgres.ts';
import { BehindOthers, INITIAL, InDoubt, type News, NOW, type Store } from '../../server/store/store.ts';
import { type CuttingProxy, cuttingProxy } from './support/cutting-proxy.ts';
import { postgresAtHand } from './support/places.ts';
import type { PostgresServer } from './support/postgres-server.ts';

let server: PostgresServer;
let database: string;
const opened: Store[] = [];

beforeEach(async (context) => {
  server ??= await postgresAtHand(context);
  database = await server.database();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(() => server?.close());

async function open(address = database): Promise<Store> {
  const store = await openPostgres(address);
  opened.push(store);
  return store;
}

const begun = (environment: number, subdomain = `e${environment}`) =>
  ({
    kind: 'begin',
    environment,
    value: JSON.stringify({ subdomain }),
    begun: { state: '"begun"', records: [{ table: 'tags', id: 1, value: '"first"' }] },
  }) as const;
const ended = (environment: number) => ({ kind: 'end', environment }) as const;
const state = (environment: number, value: string, number = NOW) =>
  ({ kind: 'state', environment, state: number, value: JSON.stringify(value) }) as const;
const record = (environment: number, id: number, value: string) =>
  ({ kind: 'record', environment, state: NOW, table: 'tags', id, value: JSON.stringify(value) }) as const;

/** A number of stores that know one environment. */
async function twoStores(): Promise<readonly [Store, Store]> {
  const one = await open();
  await one.read();
  await one.write([begun(1)]);
  await one.begin('a world');
  const other = await open();
  await other.read();
  return [one, other];
}

async function newsOf(store: Store): Promise<News> {
  const news = await store.sharing?.news();
  if (!news) throw new Error('The store is not shared.');
  return news;
}

async function isBehind(store: Store): Promise<boolean> {
  const { sharing } = store;
  return sharing !== null && (await sharing.current()) > sharing.known;
}

it('a database that nobody serves is refused with its reason, and without its password', async () => {
  const nobody = openPostgres('postgres://mock:geheim@localhost:1/mock');
  await expect(nobody).rejects.toThrow(
    /^postgres:\/\/mock@localhost:1\/mock cannot be opened: .*ECONNREFUSED/,
  );
});

it.each([
  'postgres://mock:ge@heim@localhost:1/mock',
  'postgres://mock:g/e@h:e#i?m@localhost:1/mock',
  'postgres://mock@localhost:1/mock?password=ge@heim&password=geheim',
])('the password in %s is in no message', async (address) => {
  const refusal: Error = await openPostgres(address).catch((error) => error);
  expect(refusal.message).toContain('mock@localhost:1/mock');
  expect(refusal.message).not.toMatch(/g.?e.?h.?e.?i.?m|heim/);
});

it('a database whose texts do not take every sign is refused', async () => {
  await server.sql(database, `CREATE DATABASE latin ENCODING LATIN1 TEMPLATE template0`);
  await expect(openPostgres(database.replace(/\w+$/, 'latin'))).rejects.toThrow(
    'cannot be opened: its encoding is LATIN1, and has to be UTF8.',
  );
});

it('a user who may make no schema is content with one that was made', async () => {
  await server.sql(database, 'CREATE ROLE guest LOGIN; CREATE SCHEMA nmbrs_mock AUTHORIZATION guest');
  const store = await open(database.replace('postgres@', 'guest@'));
  await store.read();
  await store.write([begun(1)]);
  await store.begin('a world');
  expect((await store.read()).environments).toHaveLength(1);
});

it('a beginning holds others up by nothing that a pooler could keep', async () => {
  const one = await open();
  await one.read();
  const locks = `SELECT a.state FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'`;
  expect((await server.sql(database, locks)).trim()).toBe('idle in transaction');
  await one.write([begun(1)]);
  await one.begin('a world');
  expect(await server.sql(database, locks)).toBe('');
});

describe('stores on one database', () => {
  it('learn what others wrote, once, and nothing of what they wrote themselves', async () => {
    const [one, other] = await twoStores();
    await one.write([state(1, 'second'), record(1, 2, 'second'), record(1, 1, 'changed')]);
    await one.write([begun(2), state(2, 'other')]);
    expect(await isBehind(one)).toBe(false);
    expect(await isBehind(other)).toBe(true);
    const { lastNumber, gone, added, changed } = await newsOf(other);
    const first = { table: 'tags', id: 1, value: '"first"' };
    expect(lastNumber).toBe(2);
    expect(gone).toEqual([]);
    expect(added).toEqual([
      {
        environment: 2,
        value: '{"subdomain":"e2"}',
        states: [
          { state: INITIAL, value: '"begun"', records: [first] },
          { state: NOW, value: '"other"', records: [first] },
        ],
      },
    ]);
    const records = [
      { table: 'tags', id: 2, value: '"second"' },
      { table: 'tags', id: 1, value: '"changed"' },
    ];
    expect(changed).toEqual([
      { environment: 1, replaced: [], written: [{ state: NOW, value: '"second"', records }] },
    ]);
    expect(await isBehind(other)).toBe(false);
    expect(await newsOf(other)).toEqual({
      world: 'a world',
      lastNumber: 2,
      gone: [],
      added: [],
      changed: [],
    });
    await other.write([ended(2)]);
    await other.write([state(1, 'third'), record(1, 3, 'third')]);
    const back = await newsOf(one);
    expect(back.gone).toEqual([2]);
    expect(back.lastNumber).toBe(2);
    expect(back.changed[0]?.written[0]?.records).toEqual([{ table: 'tags', id: 3, value: '"third"' }]);
  });

  it('learn of a state that was replaced all that it holds now', async () => {
    const [one, other] = await twoStores();
    await one.write([{ kind: 'copy', environment: 1, from: NOW, to: 1 }]);
    await one.write([state(1, 'after'), record(1, 2, 'after')]);
    await one.write([{ kind: 'copy', environment: 1, from: 1, to: NOW }]);
    await one.write([state(1, 'last'), record(1, 3, 'last')]);
    const { changed } = await newsOf(other);
    const first = { table: 'tags', id: 1, value: '"first"' };
    expect(changed).toEqual([
      {
        environment: 1,
        replaced: [
          { state: NOW, value: '"last"', records: [first, { table: 'tags', id: 3, value: '"last"' }] },
          { state: 1, value: '"begun"', records: [first] },
        ],
        written: [],
      },
    ]);
  });

  it('put no world in the place of one that they do not know', async () => {
    const [one, other] = await twoStores();
    await one.begin('a world, and one more');
    await expect(other.begin('a world, and another')).rejects.toThrow(
      /^Another process has put other worlds into postgres:.* Nothing came in\. Do it again\.$/,
    );
    expect((await newsOf(other)).world).toBe('a world, and one more');
    await other.begin('a world, one more, and another');
  });

  it('write nothing to an environment of which they do not know all, and to others all the same', async () => {
    const [one, other] = await twoStores();
    await one.write([begun(2), state(2, 's')]);
    await newsOf(other);
    await one.write([state(1, 'of one')]);
    await other.write([state(2, 'of the other')]);
    const behind = await other.write([state(2, 'lost'), state(1, 'lost')]).catch((error) => error);
    expect(behind).toBeInstanceOf(BehindOthers);
    expect([...behind.environments]).toEqual([1]);
    expect((await newsOf(other)).changed.map(({ environment }) => environment)).toEqual([1]);
    await other.write([state(2, 'later'), state(1, 'later')]);
    expect((await newsOf(one)).changed.map(({ written }) => written[0]?.value)).toEqual([
      '"later"',
      '"later"',
    ]);
  });

  it('learn that a state is as it began, and what was written to it since', async () => {
    const [one, other] = await twoStores();
    await one.write([state(1, 'second'), record(1, 1, 'changed'), record(1, 2, 'second')]);
    await newsOf(other);
    await one.write([{ kind: 'copy', environment: 1, from: INITIAL, to: NOW }, record(1, 3, 'third')]);
    const records = [
      { table: 'tags', id: 1, value: '"first"' },
      { table: 'tags', id: 3, value: '"third"' },
    ];
    const replaced = [{ state: NOW, value: '"begun"', records }];
    expect((await newsOf(other)).changed).toEqual([{ environment: 1, replaced, written: [] }]);
  });

  it('give a number and a name once', async () => {
    const [one, other] = await twoStores();
    await one.write([begun(2, 'name'), state(2, 's')]);
    await expect(other.write([begun(2, 'another'), state(2, 's')])).rejects.toThrow(BehindOthers);
    await expect(other.write([begun(3, 'Name'), state(3, 's')])).rejects.toThrow(BehindOthers);
    await newsOf(other);
    await expect(other.write([begun(3, 'Name'), state(3, 's')])).rejects.toThrow(BehindOthers);
    await other.write([ended(2), begun(3, 'Name'), state(3, 's')]);
    const { gone, added } = await newsOf(one);
    expect([gone, added.map(({ environment }) => environment)]).toEqual([[2], [3]]);
  });

  it('learn which are gone, also once those who saw them go have forgotten it', async () => {
    const [one, other] = await twoStores();
    await one.write([begun(2)]);
    await one.write([begun(3)]);
    await newsOf(other);
    const rows = async () =>
      (await server.sql(database, 'SELECT environment FROM nmbrs_mock.environments ORDER BY 1'))
        .trim()
        .split('\n');
    await one.write([ended(2)]);
    await one.write([begun(4), begun(5)]);
    await one.write([ended(4)]);
    expect(await rows()).toEqual(['1', '2', '3', '4', '5']);
    await server.sql(database, `UPDATE nmbrs_mock.environments SET left_at = left_at - interval '2 hours'`);
    await one.write([ended(3)]);
    expect(await rows()).toEqual(['1', '3', '5']);
    await expect(other.write([state(2, 'lost')])).rejects.toThrow(BehindOthers);
    await expect(other.write([begun(4)])).rejects.toThrow(BehindOthers);
    const { lastNumber, gone, added, changed } = await newsOf(other);
    expect([lastNumber, [...gone].sort()]).toEqual([5, [2, 3]]);
    expect([added.map(({ environment }) => environment), changed]).toEqual([[5], []]);
    expect((await newsOf(other)).gone).toEqual([]);
    await other.write([state(1, 'kept'), begun(6)]);
    const joining = await open();
    expect((await joining.read()).environments.map(({ environment }) => environment)).toEqual([1, 5, 6]);
  });

  it('forget the batches of those that wrote none for a day, and their last number never', async () => {
    const [one, other] = await twoStores();
    await other.write([begun(2)]);
    await server.sql(database, `UPDATE nmbrs_mock.writers SET wrote = wrote - interval '2 days'`);
    await newsOf(one);
    await one.write([ended(2)]);
    expect((await server.sql(database, 'SELECT count(*) FROM nmbrs_mock.writers')).trim()).toBe('1');
    await server.sql(database, `UPDATE nmbrs_mock.environments SET left_at = left_at - interval '2 hours'`);
    await one.write([ended(1)]);
    expect((await newsOf(other)).lastNumber).toBe(2);
    await other.write([begun(3)]);
    expect((await newsOf(one)).added.map(({ environment }) => environment)).toEqual([3]);
  });

  it('wait for no process that writes its first batch in a day', async () => {
    const [one, other] = await twoStores();
    await other.write([begun(2)]);
    await newsOf(one);
    await server.sql(database, `UPDATE nmbrs_mock.writers SET wrote = wrote - interval '2 days'`);
    const holder = new pg.Client(database);
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM nmbrs_mock.sandbox FOR UPDATE');
    const waiting = async (writers: number) => {
      const asked = `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%nmbrs_mock.keep%'`;
      const count = async () => {
        // Within a transaction the server goes on telling what it told first.
        await holder.query('SELECT pg_stat_clear_snapshot()');
        return Number((await holder.query(asked)).rows[0].count);
      };
      while ((await count()) < writers) await nextTurn();
    };
    const ends = one.write([ended(1)]);
    await waiting(1);
    const writes = other.write([state(2, 'second')]);
    await waiting(2);
    await holder.query('COMMIT');
    await holder.end();
    await Promise.all([ends, writes]);
    expect((await newsOf(one)).changed.map(({ environment }) => environment)).toEqual([2]);
  });

  it('tell which environments for tests nobody has used', async () => {
    const [one, other] = await twoStores();
    await one.write([begun(2), state(2, 's')]);
    const unused = (store: Store, used: number[], milliseconds: number) =>
      store.sharing?.unused(used, milliseconds);
    expect(await unused(one, [1, 2], 3_600_000)).toEqual([]);
    expect(await unused(other, [2, 99], 0)).toEqual([1]);
    await newsOf(other);
    await other.write([ended(1)]);
    expect(await unused(one, [], -1_000)).toEqual([2]);
  });
});

it('a database that an older version of the mock wrote is migrated, and goes on', async () => {
  await server.sql(database, readFileSync(join(import.meta.dirname, 'support/format-1.sql'), 'utf8'));
  const one = await open();
  const held = (id: number, value: string) => ({ table: 'tags', id, value: JSON.stringify(value) });
  const written = [held(1, 'changed'), held(2, 'second')];
  expect(await one.read()).toEqual({
    world: 'a world',
    lastNumber: 2,
    environments: [
      {
        environment: 1,
        value: '{"subdomain":"e1"}',
        states: [
          { state: INITIAL, value: '"begun"', records: [held(1, 'first')] },
          { state: NOW, value: '"written"', records: written },
          { state: 1, value: '"written"', records: written },
        ],
      },
    ],
  });
  const other = await open();
  await other.read();
  await other.write([{ kind: 'copy', environment: 1, from: INITIAL, to: NOW }]);
  await other.write([state(1, 'later'), record(1, 3, 'later')]);
  await other.write([begun(3)]);
  const { added, changed } = await newsOf(one);
  const replaced = [{ state: NOW, value: '"later"', records: [held(1, 'first'), held(3, 'later')] }];
  expect(changed).toEqual([{ environment: 1, replaced, written: [] }]);
  expect(added.map(({ environment }) => environment)).toEqual([3]);
});

it('what a store has acknowledged survives a crash of a server that is set up to lose what it acknowledges', async () => {
  const [one] = await twoStores();
  const crash = async () => {
    await server.stop();
    await server.start();
  };
  // From the next start on it writes to its log no sooner than it has to.
  await server.sql(database, `ALTER SYSTEM SET wal_writer_delay = '10s'`);
  await server.sql(
    database,
    `ALTER DATABASE ${new URL(database).pathname.slice(1)} SET synchronous_commit = off`,
  );
  await crash();
  const other = await open();
  await other.read();
  await other.write([state(1, 'kept'), record(1, 2, 'kept')]);
  await crash();
  const kept = [{ table: 'tags', id: 2, value: '"kept"' }];
  expect((await newsOf(one)).changed[0]?.written[0]?.records).toEqual(kept);
  // Whatever does not see to it is lost.
  await server.sql(database, 'CREATE TABLE left_to_it (id integer)');
  await server.sql(database, 'CHECKPOINT');
  await server.sql(database, 'INSERT INTO left_to_it VALUES (1)');
  await crash();
  expect((await server.sql(database, 'SELECT count(*) FROM left_to_it')).trim()).toBe('0');
});

describe('a store whose connection is cut', () => {
  let proxy: CuttingProxy;
  beforeEach(async () => {
    proxy = await cuttingProxy(Number(new URL(database).port));
  });
  afterEach(() => proxy.end());

  /** One that writes by way of the proxy, and one that sees what comes of it. */
  async function cutStore(): Promise<readonly [Store, Store]> {
    const [seeing] = await twoStores();
    const address = new URL(database);
    address.port = String(proxy.port);
    const cut = await open(address.href);
    await cut.read();
    return [cut, seeing];
  }

  const KEEP = 'nmbrs_mock.keep';

  it.each(['after', 'after-as-a-pooler'] as const)(
    'finds that what it wrote was kept, where the answer was lost: %s',
    async (when) => {
      const [cut, seeing] = await cutStore();
      proxy.cut(KEEP, when);
      await cut.write([state(1, 'kept'), record(1, 2, 'kept')]);
      await cut.write([state(1, 'next')]);
      const { changed } = await newsOf(seeing);
      expect(changed[0]?.written[0]?.records).toEqual([{ table: 'tags', id: 2, value: '"kept"' }]);
      expect(await isBehind(cut)).toBe(false);
    },
  );

  it('finds that nothing was kept, where the question was lost', async () => {
    const [cut, seeing] = await cutStore();
    proxy.cut(KEEP, 'before');
    await expect(cut.write([state(1, 'lost')])).rejects.not.toThrow(InDoubt);
    expect(await isBehind(seeing)).toBe(false);
    await cut.write([state(1, 'kept')]);
    expect((await newsOf(seeing)).changed[0]?.written[0]?.value).toBe('"kept"');
  });

  it('finds that it was overtaken, where that answer was lost', async () => {
    const [cut, seeing] = await cutStore();
    await seeing.write([state(1, 'first')]);
    proxy.cut(KEEP, 'after');
    await expect(cut.write([state(1, 'lost')])).rejects.not.toThrow(InDoubt);
    expect((await newsOf(cut)).changed[0]?.written[0]?.value).toBe('"first"');
  });

  it('is in doubt where it cannot ask, until it can: what it wrote was kept', async () => {
    const [cut, seeing] = await cutStore();
    proxy.cut(KEEP, 'after-for-good');
    const doubt = await cut.write([state(1, 'kept'), record(1, 2, 'kept')]).catch((error) => error);
    expect(doubt).toBeInstanceOf(InDoubt);
    proxy.heal();
    expect(await doubt.areKept).toBe(true);
    expect(await isBehind(cut)).toBe(false);
    await cut.write([state(1, 'next')]);
    const written = [{ table: 'tags', id: 2, value: '"kept"' }];
    expect((await newsOf(seeing)).changed[0]?.written[0]?.records).toEqual(written);
  });

  it('is in doubt where it cannot ask, until it can: nothing was kept, and never will be', async () => {
    const [cut, seeing] = await cutStore();
    proxy.cut(KEEP, 'before-for-good');
    const doubt = await cut.write([state(1, 'lost')]).catch((error) => error);
    expect(doubt).toBeInstanceOf(InDoubt);
    proxy.heal();
    expect(await doubt.areKept).toBe(false);
    expect(await isBehind(seeing)).toBe(false);
    await cut.write([state(1, 'kept')]);
    expect((await newsOf(seeing)).changed[0]?.written[0]?.value).toBe('"kept"');
  });

  it('learns nothing any more of what is in doubt once it is closed', async () => {
    const [cut] = await cutStore();
    proxy.cut(KEEP, 'after-for-good');
    const doubt = await cut.write([state(1, 'kept')]).catch((error) => error);
    await Promise.all([cut.close(), expect(doubt.areKept).rejects.toThrow()]);
    opened.splice(opened.indexOf(cut), 1);
  });
});
