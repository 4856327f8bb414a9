import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CaseError, placeAt, plainOf, readWritten } from '../../base/document/document.ts';
import { refuse } from '../../base/document/mistakes.ts';
import { shapeMistakes } from '../../base/document/shape-mistakes.ts';
import { packageRoot } from '../../base/package-root.ts';

/** Something that is known, or assumed, of how Nmbrs behaves. */
export interface Fact {
  /** `activation-link-newest`; the code that rests on it cites it as `(mark: ...)`, or `(fact: ...)` where it is sure. */
  readonly id: string;
  /** One plain sentence. */
  readonly says: string;
  readonly confidence: FactConfidence;
  /** Where it comes from, or what speaks for it. */
  readonly source: string;
}

/** `sure` was seen in several places or in the vendor's own words, `likely` in one, and a `guess` nowhere. */
export type FactConfidence = (typeof CONFIDENCES)[number];
const CONFIDENCES = ['sure', 'likely', 'guess'] as const;

/** A fact that is not sure: what rests on it may be different at the real service. */
export type Mark = Fact & { readonly confidence: Exclude<FactConfidence, 'sure'> };

/** Whether a fact is not sure. */
export function isMark(fact: Fact): fact is Mark {
  return fact.confidence !== 'sure';
}

const FOLDER = join(packageRoot, 'contracts/facts');

let facts: ReadonlyMap<string, Fact> | undefined;

/**
 * Everything that is known, by its id. The files are read the first time somebody asks, since few who start a mock do.
 * @throws Mistakes that name every entry which is not as it should be, with its place.
 */
export function allFacts(): ReadonlyMap<string, Fact> {
  facts ??= readFacts(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => ({
        file: `contracts/facts/${file}`,
        text: readFileSync(join(FOLDER, file), 'utf8'),
      })),
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

const sentence = z
  .string()
  .regex(/^[^a-z\s].*\.$/, "'says' and 'source' are sentences, with a capital and a full stop");

const factShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'an id is at least two words in lower case, with dashes between'),
  says: sentence,
  confidence: z.enum(CONFIDENCES),
  source: sentence,
});

const fileShape = z.array(factShape);

/**
 * Reads the texts of fact files.
 * @throws Mistakes that name every entry which is not as it should be, and every id that comes twice.
 */
export function readFacts(
  files: readonly { readonly file: string; readonly text: string }[],
): Map<string, Fact> {
  const known = new Map<string, Fact>();
  const mistakes: CaseError[] = [];
  for (const { file, text } of files)
    for (const document of readWritten(text, file)) {
      const wrong = shapeMistakes(fileShape, document);
      mistakes.push(...wrong);
      if (wrong.length > 0) continue;
      for (const [at, fact] of (plainOf(document) as Fact[]).entries()) {
        if (known.has(fact.id))
          mistakes.push(new CaseError(`duplicate id '${fact.id}'`, placeAt(document, [at, 'id'])));
        known.set(fact.id, fact);
      }
    }
  refuse(mistakes);
  return known;
}
