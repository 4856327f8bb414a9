import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import type { Mock } from '../../client/mock.ts';
import type { MockEvent } from '../../contracts/control/events.ts';
import { startNmbrs } from '../../index.ts';
import { listDebtors } from '../control/support/soap.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

type EventOf<Kind extends MockEvent['kind']> = MockEvent & { readonly kind: Kind };

/** Reads events until one is the last that is wanted. */
async function until(events: AsyncGenerator<MockEvent, void>, isLast: (event: MockEvent) => boolean) {
  const read: MockEvent[] = [];
  for (;;) {
    const { value } = await events.next();
    if (!value) return read;
    read.push(value);
    if (isLast(value)) return read;
  }
}

/** What a response tells, an event a line. */
async function* eventsIn({ body }: Response): AsyncGenerator<MockEvent, void> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as MockEvent;
  }
}

function isCall(event: MockEvent): event is EventOf<'call'> {
  return event.kind === 'call';
}

async function lastNumber(mock: Mock): Promise<number> {
  return (await mock.calls.list({ last: 1 })).at(-1)?.number ?? 0;
}

describe.each(DOORS)('what happens in a mock, followed %s', (door) => {
  const mock = useMock(door);

  it('are its calls as lists tell them, from a number on', async () => {
    const env = await mock().environment();
    const since = await lastNumber(mock());
    await listDebtors(env.url, env.logins.master);
    const events = mock().followEvents({ since, environment: env.subdomain });
    const [first] = (await until(events, isCall)).filter(isCall);
    expect(first?.call).toEqual((await env.calls.list()).at(-1));
    await listDebtors(env.url, { ...env.logins.master, token: 'x' });
    const [second] = (await until(events, isCall)).filter(isCall);
    expect(second?.call).toMatchObject({ number: (first?.call.number ?? 0) + 1, fault: { nmbrsCode: 1001 } });
    await events.return();
    await env.delete();
  });

  it('are changes of an environment, by calls and by the control API, and of no other where one is meant', async () => {
    const env = await mock().environment();
    const other = await mock().environment();
    const events = mock().followEvents({ since: await lastNumber(mock()), environment: env.subdomain });
    // The first event is asked for before anything is changed.
    const reading = until(events, ({ kind }) => kind === 'changed');
    const read = await changeUntil(
      reading,
      () => other.addTag('Nee'),
      () => env.addTag('Ja'),
    );
    expect(read.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', environment: env.subdomain },
    ]);
    await events.return();
    await env.delete();
    await other.delete();
  });

  it('are calls that are forgotten, told before those that come afterwards', async () => {
    const env = await mock().environment();
    const other = await mock().environment();
    const events = mock().followEvents({ since: await lastNumber(mock()), environment: env.subdomain });
    await listDebtors(env.url, env.logins.master);
    await until(events, isCall);
    await other.calls.clear();
    await listDebtors(env.url, env.logins.master);
    await env.calls.clear();
    await listDebtors(env.url, env.logins.master);
    const [remembered] = await env.calls.list();
    const isRemembered = (event: MockEvent) => isCall(event) && event.call.number === remembered?.number;
    const read = (await until(events, isRemembered)).filter(({ kind }) => kind !== 'changed');
    // Calls that were forgotten may have been told before they were.
    expect(read.slice(-2)).toEqual([
      { kind: 'cleared', environment: env.subdomain },
      { kind: 'call', call: remembered },
    ]);
    await events.return();
    await env.delete();
    await other.delete();
  });

  it('are environments that are made and deleted', async () => {
    const env = await mock().environment();
    const events = mock().followEvents();
    const reading = until(events, ({ kind }) => kind === 'environments');
    let made = 0;
    const read = await changeUntil(reading, async () => {
      await (await mock().environment({ subdomain: `gemaakt${made++}` })).delete();
    });
    expect(read.at(-1)).toEqual({ kind: 'environments' });
    await events.return();
    await env.delete();
  });

  it('are summed up where too many calls come, and none is counted twice', async () => {
    const env = await mock().environment();
    const events = mock().followEvents({ since: await lastNumber(mock()), environment: env.subdomain });
    const all = 400;
    await listDebtors(env.url, env.logins.master);
    await until(events, isCall);
    const calling = (async () => {
      for (let made = 0; made < all; made += 50)
        await Promise.all(Array.from({ length: 50 }, () => listDebtors(env.url, env.logins.master)));
    })();
    let told = 0;
    const read = await until(events, (event) => {
      if (isCall(event)) told++;
      if (event.kind === 'summary') told += event.count;
      return told >= all;
    });
    await calling;
    expect(told).toBe(all);
    const numbers = read.flatMap((event) => {
      if (isCall(event)) return [event.call.number, event.call.number];
      return event.kind === 'summary' ? [event.from, event.to] : [];
    });
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    const summaries = read.filter((event): event is EventOf<'summary'> => event.kind === 'summary');
    for (const { count, byOutcome } of summaries) expect(byOutcome).toEqual({ ok: count });
    await events.return();
    await env.delete();
  });

  it('tell that calls are lost, which are not remembered any more or were made before the mock began anew', async () => {
    const env = await mock().environment();
    const since = await lastNumber(mock());
    for (let made = 0; made < 1_020; made += 60)
      await Promise.all(Array.from({ length: 60 }, () => listDebtors(env.url, env.logins.master)));
    const [oldest] = await env.calls.list();
    const events = mock().followEvents({ since, environment: env.subdomain });
    const [lost, first] = [await events.next(), await events.next()].map(({ value }) => value as MockEvent);
    expect(lost).toEqual({ kind: 'lost', upTo: (oldest?.number ?? 0) - 1 });
    expect(first).toEqual({ kind: 'call', call: oldest });
    await events.return();
    const ahead = mock().followEvents({ since: 1_000_000, environment: env.subdomain });
    expect((await ahead.next()).value).toEqual({ kind: 'lost', upTo: 1_000_000 });
    expect((await ahead.next()).value).toEqual({ kind: 'call', call: oldest });
    await ahead.return();
    await env.delete();
  });

  it('are calls of the console where they are asked for, and else neither told nor taken for lost', async () => {
    const env = await mock().environment();
    const since = await lastNumber(mock());
    await env.perform('master', 'DebtorService.List_GetAll', {});
    await listDebtors(env.url, env.logins.master);
    const makers = async (by?: 'all') => {
      const events = mock().followEvents({ since, environment: env.subdomain, ...(by && { by }) });
      const first = await until(events, isCall);
      await env.perform('master', 'DebtorService.List_GetAll', {});
      await listDebtors(env.url, env.logins.master);
      const wanted = by === 'all' ? 4 : 2;
      const told = [...first];
      while (told.filter(isCall).length < wanted) told.push(...(await until(events, isCall)));
      await events.return();
      return told.map((event) => (isCall(event) ? event.call.by : event.kind));
    };
    const told = (await makers()).filter((kind) => kind !== 'changed');
    expect(told).toEqual(['client', 'client']);
    const all = (await makers('all')).filter((kind) => kind !== 'changed');
    expect(all.slice(0, 4)).toEqual(['console', 'client', 'console', 'client']);
    await env.delete();
  });

  it('begin when the mock says so', async () => {
    const env = await mock().environment();
    let begun = 0;
    const events = mock().followEvents({ environment: env.subdomain, onBegin: () => begun++ });
    const reading = until(events, ({ kind }) => kind === 'changed');
    await vi.waitUntil(() => begun === 1);
    await env.addTag('Na het begin');
    expect((await reading).at(-1)).toEqual({ kind: 'changed', environment: env.subdomain });
    await events.return();
    await env.delete();
  });

  it('end with the signal', async () => {
    const ending = new AbortController();
    const events = mock().followEvents({ signal: ending.signal });
    const next = events.next();
    ending.abort();
    await next.catch(() => {});
    expect((await events.next()).done).toBe(true);
  });
});

