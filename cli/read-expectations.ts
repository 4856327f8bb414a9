import { z } from 'zod';
import { type DocumentNode, nodeText } from '../base/document/document-node.ts';
import { DocumentMistake } from '../base/document/mistakes.ts';
import { readDocuments } from '../base/document/read-document.ts';
import { readAs } from '../base/document/schema-mistakes.ts';
import { nearestName } from '../base/nearest-name.ts';
import {
  type PatternOfCalls,
  patternSchema,
  type Times,
  timesSchema,
} from '../contracts/control/verification.ts';

/** What calls are expected to be: so many of a kind, or kinds one after another. */
export type Expected =
  | { readonly kind: 'calls'; readonly pattern: PatternOfCalls; readonly times?: Times }
  | { readonly kind: 'order'; readonly patterns: readonly PatternOfCalls[] };

const callsShape = z.strictObject({ ...patternSchema.shape, times: timesSchema.exactOptional() });
const orderShape = z.strictObject({ order: z.array(patternSchema).min(1) });
const NAMES = [...Object.keys(callsShape.shape), 'order'];

/**
 * Reads expectations: a list of them, or one alone, as YAML or JSON. Each is a pattern with `times`, or has `order`.
 * @param file how messages call it.
 * @throws DocumentError for what is none, with its place.
 */
export function readExpectations(text: string, file: string): Expected[] {
  const items = readDocuments(text, file).flatMap((document) =>
    document.kind === 'list' ? document.items : [document],
  );
  if (items.length === 0)
    throw new DocumentMistake('There is nothing here.', 'Give an operation, or a list of them.', {
      file,
      line: 1,
      column: 1,
    });
  return items.map(expectedIn);
}

function expectedIn(node: DocumentNode): Expected {
  if (node.kind !== 'map')
    throw new DocumentMistake(
      `This is ${nodeText(node)}, not an expectation.`,
      'Give operation, with, answer, times; or order.',
      node.place,
    );
  if (node.entries.some(({ key }) => nearestName(key, NAMES) === 'order'))
    return { kind: 'order', patterns: readAs(orderShape, node).order };
  const { times, ...pattern } = readAs(callsShape, node);
  return { kind: 'calls', pattern, ...(times === undefined ? {} : { times }) };
}
