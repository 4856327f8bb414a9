import { type Comparison, compareRequest, isDifference } from './compare.ts';
import { documentText, type ElementPiece, type Piece, type RequestDocument } from './documents.ts';
import type { Judge } from './judge.ts';

/** Leaves out of a document, on which product and judge differ, every piece without which they still do, alike. */
export async function smallest(judge: Judge, document: RequestDocument): Promise<Comparison> {
  const { operation, touches } = document;
  let { root } = document;
  let comparison = await compareRequest(judge, operation, documentText(document), touches);
  const { ours, theirs } = comparison;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of without(root)) {
      const next = await compareRequest(
        judge,
        operation,
        documentText({ operation, root: candidate }),
        touches,
      );
      if (!isDifference(next) || next.ours.kind !== ours.kind || next.theirs.kind !== theirs.kind) continue;
      [root, comparison, isSmaller] = [candidate, next, true];
      break;
    }
  }
  return comparison;
}

/** The element with one piece less, each in turn; whole children before what stands in them. */
function* without(element: ElementPiece): Generator<ElementPiece> {
  const { content } = element;
  for (const [at] of content.entries())
    yield { ...element, content: content.filter((_, index) => index !== at) };
  for (const [at, piece] of content.entries()) {
    if (typeof piece === 'string') continue;
    for (const smaller of without(piece)) yield { ...element, content: replaced(content, at, smaller) };
  }
}

function replaced(content: readonly Piece[], at: number, piece: Piece): readonly Piece[] {
  return content.map((each, index) => (index === at ? piece : each));
}
