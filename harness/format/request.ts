import { type DocumentNode, nodeText } from '../../base/document/document-node.ts';
import { DocumentMistake, eachOf } from '../../base/document/mistakes.ts';
import { fieldNamed, unknownField } from '../../contracts/interface/fields.ts';
import type { Field, Type } from '../../contracts/interface/model.ts';
import type { KnownNames } from './references.ts';
import { compileText, type TypedText } from './typed-text.ts';

/** A value to send, checked against the catalogue; names in it get their values when the case runs. */
export type Template =
  | TypedText
  | { readonly kind: 'nothing' }
  | TemplateRecord
  | { readonly kind: 'list'; readonly item: Field; readonly items: readonly Template[] };

export interface TemplateRecord {
  readonly kind: 'record';
  /** All the type has, in the order of the schema. */
  readonly fields: readonly Field[];
  /** Those that were written, by name. */
  readonly values: ReadonlyMap<string, Template>;
}

/**
 * The parameters of a call.
 * @param within how messages name the operation.
 * @throws DocumentMistakes for misspelled fields and values of another type, with their places.
 */
export function compileRequest(
  fields: readonly Field[],
  node: DocumentNode | undefined,
  names: KnownNames,
  within: string,
): TemplateRecord {
  if (node === undefined) return { kind: 'record', fields, values: new Map() };
  return compileRecord(fields, node, names, within);
}

function compileRecord(
  fields: readonly Field[],
  node: DocumentNode,
  names: KnownNames,
  within: string,
): TemplateRecord {
  if (node.kind !== 'map')
    throw new DocumentMistake(
      `This is ${nodeText(node)}, not the fields of ${within}.`,
      'Give them by name.',
      node.place,
    );
  const values = eachOf(node.entries, ({ key, place, value }) => {
    const field = fieldNamed(fields, key);
    if (!field) throw new DocumentMistake(...unknownField(key, fields, within), place);
    return [key, compileValue(field.type, value, names, field.name)] as const;
  });
  return { kind: 'record', fields, values: new Map(values) };
}

function compileValue(type: Type, node: DocumentNode, names: KnownNames, within: string): Template {
  if (node.kind === 'scalar' && node.value === null) return { kind: 'nothing' };
  switch (type.kind) {
    case 'simple':
    case 'enum':
      return compileText(type, node, names);
    case 'record':
      return compileRecord(type.fields, node, names, type.name ?? within);
    case 'list': {
      if (node.kind !== 'list')
        throw new DocumentMistake(
          `This is ${nodeText(node)}, not a list of ${type.item.name}.`,
          'Give a list.',
          node.place,
        );
      const items = eachOf(node.items, (item) => compileValue(type.item.type, item, names, type.item.name));
      return { kind: 'list', item: type.item, items };
    }
  }
}
