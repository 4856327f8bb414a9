import type { Steps } from '../../../base/turns.ts';
import type { CallFilter, RecordedCall } from '../../../contracts/control/calls.ts';
import { wantedCalls } from '../../journal/call-filter.ts';
import type { CallsIn } from '../../journal/call-rooms.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Sized } from '../../journal/packed-queue.ts';
import { cursorText, type Page, PageSize, type Range, rangeOf } from '../page.ts';
import { callViewSteps } from './call-view.ts';

type PagedFilter = CallFilter & { readonly limit: number; readonly cursor?: string };

/** A page of the calls that a filter wants, as they are told; takes steps, since it may look at very many. */
export function* pageOfCalls(
  journal: Journal,
  where: CallsIn,
  filter: PagedFilter,
): Steps<Page<RecordedCall>> {
  const { items, next } = yield* pageOfItems(journal, where, filter, {
    first: [],
    itemsOf: (call) => [call],
  });
  const views: RecordedCall[] = [];
  for (const call of items) {
    views.push(yield* callViewSteps(call, journal.masking));
    yield;
  }
  return { items: views, next };
}

/** A page of what is found in the calls that a filter wants: `first`, and then the items of each of them. */
export function* pageOfItems<Item>(
  journal: Journal,
  where: CallsIn,
  { limit, cursor, ...filter }: PagedFilter,
  {
    first,
    itemsOf,
  }: {
    readonly first: readonly Sized<Item>[];
    readonly itemsOf: (call: Sized<RecordedCall>) => Iterable<Sized<Item>>;
  },
): Steps<Page<Item>> {
  const isWanted = wantedCalls(filter);
  const range = cursor === undefined ? yield* wholeRange(journal, where, filter) : rangeOf(cursor);
  const size = new PageSize(limit);
  const items: Item[] = [];
  if (cursor === undefined) for (const { value, bytes } of first) if (size.takes(bytes)) items.push(value);
  for (const call of journal.after(range.from - 1, where)) {
    const { number } = call.value;
    if (number > range.upTo) break;
    let at = 0;
    for (const { value, bytes } of isWanted(call.value) ? itemsOf(call) : []) {
      const wasBefore = number === range.from && at < range.item;
      if (!wasBefore && !size.takes(bytes))
        return { items, next: cursorText({ ...range, from: number, item: at }) };
      if (!wasBefore) items.push(value);
      at++;
      yield;
    }
    yield;
  }
  return { items, next: null };
}

/** The numbers of all calls that a filter wants, oldest first. */
export function* numbersOfCalls(journal: Journal, where: CallsIn, filter: CallFilter): Steps<number[]> {
  const isWanted = wantedCalls(filter);
  const { from, upTo } = yield* wholeRange(journal, where, filter);
  const numbers: number[] = [];
  for (const { value } of journal.after(from - 1, where)) {
    if (value.number > upTo) break;
    if (isWanted(value)) numbers.push(value.number);
    yield;
  }
  return numbers;
}

/** All calls until now; of those that are wanted only the last, where a filter asks for so many. */
function* wholeRange(journal: Journal, where: CallsIn, filter: CallFilter): Steps<Range> {
  const { since = 0, last } = filter;
  const range = { from: since + 1, item: 0, upTo: journal.lastNumber };
  if (last === undefined) return range;
  const isWanted = wantedCalls(filter);
  let wanted = 0;
  for (const { value } of journal.before(range.upTo + 1, where)) {
    if (value.number <= since) break;
    if (isWanted(value) && ++wanted === last) return { ...range, from: value.number };
    yield;
  }
  return range;
}
