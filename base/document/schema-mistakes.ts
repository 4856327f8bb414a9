import type { z } from 'zod';
import { valueMistakes } from '../schema/value-mistakes.ts';
import { type DocumentNode, namePlaceAt, placeAt, plainOf } from './document-node.ts';
import { DocumentMistake, inOrder, refuse } from './mistakes.ts';

/** All that is not as the schema says, each at its place. */
export function schemaMistakes(schema: z.ZodType, node: DocumentNode): DocumentMistake[] {
  return valueMistakes(schema, plainOf(node)).map(({ path, isName, detail, remedy }) => {
    const place = isName ? namePlaceAt(node, path) : placeAt(node, path);
    return new DocumentMistake(detail, remedy, place);
  });
}

/**
 * What a schema makes of a document, or of a part of one.
 * @throws DocumentMistakes with all that is not as the schema says.
 */
export function readAs<T extends z.ZodType>(schema: T, node: DocumentNode): z.output<T> {
  refuse(inOrder(schemaMistakes(schema, node)));
  return schema.parse(plainOf(node)) as z.output<T>;
}
