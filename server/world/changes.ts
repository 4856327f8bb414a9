import { isDeepStrictEqual } from 'node:util';
import { cutOff } from '../../base/quoted-text.ts';
import type { RecordChange, ToldChanges } from '../../contracts/control/calls.ts';
import type { ReportTask } from './records/report-task.ts';
import { before, type TableChange } from './table.ts';
import type { Tables } from './tables.ts';

/** A record that was put in, changed or deleted. */
interface Changed {
  readonly table: keyof Tables;
  readonly change: TableChange<object>;
}

/** What was changed in drafts, as it is held: by reference, since records never change. */
export interface Changes {
  readonly changed: readonly Changed[];
  /** How many more records were changed. */
  readonly more: number;
  /** How much of what was there before is held for it, about in bytes. */
  readonly bytes: number;
}

export const NO_CHANGES: Changes = { changed: [], more: 0, bytes: 0 };

/** How many records are told of one call, and how many values of all of them: a batch may change any number. */
const MOST_RECORDS = 50;
const MOST_VALUES = 2_000;

/** How long a text is told, in characters. */
const LONGEST = 500;

/** What stands for values that are not told any more. */
const AND_SO_ON = '…';

/**
 * What is changed in drafts of tables. Every call that writes comes by here: nothing is copied or made, and what differs is
 * only looked for once somebody asks.
 */
export function changesIn(tables: Tables): Changes {
  const changed: Changed[] = [];
  let [more, bytes] = [0, 0];
  for (const table of ['tags', 'debtors', 'companies', 'employees', 'reportTasks'] as const) {
    if (!tables[table].hasChanges) continue;
    for (const change of tables[table].changes()) {
      if (change.below === change.after) continue;
      if (changed.length === MOST_RECORDS) more++;
      else {
        changed.push({ table, change });
        bytes += bytesHeldFor(table, change);
      }
    }
  }
  return changed.length === 0 ? NO_CHANGES : { changed, more, bytes };
}

/** What was changed in one draft after the other. */
export function changesInBoth(earlier: Changes, later: Changes): Changes {
  if (earlier === NO_CHANGES) return later;
  const changed = [...earlier.changed, ...later.changed];
  const kept = changed.slice(0, MOST_RECORDS);
  const more = earlier.more + later.more + changed.length - kept.length;
  return { changed: kept, more, bytes: earlier.bytes + later.bytes };
}

/** The same as it is told, in values that JSON holds: of a record that was changed what differs. */
export function toldChanges({ changed, more }: Changes): ToldChanges {
  const told = new ToldValues();
  const changes: RecordChange[] = [];
  let moreChanges = more;
  for (const { table, change } of changed) {
    if (told.isFull) {
      moreChanges++;
      continue;
    }
    const { before, after } = differenceIn(change);
    if (isDeepStrictEqual(before, after)) continue;
    const key = change.id;
    changes.push({ table, key, before: before && told.record(before), after: after && told.record(after) });
  }
  return { changes, moreChanges };
}

/** What a record takes in a heap besides those that it goes on with, about in bytes. */
const RECORD_BYTES = 1_024;

/** How much is held for a change besides what was sent for it, about in bytes: reports are made of any size. */
function bytesHeldFor(table: keyof Tables, { below, after }: TableChange<object>): number {
  return table === 'reportTasks' ? RECORD_BYTES + contentBytes(below) + contentBytes(after) : RECORD_BYTES;
}

/** The named boundary where a record is known to be a report. */
function contentBytes(record: object | null | undefined): number {
  const { content } = (record as ReportTask | null | undefined) ?? { content: null };
  return content?.reduce((bytes, part) => bytes + part.length, 0) ?? 0;
}

function differenceIn(change: TableChange<object>): Pair<Fields | null> {
  const [was, is] = [before(change), change.after];
  return was && is ? differingFields(was, is) : { before: fieldsOf(was), after: fieldsOf(is) };
}

type Fields = Readonly<Record<string, unknown>>;

interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** The named boundary where a record of any table becomes fields by their names. */
function fieldsOf(record: object | undefined): Fields | null {
  return (record as Fields | undefined) ?? null;
}

function differingFields(before: object, after: object): Pair<Fields> {
  const [old, young] = [before as Fields, after as Fields];
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  const look = (name: string) => {
    if (old[name] === young[name]) return;
    const pair = differing(old[name], young[name]);
    was[name] = pair.before;
    is[name] = pair.after;
  };
  for (const name of Object.keys(young)) look(name);
  for (const name of Object.keys(old)) if (!(name in young)) look(name);
  return { before: was, after: is };
}

/** Of records the fields that differ, of lists of records those that are not in both; of other values all. */
function differing(before: unknown, after: unknown): Pair<unknown> {
  if (isRecord(before) && isRecord(after)) return differingFields(before, after);
  return Array.isArray(before) && Array.isArray(after) ? differingItems(before, after) : { before, after };
}

function differingItems(before: readonly unknown[], after: readonly unknown[]): Pair<readonly unknown[]> {
  // Most lists had something put in at one place, and may be long.
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const was = before.slice(start, before.length - end);
  const is = after.slice(start, after.length - end);
  // Of a list of other values all is told, so that a number is seen in its place.
  if (!was.every(isRecord) || !is.every(isRecord)) return { before, after };
  const [known, kept] = [new Set(was), new Set(is)];
  return { before: was.filter((item) => !kept.has(item)), after: is.filter((item) => !known.has(item)) };
}

function isRecord(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/** Copies of values that JSON holds, so many of them and no more. */
class ToldValues {
  #left = MOST_VALUES;

  get isFull(): boolean {
    return this.#left <= 0;
  }

  record(fields: Fields): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) {
      copy[name] = this.#value(value);
      if (this.isFull) break;
    }
    return copy;
  }

  #value(value: unknown): unknown {
    if (--this.#left <= 0) return AND_SO_ON;
    if (typeof value === 'string') return cutOff(value, LONGEST);
    if (value instanceof Uint8Array) return `${value.length} bytes`;
    if (Array.isArray(value)) return this.#items(value);
    return isRecord(value) ? this.record(value) : value;
  }

  #items(list: readonly unknown[]): unknown[] {
    const items: unknown[] = [];
    for (const item of list) {
      items.push(this.#value(item));
      if (this.isFull) break;
    }
    return items;
  }
}
