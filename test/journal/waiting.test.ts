import { expect, test } from 'vitest';
import { elapsed } from '../../base/real-time.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { Capacity } from '../../server/capacity/capacity.ts';
import { Journal } from '../../server/journal/journal.ts';
import { ENVIRONMENT, remember } from './support/remembered.ts';

function journalOf(calls: number): Journal {
  const journal = new Journal(new Capacity(), (error) => {
    throw error;
  });
  for (let call = 0; call < calls; call++) remember(journal, {});
  return journal;
}

/** Whether a call is wanted, which takes so long to say that a hundred calls take many stretches. */
function isWanted({ username }: RecordedCall): boolean {
  const end = elapsed() + 1;
  while (elapsed() < end);
  return username === 'wanted';
}

const patience = { since: 0, ms: 60_000 };

test('a wait that looks through many calls lets others in, and counts the call of one of them', async () => {
  const journal = journalOf(100);
  let isOver = false;
  const waiting = journal.waitFor(ENVIRONMENT, isWanted, { ...patience, count: 1 }).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  remember(journal, { username: 'wanted' });
  await waiting;
});

test('a wait counts no call from before its environment began anew', async () => {
  const journal = journalOf(0);
  remember(journal, { username: 'wanted' });
  for (let call = 0; call < 50; call++) remember(journal, {});
  let isOver = false;
  const waiting = journal.waitFor(ENVIRONMENT, isWanted, { ...patience, count: 2 }).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  await journal.clear(ENVIRONMENT);
  remember(journal, { username: 'wanted' });
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(isOver).toBe(false);
  remember(journal, { username: 'wanted' });
  await waiting;
});

test('a wait ends while it looks through calls, when nothing waits for it any more', async () => {
  const journal = journalOf(100);
  const gone = new AbortController();
  const waiting = journal.waitFor(ENVIRONMENT, isWanted, { ...patience, count: 1, signal: gone.signal });
  await new Promise(setImmediate);
  gone.abort();
  await expect(waiting).resolves.toBeUndefined();
});
