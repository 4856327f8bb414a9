import { EVERYTHING, firstStep } from '../consumer/paths.ts';

/**
 * How much of something is used: all of it, or, by name, the parts that are and how much of each. What is used without
 * any of its parts, such as a value, is an empty map.
 */
export type Use = 'all' | ReadonlyMap<string, Use>;

/** What an integration uses of an operation. */
export interface OperationUse {
  readonly sends: Use;
  readonly reads: Use;
}

/** How much is used of a part; null for none. */
export function partUse(use: Use, part: string): Use | null {
  return use === 'all' ? 'all' : (use.get(part) ?? null);
}

/** Paths of element names: `Absence/Comment`, `Address/*`. */
export function useOfPaths(paths: Iterable<string>): Use {
  const tails = new Map<string, string[]>();
  for (const path of paths) {
    const [head, tail] = firstStep(path);
    if (head === EVERYTHING) return 'all';
    tails.set(head, [...(tails.get(head) ?? []), ...(tail === null ? [] : [tail])]);
  }
  return new Map([...tails].map(([head, rest]) => [head, useOfPaths(rest)]));
}
