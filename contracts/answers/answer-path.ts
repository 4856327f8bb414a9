import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { fieldNamed, unknownField } from '../interface/fields.ts';
import { contentTypeOf, type Field, type Type } from '../interface/model.ts';
import { isValid, nameOf, type TextType } from '../interface/value-texts.ts';

/** A step from a value down to a part of it. */
export type PathStep = { readonly kind: 'field'; readonly name: string } | ItemStep;

/** Which items of a list: all, the one at a place, or those with a value in a field. */
export type ItemStep =
  | { readonly kind: 'all' }
  | { readonly kind: 'at'; readonly index: number }
  | {
      readonly kind: 'having';
      readonly name: string;
      readonly type: TextType;
      readonly text: string;
    };

/** A place in the result of an operation. */
export interface AnswerPath {
  /** As it was written. */
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** The element at its end. */
  readonly field: Field;
  /** Of what that holds. */
  readonly type: Type;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
}

const NAME = /\.?([A-Za-z_]\w*)/y;
const ITEM = /\[(?:(\*)|(\d{1,9})|([A-Za-z_]\w*)=(?:'([^']*)'|([^'\]]*)))\]/y;

/**
 * Reads a path: `[0].Id`, `[*].Birthday`, `[Id=5003001].Absences[*].Percentage`.
 * @param result the element whose content it begins at.
 * @param at how a refusal calls the place of the path: `change[0].set`.
 * @throws NotPossible for what is no path, and for one that leads nowhere.
 */
export function readPath(result: Field, text: string, at: string): AnswerPath {
  const refuse = ([detail, remedy]: readonly [string, string]) =>
    new NotPossible('invalid', at, detail, remedy, text);
  const steps: PathStep[] = [];
  let place = { field: result, type: result.type, isItem: false };
  let end = 0;
  while (end < text.length) {
    const before = text.slice(0, end);
    const name = end === 0 && text.startsWith('.') ? null : match(NAME, text, end);
    const item = match(ITEM, text, end);
    const isBehindName = name !== null && end > 0 && !name[0].startsWith('.');
    if (item) {
      const step = itemStep(item, place.type, before);
      if ('wrong' in step) throw refuse(step.wrong);
      const { item: field } = place.type as Extract<Type, { kind: 'list' }>;
      steps.push(step.step);
      place = { field, type: field.type, isItem: true };
    } else if (name && !isBehindName) {
      const step = fieldStep(name[1] as string, place.type, before);
      if ('wrong' in step) throw refuse(step.wrong);
      steps.push({ kind: 'field', name: step.field.name });
      place = { field: step.field, type: contentTypeOf(step.field), isItem: false };
    } else throw refuse(noPath(text, end));
    end += (item ?? (name as RegExpExecArray))[0].length;
  }
  return { text, steps, ...place };
}

type Sentences = readonly [detail: string, remedy: string];

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function noPath(text: string, end: number): Sentences {
  return [
    `${quoted(text)} is no path from ${quoted(text.slice(end))} on.`,
    'Write fields with dots and items in brackets: [0].Id, [*].Birthday, [Id=5003001].DisplayName.',
  ];
}

function itemStep(
  [, all, index, name, quotedText, bareText]: RegExpExecArray,
  type: Type,
  before: string,
): { readonly step: ItemStep } | { readonly wrong: Sentences } {
  if (type.kind !== 'list') return { wrong: [`${placeText(before)} is no list.`, 'Name a field of it.'] };
  if (all !== undefined) return { step: { kind: 'all' } };
  if (index !== undefined) return { step: { kind: 'at', index: Number(index) } };
  const fields = type.item.type.kind === 'record' ? type.item.type.fields : [];
  const field = fieldNamed(fields, name as string);
  if (!field) return { wrong: unknownField(name as string, fields, type.item.name) };
  const { type: valueType } = field;
  if (valueType.kind === 'list' || valueType.kind === 'record' || field.repeated)
    return { wrong: [`${field.name} holds more than a value.`, 'Tell items by a field that holds one.'] };
  const text = quotedText ?? bareText ?? '';
  if (!isValid(valueType, text))
    return { wrong: [`${field.name} is never ${quoted(text)}.`, `Give ${nameOf(valueType)}.`] };
  return { step: { kind: 'having', name: field.name, type: valueType, text } };
}

function fieldStep(
  name: string,
  type: Type,
  before: string,
): { readonly field: Field } | { readonly wrong: Sentences } {
  if (type.kind === 'list')
    return {
      wrong: [
        `${placeText(before)} is a list.`,
        `Say of which items: ${before}[*].${name}, ${before}[0].${name}.`,
      ],
    };
  if (type.kind !== 'record')
    return { wrong: [`${placeText(before)} is ${nameOf(type)}, and has no fields.`, 'End the path there.'] };
  const field = fieldNamed(type.fields, name);
  return field ? { field } : { wrong: unknownField(name, type.fields, type.name ?? placeText(before)) };
}

function placeText(before: string): string {
  return before === '' ? 'The result' : before;
}
