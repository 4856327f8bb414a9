import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentNode } from '../../base/document/document-node.ts';
import { eachOf, refuse } from '../../base/document/mistakes.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { packageRoot } from '../../base/package-root.ts';
import { undeclaredIn } from './check-names.ts';
import { merged } from './merge.ts';
import type { RestKnowledge } from './model.ts';
import { type RestFile, restFileSchema } from './rest-file.ts';

const FOLDER = 'contracts/rest';

/** A file of knowledge, and how messages call it. */
interface KnowledgeText {
  readonly file: string;
  readonly text: string;
}

interface ReadFile {
  readonly document: DocumentNode;
  readonly content: RestFile;
}

let own: readonly ReadFile[] | undefined;

/** What this package knows, read when it is first asked for. */
export function restKnowledge(): RestKnowledge {
  return corrected([]);
}

/**
 * What this package knows, corrected by files of the same format, each of which has its way over those before it.
 * @throws DocumentError that names everything that is not as it should be, with its place.
 */
export function corrected(corrections: readonly KnowledgeText[]): RestKnowledge {
  own ??= ownTexts().map(readFile);
  return knowledgeOf([...own, ...eachOf(corrections, readFile)]);
}

/**
 * What files say together.
 * @throws DocumentError as `corrected` does.
 */
export function readKnowledge(texts: readonly KnowledgeText[]): RestKnowledge {
  return knowledgeOf(eachOf(texts, readFile));
}

/** The files of this package. */
export function ownTexts(): KnowledgeText[] {
  return readdirSync(join(packageRoot, FOLDER))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      file: `${FOLDER}/${name}`,
      text: readFileSync(join(packageRoot, FOLDER, name), 'utf8'),
    }));
}

function readFile({ file, text }: KnowledgeText): ReadFile {
  const document = readDocument(text, file, 'a day, and what is known of endpoints and operations');
  return { document, content: readAs(restFileSchema, document) };
}

function knowledgeOf(files: readonly ReadFile[]): RestKnowledge {
  const knowledge = merged(files.map(({ content }) => content));
  eachOf(files, ({ document, content }) => refuse(undeclaredIn(content, document, knowledge)));
  return knowledge;
}
