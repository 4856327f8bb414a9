import { expect, it } from 'vitest';
import { Table } from '../../server/world/table.ts';
import { type Reading, Unread } from '../../server/world/unread.ts';

interface Row {
  readonly id: number;
  readonly text: string;
}

function tableOf(count: number): Table<Row> {
  const table = Table.open<Row>();
  for (let id = 1; id <= count; id++) table.put({ id, text: 'old' });
  return table;
}

it.each([10, 1_000])('a copy of a table with %i rows is apart from it, and keeps the order', (count) => {
  const table = tableOf(count);
  const copy = table.copy();
  copy.put({ id: 3, text: 'new' });
  copy.put({ id: count + 1, text: 'new' });
  copy.delete(5);
  table.put({ id: 4, text: 'other' });
  const textOf = (one: Table<Row>, id: number) => one.get(id)?.text;
  expect([3, 4, 5, count + 1].map((id) => textOf(table, id))).toEqual(['old', 'other', 'old', undefined]);
  expect([3, 4, 5, count + 1].map((id) => textOf(copy, id))).toEqual(['new', 'old', undefined, 'new']);
  expect([...copy.ids()].slice(0, 5)).toEqual([1, 2, 3, 4, 6]);
  expect([...copy.written()].at(-1)).toEqual({ id: count + 1, text: 'new' });
  expect([copy.writtenCount, table.writtenCount]).toEqual([count + 1, count]);
  expect(copy.deleted()).toEqual([5]);
  expect(copy.changedSince(table).sort((a, b) => a - b)).toContain(3);
});

it('tells what changed since a copy was made, however much was written before and after', () => {
  const table = tableOf(1_000);
  const earlier = table.copy();
  expect(table.changedSince(earlier)).toEqual([]);
  for (let id = 1; id <= 400; id++) table.put({ id, text: 'new' });
  table.copy();
  table.delete(900);
  expect(table.changedSince(earlier)).toHaveLength(401);
  expect(earlier.get(1)?.text).toBe('old');
});

it('goes on where it was while others copy it', () => {
  const table = tableOf(1_000);
  const reading = table.ids();
  const first = Array.from({ length: 10 }, () => reading.next().value);
  table.copy();
  expect([...first, ...reading]).toHaveLength(1_000);
});

/** A table over two rows, to which what was kept as texts was written; it tells which of them were read. */
function keptTable() {
  const read: number[] = [];
  const base = new Map([1, 2].map((id) => [id, { id, text: 'base' }]));
  const reading: Reading<Row> = {
    noted: (text, id) => (base.has(id) ? { over: { text } } : { whole: { id, text } }),
    record(noted, id) {
      read.push(id);
      return 'whole' in noted ? noted.whole : { id, text: 'base', ...noted.over };
    },
  };
  const unread = (id: number) => new Unread(id, `kept ${id}`, reading);
  const table = Table.open<Row, 'text'>({
    base: { get: (id) => base.get(id), has: (id) => base.has(id), ids: () => base.keys() },
    written: [
      [2, unread(2)],
      [1, null],
      [3, unread(3)],
    ],
    indexed: { text: ({ text }) => text },
  });
  return { table, read };
}

it('reads what was kept when it is first asked for, once for all copies, and before only what it is found by', () => {
  const { table, read } = keptTable();
  const copy = table.copy();
  expect(read).toEqual([3]);
  expect([[...table.ids()], table.has(1), table.has(2), table.writtenCount, table.deleted()]).toEqual([
    [2, 3],
    false,
    true,
    3,
    [1],
  ]);
  expect(copy.changedSince(table)).toEqual([]);
  expect([...table.having('text', 'kept 3')]).toEqual([{ id: 3, text: 'kept 3' }]);
  expect([...table.writtenIn('id')]).toEqual([{ id: 3, text: 'kept 3' }]);
  expect(read).toEqual([3]);
  expect(copy.writtenIn('id', 'text').next().value).toEqual({ id: 2, text: 'kept 2' });
  const [first] = [...copy.all()];
  expect(first).toEqual({ id: 2, text: 'kept 2' });
  expect(table.draft().get(2)).toBe(first);
  expect(read).toEqual([3, 2]);
  copy.put({ id: 2, text: 'new' });
  expect([copy.changedSince(table), table.get(2)?.text]).toEqual([[2], 'kept 2']);
});
