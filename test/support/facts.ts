import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../base/package-root.ts';

export const FACTS_FOLDER = 'contracts/facts';

const entrySchema = z.strictObject({
  /** In kebab case, of at least two words. */
  id: z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)+$/),
  /** One plain sentence. */
  says: z.string().regex(/^[^a-z].{0,198}\.$/s),
  confidence: z.enum(['sure', 'likely', 'guess']),
  /** Where it comes from; may be several sentences. */
  source: z.string().regex(/^[^a-z].*\.$/s),
});

/** What is known of Nmbrs, or supposed, in one sentence. */
export type Entry = z.infer<typeof entrySchema> & { readonly file: string };

/** All entries, file by file. */
export const entries: readonly Entry[] = readdirSync(join(packageRoot, FACTS_FOLDER))
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) =>
    z
      .array(entrySchema)
      .parse(parse(readFileSync(join(packageRoot, FACTS_FOLDER, file), 'utf8')))
      .map((entry) => ({ ...entry, file })),
  );

const byId = new Map(entries.map((entry) => [entry.id, entry]));

/** @throws Error for an id that no entry has. */
export function entryOf(id: string): Entry {
  const entry = byId.get(id);
  if (!entry) throw new Error(`no file of ${FACTS_FOLDER} has an entry '${id}'`);
  return entry;
}

/** How an entry is cited: as a fact when it is sure, else as a mark. */
export function kindOf({ confidence }: Entry): 'fact' | 'mark' {
  return confidence === 'sure' ? 'fact' : 'mark';
}

/** An entry as the title of the tests that show it. */
export function shows(id: string): string {
  const entry = entryOf(id);
  return `${entry.says} (${kindOf(entry)}: ${id})`;
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