/** Does something again and again until what is read comes to its end. */
async function changeUntil<T>(reading: Promise<T>, ...changes: (() => Promise<unknown>)[]): Promise<T> {
  let isRead = false;
  const done = reading.finally(() => {
    isRead = true;
  });
  while (!isRead)
    for (const change of changes) {
      await change();
      await nextTurn();
    }
  return done;
}

it('gives a sign of life where nothing else happens', async () => {
  const nmbrs = await startNmbrs();
  onTestFinished(() => nmbrs.close());
  const events = nmbrs.followEvents();
  expect((await events.next()).value).toEqual({ kind: 'heartbeat' });
  await events.return();
});

it('waits for who does not read, and tells the later of what was missed in summaries', async () => {
  const nmbrs = await startNmbrs();
  onTestFinished(() => nmbrs.close());
  const env = await nmbrs.environment();
  const client = new SoapClient(nmbrs.url, env.logins.master);
  const response = await fetch(`${nmbrs.url}/_mock/calls/stream?environment=${env.subdomain}`);
  const read = nmbrs.followEvents({ environment: env.subdomain });
  // So few at a time that each is told by itself, in all more than there is room for between the mock and its reader.
  const [batches, inBatch, name] = [20, 12, 'x'.repeat(128 * 1024)];
  const toldInTime: MockEvent[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const reading = until(read, ({ kind }) => kind === 'changed');
    for (let made = 0; made < inBatch; made++)
      await client.call('DebtorService', 'Debtor_Insert', `<Debtor><Id>0</Id><Name>${name}</Name></Debtor>`);
    toldInTime.push(...(await reading));
  }
  expect(toldInTime.filter(({ kind }) => kind === 'summary')).toEqual([]);
  await read.return();
  let [told, summaries] = [0, 0];
  for await (const event of eventsIn(response)) {
    if (isCall(event)) told++;
    if (event.kind === 'summary') {
      told += event.count;
      summaries++;
    }
    if (told === batches * inBatch) break;
  }
  expect(summaries).toBeGreaterThan(0);
});

it('is there for who asks for its head, and ends at once', async () => {
  const nmbrs = await startNmbrs();
  onTestFinished(() => nmbrs.close());
  const response = await fetch(`${nmbrs.url}/_mock/calls/stream`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  expect(await response.text()).toBe('');
});

it('ends when the mock closes', async () => {
  const nmbrs = await startNmbrs();
  const env = await nmbrs.environment();
  await listDebtors(env.url, env.logins.master);
  const response = await fetch(`${nmbrs.url}/_mock/calls/stream?since=0`);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  const events = nmbrs.followEvents({ since: 0 });
  expect(isCall((await events.next()).value as MockEvent)).toBe(true);
  const [next, end] = [events.next(), reader?.read()];
  await nmbrs.close();
  expect((await next).done).toBe(true);
  expect((await end)?.done).toBe(true);
});
