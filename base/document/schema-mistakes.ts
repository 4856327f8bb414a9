import type { z } from 'zod';
import { reading, type ValueMistake } from '../schema/value-mistakes.ts';
import { type DocumentNode, namePlaceAt, placeAt, plainOf } from './document-node.ts';
import { DocumentMistake, inOrder, refuse } from './mistakes.ts';

/** What is not as the schema says, each at its place: as many as are told at once. */
export function schemaMistakes(schema: z.ZodType, node: DocumentNode): DocumentMistake[] {
  return inDocument(node, reading(schema, plainOf(node)).mistakes);
}

/**
 * What a schema makes of a document, or of a part of one.
 * @throws DocumentMistakes with what is not as the schema says.
 */
export function readAs<T extends z.ZodType>(schema: T, node: DocumentNode): z.output<T> {
  const { data, mistakes } = reading(schema, plainOf(node));
  refuse(inOrder(inDocument(node, mistakes)));
  return data as z.output<T>;
}

function inDocument(node: DocumentNode, mistakes: readonly ValueMistake[]): DocumentMistake[] {
  return mistakes.map(({ path, isName, detail, remedy }) => {
    const place = isName ? namePlaceAt(node, path) : placeAt(node, path);
    return new DocumentMistake(detail, remedy, place);
  });
}
