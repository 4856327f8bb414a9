import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { placeAt } from '../../base/document/document-node.ts';
import { attempt, DocumentMistake, mistakesOf, refuse } from '../../base/document/mistakes.ts';
import { readDocuments } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { packageRoot } from '../../base/package-root.ts';
import { wording } from '../../base/schema/wording.ts';

const ID = z
  .string()
  .regex(/^[a-z\d]+(-[a-z\d]+)+$/)
  .register(wording, { wanted: 'two words or more in lower case, with dashes between' });

const ONE_SENTENCE = z
  .string()
  .regex(/^[^a-z\s].{0,198}\.$/s)
  .register(wording, { wanted: 'one sentence of at most 200 characters, with a capital and a full stop' });

const SENTENCES = z
  .string()
  .regex(/^[^a-z\s].*\.$/s)
  .register(wording, { wanted: 'a sentence, with a capital and a full stop' });

const factSchema = z.strictObject({
  id: ID,
  says: ONE_SENTENCE,
  confidence: z.enum(['sure', 'likely', 'guess']),
  source: SENTENCES,
});

/** Something that is known, or assumed, of how Nmbrs behaves. */
export interface Fact {
  /**
   * `activation-link-newest`; the code that rests on it cites it as `(mark: ...)`, or `(fact: ...)` where it is sure.
   */
  readonly id: string;
  /** One plain sentence. */
  readonly says: string;
  /** `sure` was seen in several places or in the vendor's own words, `likely` in one, and a `guess` nowhere. */
  readonly confidence: 'sure' | 'likely' | 'guess';
  /** Where it comes from, or what speaks for it. */
  readonly source: string;
  /** The file that says so: `contracts/facts/logins.yaml`. */
  readonly file: string;
}

/** A fact that is not sure: what rests on it may be different at the real service. */
export type Mark = Fact & { readonly confidence: 'likely' | 'guess' };

/** Whether a fact is not sure. */
export function isMark(fact: Fact): fact is Mark {
  return fact.confidence !== 'sure';
}

const FOLDER = 'contracts/facts';

let facts: ReadonlyMap<string, Fact> | undefined;

/**
 * Everything that is known, by its id. The files are read when they are first asked for, since few runs of a mock do.
 * @throws DocumentError that names every entry which is not as it should be, with its place.
 */
export function allFacts(): ReadonlyMap<string, Fact> {
  facts ??= readFacts(
    readdirSync(join(packageRoot, FOLDER))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((name) => `${FOLDER}/${name}`)
      .map((file) => ({ file, text: readFileSync(join(packageRoot, file), 'utf8') })),
  );
  return facts;
}

/** Everything that is not sure. */
export function allMarks(): Mark[] {
  return [...allFacts().values()].filter(isMark);
}

/**
 * The marks with these ids.
 * @throws Error for an id that is no mark's.
 */
export function marksOf(ids: readonly string[]): Mark[] {
  return ids.map((id) => {
    const fact = allFacts().get(id);
    if (!fact || !isMark(fact)) throw new Error(`contracts/facts holds no mark ${id}`);
    return fact;
  });
}

/**
 * Reads the texts of fact files.
 * @throws DocumentError that names every entry which is not as it should be, and every id that comes twice.
 */
export function readFacts(
  files: readonly { readonly file: string; readonly text: string }[],
): Map<string, Fact> {
  const known = new Map<string, Fact>();
  const mistakes: DocumentMistake[] = [];
  for (const { file, text } of files)
    for (const document of readDocuments(text, file)) {
      const read = attempt(() => readAs(z.array(factSchema), document));
      mistakes.push(...mistakesOf(read));
      for (const [at, fact] of ('done' in read ? read.done : []).entries()) {
        const other = known.get(fact.id);
        if (other)
          mistakes.push(
            new DocumentMistake(
              `'${fact.id}' is in ${other.file} already.`,
              'Choose another id, or make one entry of the two.',
              placeAt(document, [at, 'id']),
            ),
          );
        known.set(fact.id, { ...fact, file });
      }
    }
  refuse(mistakes);
  return known;
}
