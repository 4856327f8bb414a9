/** A name that stands in another place, told by the one before it: `first`, `after Street`. */
interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The fewest moves that make one order of another.
 * @param after may hold names that `before` does not, and lack others; those do not move.
 */
export function movesBetween(before: readonly string[], after: readonly string[]): Move[] {
  const now = after.filter((name) => before.includes(name));
  const kept = new Set(longestCommon(before, now));
  return before
    .filter((name) => now.includes(name) && !kept.has(name))
    .map((name) => ({ name, from: placeIn(before, name), to: placeIn(now, name) }));
}

function placeIn(names: readonly string[], name: string): string {
  const previous = names[names.indexOf(name) - 1];
  return previous === undefined ? 'first' : `after ${previous}`;
}

/** The longest list of names that stand in this order in both. */
function longestCommon(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === other.length && one.every((name, index) => name === other[index])) return one;
  // Row by row: the longest that ends before each place of the other.
  let row: (readonly string[])[] = Array.from({ length: other.length + 1 }, () => []);
  for (const name of one) {
    const next: (readonly string[])[] = [[]];
    for (const [index, present] of other.entries()) {
      const [left = [], above = [], diagonal = []] = [next[index], row[index + 1], row[index]];
      next.push(name === present ? [...diagonal, name] : left.length > above.length ? left : above);
    }
    row = next;
  }
  return row.at(-1) ?? [];
}
