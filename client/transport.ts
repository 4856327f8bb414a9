import type { ErrorListener } from '../base/error-listener.ts';
import { NotPossible } from '../base/not-possible.ts';
import { quoted } from '../base/quoted-text.ts';
import { typeTag } from '../base/type-tag.ts';
import { valueText } from '../base/value-text.ts';
import type { AnswerFault } from '../contracts/control/answers.ts';
import { leafJson } from './value-json.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The way to the control API of a mock: in this process, or over HTTP. */
export interface Transport {
  /** Of the mock: `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** Told of what listeners throw. */
  readonly onError: ErrorListener;
  /**
   * @param path below `/_mock`, with its query.
   * @param body what JSON can hold.
   * @param signal ends a request that waits, once its answer is not waited for any more.
   * @throws NotPossible when the mock refuses.
   * @throws Unreachable when none answers.
   */
  ask<Answer>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer>;
  /**
   * Posts a body, and beside it a function that answers calls.
   * @throws NotPossible where the mock runs in another process, and when it refuses.
   */
  hand<Answer>(path: string, body: unknown, byFunction: CallAnswerer): Promise<Answer>;
  /**
   * Asks for items that come one after the other, as long as they are read and the mock runs, with the same errors.
   * @param onBegin called once the mock gives them, before the first one comes.
   */
  stream<Item>(path: string, signal?: AbortSignal, onBegin?: () => void): AsyncGenerator<Item, void>;
  /** Asks for a page of a list, with the same errors. */
  page<Item>(path: string, signal?: AbortSignal): Promise<Page<Item>>;
}

/** A function that answers calls: with the arguments, and what it can ask the mock for. */
export type CallAnswerer = (
  args: Readonly<Record<string, unknown>>,
  context: { readonly next: () => Promise<unknown>; readonly fault: (fault: number | AnswerFault) => Error },
) => unknown;

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The path of the next one; null when this is the last. */
  readonly next: string | null;
}

/** All of a list that a mock tells page by page. */
export async function allPages<Item>(
  transport: Transport,
  path: string,
  signal?: AbortSignal,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let next: string | null = path; next !== null; ) {
    const page: Page<Item> = await transport.page(next, signal);
    for (const item of page.items) all.push(item);
    next = page.next;
  }
  return all;
}

/** No name that a mock knows is longer. */
const LONGEST_PART = 1_000;

/**
 * A path whose parts may hold any characters: `pathOf('environments', subdomain, 'tags')`.
 * @throws NotPossible for a part that no address can hold: `..` would be folded away, and lead elsewhere.
 */
export function pathOf(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${encoded(String(part))}`).join('');
}

function encoded(part: string): string {
  const isFolded = part === '' || part === '.' || part === '..';
  if (!isFolded && part.length <= LONGEST_PART) {
    try {
      return encodeURIComponent(part);
    } catch {
      // Half a character, which has no UTF-8.
    }
  }
  throw new NotPossible(
    'unknown',
    'name',
    `Nothing is called ${quoted(part)}.`,
    'Name what there is, or its id.',
    part,
  );
}

/**
 * A body as it is sent: dates as the wall-clock time they are here, bytes in base64.
 * @throws NotPossible for what JSON does not hold: it would leave it out or say null, and something else would be done.
 */
export function bodyText(body: unknown): string {
  try {
    return JSON.stringify(body, function (this: Readonly<Record<string, unknown>>, name, json: unknown) {
      // Of dates and bytes JSON makes something else before it asks.
      const leaf = leafJson(this[name]);
      const value = leaf === this[name] ? json : leaf;
      if (!isLost(value)) return value;
      const what = name === '' ? 'What is sent' : name;
      throw new NotPossible(
        'invalid',
        name,
        `${what} is ${valueText(value)}, which cannot be sent.`,
        'Give a plain value.',
      );
    });
  } catch (error) {
    if (error instanceof NotPossible) throw error;
    throw new NotPossible(
      'invalid',
      '',
      'What is sent holds itself, or is nested too deep.',
      'Give plain values.',
    );
  }
}

/** Whether JSON has no word for a value. What is undefined is left out, as everywhere. */
function isLost(value: unknown): boolean {
  return (
    ['function', 'symbol', 'bigint'].includes(typeof value) ||
    (typeof value === 'number' && !Number.isFinite(value)) ||
    ['Map', 'Set'].includes(typeTag(value))
  );
}

/** A query, with its question mark, of the values that are there. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}
