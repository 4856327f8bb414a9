import { z } from 'zod';
import { digitsSchema } from '../../contracts/control/values.ts';

/** A part of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null when this is the last one. */
  readonly next: string | null;
}

/** How many items a page has, and how many bytes they take; one item is told however many it takes. */
const PAGE_ITEMS = 1_000;
const PAGE_BYTES = 1024 * 1024;

/** The parameters of a query that ask for a page. */
export const pageQuery = {
  limit: digitsSchema(z.int().min(1).max(PAGE_ITEMS))
    .default(PAGE_ITEMS)
    .describe(`How many at most; fewer where they take more than ${PAGE_BYTES / 1024 / 1024} MiB.`),
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}-\d{1,15}$/, 'is no cursor')
    .exactOptional()
    .describe('Where the page begins: as the `Link` of the page before has it.'),
};

/** The part of a list that is still to come: what is found under the numbers from one up to another, where that matters. */
export interface Range {
  readonly from: number;
  /** How many of the items under the first number came already. */
  readonly item: number;
  readonly upTo: number;
}

export function cursorText({ from, item, upTo }: Range): string {
  return `${from}.${item}-${upTo}`;
}

export function rangeOf(cursor: string): Range {
  const [from = 0, item = 0, upTo = 0] = cursor.split(/[.-]/).map(Number);
  return { from, item, upTo };
}

/** Lists, each under a number, in the order of these: later ones have larger numbers, and what is new in one comes last. */
type NumberedLists<Item> = Iterable<readonly [number: number, list: readonly Item[]]>;

/** A page of what stands in lists, as it is told: of lists that are gone meanwhile nothing, of new ones all. */
export function pageOf<Item, View>(
  lists: NumberedLists<Item>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  view: (item: Item) => View,
): Page<View> {
  const range = cursor === undefined ? { from: 0, item: 0, upTo: 0 } : rangeOf(cursor);
  const size = new PageSize(limit);
  const items: View[] = [];
  for (const [number, list] of lists) {
    if (number < range.from) continue;
    for (let at = number === range.from ? range.item : 0; at < list.length; at++) {
      const told = view(list[at] as Item);
      if (!size.takes(JSON.stringify(told).length))
        return { items, next: cursorText({ ...range, from: number, item: at }) };
      items.push(told);
    }
  }
  return { items, next: null };
}

/** Counts what a page holds. */
export class PageSize {
  readonly #limit: number;
  #items = 0;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether one more item of so many bytes is told on this page, which then holds it. */
  takes(bytes: number): boolean {
    if (this.#items > 0 && (this.#items >= this.#limit || this.#bytes + bytes > PAGE_BYTES)) return false;
    this.#items++;
    this.#bytes += bytes;
    return true;
  }
}
