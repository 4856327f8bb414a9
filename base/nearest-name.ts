/** A longer name was not meant to be one of ours, and counting edits would take minutes. */
const LONGEST_NAME = 200;

/** The name out of `names` that takes the fewest edits, if it is near enough to have been meant; never the empty one. */
export function nearestName(name: string, names: Iterable<string>): string | null {
  if (name.length > LONGEST_NAME) return null;
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    // It takes as many edits at least, and counting them would take minutes, too.
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (candidate !== '' && distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/**
 * A question to go with what is not known: `Did you mean 'Debtor_Get'?`; empty when nothing is near enough.
 * @param nearest one name, or several that are equally near.
 */
export function didYouMean(nearest: string | readonly string[] | null): string {
  if (nearest === null) return '';
  return `Did you mean ${[nearest]
    .flat()
    .map((name) => `'${name}'`)
    .join(' or ')}?`;
}

/** Levenshtein's distance, one row at a time; infinite from `most` on, which is seen before the end. */
function editDistance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const edits = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, substitution);
      next.push(edits);
      if (edits < least) least = edits;
    }
    if (least >= most) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row[b.length] as number;
}
