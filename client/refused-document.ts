import { type DocumentNode, placeAt } from '../base/document/document-node.ts';
import { DocumentMistake, DocumentMistakes, inOrder } from '../base/document/mistakes.ts';
import type { NotPossible } from '../base/not-possible.ts';
import { pathNamed } from '../base/schema/path-text.ts';
import type { Issue } from '../contracts/control/problems.ts';
import { ValuesRefused } from './refusal.ts';

/** All that a mock refused of a document that was sent to it, at its places there. */
export function refusedDocument(document: DocumentNode, refusal: NotPossible): DocumentMistakes {
  return new DocumentMistakes(
    mistakesAt(document, refusal instanceof ValuesRefused ? refusal.issues : [refusal]),
  );
}

/** What is wrong with values of a document, at its places there, from its beginning on. */
export function mistakesAt(
  document: DocumentNode,
  issues: readonly Pick<Issue, 'field' | 'detail' | 'remedy'>[],
): readonly DocumentMistake[] {
  return inOrder(
    issues.map(
      ({ field, detail, remedy }) => new DocumentMistake(detail, remedy, placeAt(document, pathNamed(field))),
    ),
  );
}
