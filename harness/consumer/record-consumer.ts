import { groupedBy } from '../../base/grouped-by.ts';
import { type Consumer, operationKey, type UsedOperation } from '../../contracts/consumer/consumer.ts';
import { answeredPaths, hasAnswer, hasRequest, sentPaths } from '../../server/journal/used-elements.ts';
import type { RecordedMessages } from './recorded-messages.ts';

interface RecordOptions {
  readonly name: string;
  /** What is known already: what it declares under `reads` is kept, of operations that were not called too. */
  readonly known: Consumer | null;
  /** Adds to what was recorded before, instead of taking its place. */
  readonly add: boolean;
}

/**
 * What an integration uses, by its calls. Elements that the catalogue does not know are no part of it: the service does
 * not read them. A call of which a message cannot be read tells nothing of that side, and what is known of it stays; an
 * operation of which nothing is known either is left out, since it would pass for one that uses nothing.
 */
export function recordConsumer(
  calls: readonly RecordedMessages[],
  { name, known, add }: RecordOptions,
): Consumer {
  const operations = new Map<string, UsedOperation>();
  for (const used of known?.operations ?? []) {
    const own = calls.filter(({ operation }) => operation === used.operation);
    // What is recorded now takes the place of what was recorded before, where all of it can be read.
    const kept = {
      ...used,
      sends: add || !own.every(hasRequest) ? used.sends : [],
      answered: add || !own.every(hasAnswer) ? used.answered : [],
    };
    if (add || own.length > 0 || used.reads.length > 0) operations.set(operationKey(used.operation), kept);
  }
  for (const [key, own] of groupedBy(calls, ({ operation }) => operationKey(operation))) {
    const used = usedIn(own, operations.get(key));
    if (used) operations.set(key, used);
  }
  return { name, operations: [...operations.values()] };
}

/**
 * What is used of an operation, by its calls and what is known of it.
 * @returns null where that is nothing because nothing could be read.
 */
function usedIn(
  calls: readonly [RecordedMessages, ...RecordedMessages[]],
  before: UsedOperation | undefined,
): UsedOperation | null {
  const [{ operation }] = calls;
  const used = {
    operation,
    reads: before?.reads ?? [],
    sends: joined(before?.sends ?? [], calls.filter(hasRequest).flatMap(sentPaths)),
    answered: joined(before?.answered ?? [], calls.filter(hasAnswer).flatMap(answeredPaths)),
  };
  if (before) return used;
  if (!calls.some(hasRequest)) return null;
  const isEmpty = used.sends.length === 0 && used.answered.length === 0;
  return isEmpty && !calls.some(hasAnswer) ? null : used;
}

function joined(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])].sort();
}
