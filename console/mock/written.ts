import { type DocumentNode, plainOf } from '../../base/document/document-node.ts';
import { attempt, type DocumentMistake } from '../../base/document/mistakes.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { mistakesAt } from '../../client/refused-document.ts';
import { type Refusal, refusedValues } from './deed.ts';

/** What someone wrote as JSON or YAML: the values that it says, or why it says none. */
export type Written =
  | { readonly kind: 'read'; readonly document: DocumentNode; readonly value: unknown }
  | { readonly kind: 'unreadable'; readonly mistakes: readonly DocumentMistake[] };

/** @param wanted what it should be, where nothing is written: `a rule`. */
export function readWritten(text: string, wanted: string): Written {
  const reading = attempt(() => readDocument(text, 'the text', wanted));
  if ('mistakes' in reading) return { kind: 'unreadable', mistakes: reading.mistakes };
  return { kind: 'read', document: reading.done, value: plainOf(reading.done) };
}

/** As it is written for people. */
export function writtenAs(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/**
 * All that is wrong with what was written, at its places: what cannot be read, else what the mock refused of it. What is
 * wrong with no value of it stands nowhere there.
 * @param below where in what was sent the document stood: `seed`; empty for all of it.
 */
export function mistakesIn(
  written: Written,
  refusal: Refusal | null,
  below = '',
): readonly DocumentMistake[] {
  if (written.kind === 'unreadable') return written.mistakes;
  const refused = refusedValues(refusal).filter(({ field }) => field !== '' && isBelow(field, below));
  return mistakesAt(
    written.document,
    refused.map((one) => ({ ...one, field: one.field.slice(below.length).replace(/^\./, '') })),
  );
}

/** Whether a field of what was sent is, or stands in, another. */
export function isBelow(field: string, below: string): boolean {
  return below === '' || field === below || field.startsWith(`${below}.`) || field.startsWith(`${below}[`);
}
