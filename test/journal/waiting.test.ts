import { expect, test } from 'vitest';
import { elapsed } from '../../base/real-time.ts';
import { atOnce } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { Capacity } from '../../server/capacity/capacity.ts';
import { Journal } from '../../server/journal/journal.ts';

const ENVIRONMENT = 'demo';

function journalOf(calls: number): Journal {
  const journal = new Journal(new Capacity(), (error) => {
    throw error;
  });
  for (let call = 0; call < calls; call++) add(journal, null);
  return journal;
}

/** @param username by which the call is told from others. */
function add(journal: Journal, username: string | null): void {
  const call = {
    time: '2026-01-01T00:00:00.000Z',
    by: 'client',
    durationMs: 1,
    service: 'DebtorService',
    version: 'v3',
    operation: 'List_GetAll',
    soapVersion: '1.1',
    environment: ENVIRONMENT,
    username,
    arguments: null,
    findings: [],
    marks: [],
    status: 200,
    fault: null,
    reason: null,
    trouble: null,
    chosenAnswer: null,
    bytes: 0,
  } as const;
  const exchange = { request: '', response: '', contentType: null, soapAction: null, answerType: null };
  atOnce(journal.add(call, exchange));
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
  add(journal, 'wanted');
  await waiting;
});

test('a wait counts no call from before its environment began anew', async () => {
  const journal = journalOf(0);
  add(journal, 'wanted');
  for (let call = 0; call < 50; call++) add(journal, null);
  let isOver = false;
  const waiting = journal.waitFor(ENVIRONMENT, isWanted, { ...patience, count: 2 }).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  journal.clear(ENVIRONMENT);
  add(journal, 'wanted');
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(isOver).toBe(false);
  add(journal, 'wanted');
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
