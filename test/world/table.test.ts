import { describe, expect, it } from 'vitest';
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
  expect([copy.writtenCount, table.writtenCount]).toEqual([count + 1, count]);
  copy.delete(5);
  table.put({ id: 4, text: 'other' });
  const textOf = (one: Table<Row>, id: number) => one.get(id)?.text;
  expect([3, 4, 5, count + 1].map((id) => textOf(table, id))).toEqual(['old', 'other', 'old', undefined]);
  expect([3, 4, 5, count + 1].map((id) => textOf(copy, id))).toEqual(['new', 'old', undefined, 'new']);
  expect([...copy.ids()].slice(0, 5)).toEqual([1, 2, 3, 4, 6]);
  expect([...copy.written()].at(-1)).toEqual({ id: count + 1, text: 'new' });
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

describe('what is deleted', () => {
  const base = new Map([1, 2].map((id) => [id, { id, text: 'base' }]));
  const open = () =>
    Table.open({
      base: { get: (id) => base.get(id), has: (id) => base.has(id), ids: () => base.keys() },
      indexed: { text: ({ text }: Row) => text },
    });

  it('is noted where the base has it, and forgotten where it came in', () => {
    const table = open();
    table.put({ id: 3, text: 'new' });
    for (const id of [1, 3]) table.delete(id);
    expect([...table.entries()]).toEqual([[1, null]]);
    expect([...table.having('text', 'new')]).toEqual([]);
    table.put({ id: 3, text: 'again' });
    expect([...table.ids()]).toEqual([2, 3]);
    expect([...table.having('text', 'new')]).toEqual([]);
    expect([...table.having('text', 'again')]).toEqual([{ id: 3, text: 'again' }]);
  });

  it('is told of as a change since an earlier copy', () => {
    const table = open();
    table.put({ id: 3, text: 'new' });
    const earlier = table.copy();
    for (const id of [1, 3]) table.delete(id);
    expect(table.changedSince(earlier).sort()).toEqual([1, 3]);
    expect(earlier.get(3)).toEqual({ id: 3, text: 'new' });
  });

  it('in a draft is deleted below it once that is merged', () => {
    const table = open();
    table.put({ id: 3, text: 'new' });
    const draft = table.draft();
    for (const id of [1, 3]) draft.delete(id);
    draft.put({ id: 4, text: 'brief' });
    draft.delete(4);
    expect([...draft.drafted()]).toEqual([1, 3, 4].map((id) => [id, null]));
    expect([...table.ids()]).toEqual([1, 2, 3]);
    table.merge(draft);
    expect([...table.ids()]).toEqual([2]);
    expect([...table.entries()]).toEqual([[1, null]]);
  });
});

it('a draft stays without what it deleted when that comes in below it', () => {
  const table = Table.open<Row>();
  const [draft, earlier] = [table.draft(), table.draft()];
  earlier.put({ id: 1, text: 'new' });
  draft.merge(earlier);
  const later = draft.draft();
  later.delete(1);
  draft.merge(later);
  table.merge(earlier);
  expect(draft.get(1)).toBeUndefined();
  table.merge(later);
  expect([...table.entries()]).toEqual([]);
});
