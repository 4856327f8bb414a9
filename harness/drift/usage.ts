import { EVERYTHING, firstStep } from '../../contracts/consumer/paths.ts';

/**
 * How much of something is used: all of it, or, by name, the parts that are and how much of each. What is used without
 * any of its parts, such as a value, is an empty map.
 */
export type Usage = 'all' | ReadonlyMap<string, Usage>;

/** What an integration uses of an operation. */
export interface OperationUsage {
  readonly sends: Usage;
  readonly reads: Usage;
}

/** How much is used of a part; null for none. */
export function usageOfPart(usage: Usage, part: string): Usage | null {
  return usage === 'all' ? 'all' : (usage.get(part) ?? null);
}

/** Paths of element names: `Absence/Comment`, `Address/*`. */
export function usageOfPaths(paths: Iterable<string>): Usage {
  const tails = new Map<string, string[]>();
  for (const path of paths) {
    const [head, tail] = firstStep(path);
    if (head === EVERYTHING) return 'all';
    tails.set(head, [...(tails.get(head) ?? []), ...(tail === null ? [] : [tail])]);
  }
  return new Map([...tails].map(([head, rest]) => [head, usageOfPaths(rest)]));
}
