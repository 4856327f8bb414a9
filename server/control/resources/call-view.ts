import { myTurn } from '../../../base/turns.ts';
import type { CallFilter, RecordedCall } from '../../../contracts/control/calls.ts';
import { wantedCalls } from '../../journal/call-filter.ts';
import type { CallsSoFar } from '../../journal/calls-so-far.ts';
import type { CallsIn, Journal } from '../../journal/journal.ts';
import { cursorText, type Page, PageSize, type Range, rangeOf } from '../page.ts';
import type { ControlServices } from '../services.ts';
import { environmentOf } from './common.ts';

/** The calls in the environment a route is about. @param upTo the number of the last one that counts. */
export function callsOf(
  input: Parameters<typeof environmentOf>[0],
  upTo: number = Number.POSITIVE_INFINITY,
): CallsSoFar {
  const { calls, discarded } = input.services.calls.callsOf(environmentOf(input).subdomain);
  return { calls: calls.filter(({ number }) => number <= upTo), discarded };
}

/** How many calls are looked at before others get their turn. */
const AT_A_TIME = 5_000;

/** A page of the calls that a filter wants. */
export async function pageOfCalls(
  journal: Journal,
  where: CallsIn,
  { limit, cursor, ...filter }: CallFilter & { readonly limit: number; readonly cursor?: string },
): Promise<Page<RecordedCall>> {
  const isWanted = wantedCalls(filter);
  const range = cursor === undefined ? await wholeRange(journal, where, filter) : rangeOf(cursor);
  const size = new PageSize(limit);
  const items: RecordedCall[] = [];
  let { after } = range;
  for (;;) {
    let seen = 0;
    for (const { value, bytes } of journal.after(after, where)) {
      if (value.number > range.upTo) return { items, next: null };
      if (++seen > AT_A_TIME) break;
      if (isWanted(value)) {
        if (!size.takes(bytes)) return { items, next: cursorText({ ...range, after }) };
        items.push(value);
      }
      after = value.number;
    }
    if (seen <= AT_A_TIME) return { items, next: null };
    await myTurn();
  }
}

/** All calls until now; of those that are wanted only the last, where a filter asks for so many. */
async function wholeRange(journal: Journal, where: CallsIn, filter: CallFilter): Promise<Range> {
  const { since = 0, last } = filter;
  const upTo = journal.lastNumber;
  if (last === undefined) return { after: since, upTo };
  const isWanted = wantedCalls(filter);
  let [before, wanted] = [upTo + 1, 0];
  for (;;) {
    let seen = 0;
    for (const { value } of journal.before(before, where)) {
      if (++seen > AT_A_TIME) break;
      if (value.number <= since) return { after: since, upTo };
      if (isWanted(value) && ++wanted === last) return { after: value.number - 1, upTo };
      before = value.number;
    }
    if (seen <= AT_A_TIME) return { after: since, upTo };
    await myTurn();
  }
}

/** As JSON can say it, secrets masked. */
export function callView(call: RecordedCall, { calls }: ControlServices): RecordedCall {
  const masked = calls.masking.call(call);
  return { ...masked, arguments: masked.arguments && (asJson(masked.arguments) as Record<string, unknown>) };
}

function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asJson(part)]));
}
