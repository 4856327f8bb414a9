/** More help nobody, and to find out what was meant by each of a hundred thousand takes a minute. */
const MOST = 100;

/**
 * The first mistakes of many. Where there are more they are not even looked for: what stands in the place of the next
 * one says so.
 * @param andMore what says so, at the place of that one.
 */
export function toldAtOnce<T>(mistakes: Iterable<T>, andMore: (next: T) => T): T[] {
  const told: T[] = [];
  for (const mistake of mistakes) {
    if (told.length === MOST) return [...told, andMore(mistake)];
    told.push(mistake);
  }
  return told;
}

/** What `andMore` says: what is wrong, and what to do about it. */
export const AND_MORE = {
  detail: 'More is wrong than is told at once.',
  remedy: 'Mend the others first.',
} as const;
