import { type DocumentNode, nodeText } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { misfitOf, nameOf, type TextType } from '../../contracts/interface/value-texts.ts';
import { type KnownNames, namedValue, type Reference, type Values } from './references.ts';

/** The text of a simple value on the wire, or a name that will stand for it. */
export type TypedText = { readonly kind: 'text'; readonly text: string } | Reference;

/** @throws DocumentMistake for a value that no service could read as this type. */
export function compileText(type: TextType, node: DocumentNode, names: KnownNames): TypedText {
  if (node.kind !== 'scalar')
    throw new DocumentMistake(
      `This is ${nodeText(node)}, not ${nameOf(type)}.`,
      `Give ${nameOf(type)}.`,
      node.place,
    );
  const text = String(node.value === null ? '' : node.text);
  if (text.startsWith('$$')) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith('$')) return names.reference(text.slice(1), node.place);
  if (type.kind === 'enum') {
    if (!type.values.includes(text))
      throw new DocumentMistake(
        `${type.name} has no value '${text}'.`,
        didYouMean(nearestName(text, type.values)) || `It has ${type.values.join(', ')}.`,
        node.place,
      );
    return { kind: 'text', text };
  }
  const misfit = misfitOf(type, text);
  if (misfit !== null)
    throw new DocumentMistake(`This is ${nodeText(node)}, ${misfit}.`, `Give ${nameOf(type)}.`, node.place);
  return { kind: 'text', text: type.name === 'dateTime' && text.length === 10 ? `${text}T00:00:00` : text };
}

export function textOf(typed: TypedText, values: Values): string {
  return typed.kind === 'text' ? typed.text : namedValue(typed, values);
}
