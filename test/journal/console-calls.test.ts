import { describe, expect, it } from 'vitest';
import type { CallMakers } from '../../contracts/control/call-maker.ts';
import { Capacity, DEFAULT_CAPACITY } from '../../server/capacity/capacity.ts';
import { Journal } from '../../server/journal/journal.ts';
import { ENVIRONMENT, remember } from './support/remembered.ts';

function journalWith(limits: Partial<typeof DEFAULT_CAPACITY> = {}): Journal {
  return new Journal(new Capacity({ ...DEFAULT_CAPACITY, ...limits }), (error) => {
    throw error;
  });
}

function numbers(journal: Journal, by: CallMakers): number[] {
  return Array.from(journal.after(0, { environment: ENVIRONMENT, by }), ({ value }) => value.number);
}

describe('calls of the console', () => {
  it('stand beside those of clients in the order in which they were made', () => {
    const journal = journalWith();
    for (const by of ['client', 'console', 'console', 'client'] as const) remember(journal, { by });
    expect(numbers(journal, 'client')).toEqual([1, 4]);
    expect(numbers(journal, 'console')).toEqual([2, 3]);
    expect(numbers(journal, 'all')).toEqual([1, 2, 3, 4]);
    const before = journal.before(5, { by: 'all' });
    expect(Array.from(before, ({ value: { number, by, ordinal } }) => [number, by, ordinal])).toEqual([
      [4, 'client', 2],
      [3, 'console', 2],
      [2, 'console', 1],
      [1, 'client', 1],
    ]);
  });

  it('push none of clients out, so that no verdict is lost by them', () => {
    const journal = journalWith();
    const first = remember(journal, { by: 'client' });
    for (let call = 0; call < 1_100; call++) remember(journal, { by: 'console' });
    const { calls, discarded } = journal.callsOf(ENVIRONMENT);
    expect([Array.from(calls, ({ number }) => number), discarded]).toEqual([[first], 0]);
    expect(numbers(journal, 'console')).toHaveLength(1_000);
  });

  it('go first where there is no room, but for the newest call', () => {
    const journal = journalWith({ records: 40_000 });
    const clients = [remember(journal, { by: 'client' }), remember(journal, { by: 'client' })];
    const last = Array.from({ length: 1_000 }, () => remember(journal, { by: 'console' })).at(-1);
    expect(numbers(journal, 'client')).toEqual(clients);
    expect(numbers(journal, 'console').at(-1)).toBe(last);
    expect(numbers(journal, 'console').length).toBeLessThan(1_000);
  });

  it('lose their messages before others lose theirs, where they take more', () => {
    const journal = journalWith({ messages: 20_000 });
    const first = remember(journal, { by: 'client' }, 'x'.repeat(1_000));
    for (let call = 0; call < 10; call++) remember(journal, { by: 'console' }, 'x'.repeat(5_000));
    const held = Array.from(journal.heldAfter(ENVIRONMENT, 0), ({ call, exchange }) => [
      call.number,
      exchange !== null,
    ]);
    expect(held).toContainEqual([first, true]);
    expect(held).toContainEqual([11, true]);
    expect(held).toContainEqual([2, false]);
  });

  it('are waited for where they are asked for, and count for nobody else', async () => {
    const journal = journalWith();
    remember(journal, { by: 'console' });
    let isOver = false;
    const patience = { count: 1, since: 0, ms: 60_000 };
    const waiting = journal.waitFor(ENVIRONMENT, null, patience).then(() => {
      isOver = true;
    });
    await journal.waitFor(ENVIRONMENT, null, { ...patience, by: 'console' });
    await journal.waitFor(ENVIRONMENT, null, { ...patience, by: 'all' });
    const second = journal.waitFor(ENVIRONMENT, null, { ...patience, count: 2, by: 'console' });
    remember(journal, { by: 'console' });
    await second;
    expect(isOver).toBe(false);
    remember(journal, { by: 'client' });
    await waiting;
  });

  it('are no part of what is measured', () => {
    const journal = journalWith();
    remember(journal, { by: 'console' });
    expect([...journal.counts.operations]).toEqual([]);
    remember(journal, { by: 'client' });
    expect([...journal.counts.operations]).toHaveLength(1);
  });
});
