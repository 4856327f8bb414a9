import { allFacts, type Fact, isMark } from '../../contracts/facts/facts.ts';

/** All that is known, file by file. */
export const facts: readonly Fact[] = [...allFacts().values()];

/** @throws Error for an id that no entry has. */
export function factOf(id: string): Fact {
  const fact = allFacts().get(id);
  if (!fact) throw new Error(`contracts/facts has no entry '${id}'`);
  return fact;
}

/** How an entry is cited. */
export function kindOf(fact: Fact): 'fact' | 'mark' {
  return isMark(fact) ? 'mark' : 'fact';
}

/** An entry as the title of the tests that show it. */
export function shows(id: string): string {
  const fact = factOf(id);
  return `${fact.says} (${kindOf(fact)}: ${id})`;
}

/** An entry that some text cites. */
export interface Citation {
  /** What it is called there; null where it is only named. */
  readonly kind: 'fact' | 'mark' | null;
  readonly id: string;
}

/**
 * The entries that a text cites: `(fact: one-id)` or `(mark: one-id, another-id)` in comments and prose, the same without
 * parentheses in the heading of a golden case and in what a behaviour case is about, `entry: 'one-id'` in a table of the
 * code, and `shows('one-id')` in the titles of tests.
 */
export function citationsIn(text: string): Citation[] {
  const written = [...text.matchAll(WRITTEN)].flatMap(([, kind = '', ids = '']) =>
    ids.split(SEPARATOR).map((id) => ({ kind: kind as 'fact' | 'mark', id })),
  );
  const named = [...text.matchAll(NAMED)].map(([, id = '']) => ({ kind: null, id }));
  return [...written, ...named];
}

const ID = /[a-z\d]+(?:-[a-z\d]+)+/.source;
/** A comment may break the line between two. */
const SEPARATOR = /,\s+(?:(?:\*|\/\/|#) )?/;
const WRITTEN = new RegExp(`\\b(fact|mark): (${ID}(?:${SEPARATOR.source}${ID})*)`, 'g');
const NAMED = /\b(?:entry: |shows\()'([^']+)'/g;
