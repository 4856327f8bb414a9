import { type DocumentNode, placeAt } from '../base/document/document-node.ts';
import { DocumentMistake, DocumentMistakes, inOrder } from '../base/document/mistakes.ts';
import type { NotPossible } from '../base/not-possible.ts';
import { pathNamed } from '../base/schema/path-text.ts';
import { ValuesRefused } from './refusal.ts';

/** All that a mock refused of a document that was sent to it, at its places there. */
export function refusedDocument(document: DocumentNode, refusal: NotPossible): DocumentMistakes {
  const issues = refusal instanceof ValuesRefused ? refusal.issues : [refusal];
  const mistakes = issues.map(
    ({ field, detail, remedy }) => new DocumentMistake(detail, remedy, placeAt(document, pathNamed(field))),
  );
  return new DocumentMistakes(inOrder(mistakes));
}
