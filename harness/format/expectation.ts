import {
  type DocumentMap,
  type DocumentNode,
  nodeText,
  type Place,
  scalarsIn,
} from '../../base/document/document-node.ts';
import { DocumentMistake, eachOf } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { fieldNamed, fieldsWithSubtypes, unknownField } from '../../contracts/interface/fields.ts';
import { contentTypeOf, type ListType, type Type } from '../../contracts/interface/model.ts';
import type { TextType } from '../../contracts/interface/value-texts.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { KnownNames } from './references.ts';
import { compileText, type TypedText } from './typed-text.ts';

/** What an answer must be, checked against the catalogue when the case is read. */
export type Expectation = { readonly place: Place } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly type: TextType; readonly value: TypedText }
  | TextRules
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Expectation])[] }
  | { readonly kind: 'items'; readonly items: readonly Expectation[] }
  | ListRules
);

/** A mapping where the catalogue has a simple value: `{ atLeast: 10 }`. */
export interface TextRules {
  readonly kind: 'textRules';
  readonly type: TextType;
  /** Null: the value must be there. */
  readonly not?: TypedText | null;
  readonly atLeast?: TypedText;
  readonly atMost?: TypedText;
  readonly oneOf?: readonly TypedText[];
  readonly matches?: Pattern;
}

/** A mapping where the catalogue has a list: `{ has: { Code: 77 }, count: 3 }`. */
export interface ListRules {
  readonly kind: 'listRules';
  readonly has: readonly Expectation[];
  readonly lacks: readonly Expectation[];
  readonly each?: Expectation;
  readonly first?: Expectation;
  readonly last?: Expectation;
  /** How many items, as a rule on a number. */
  readonly count?: Expectation;
  /** The field by which the items must ascend, and its type. */
  readonly sortedBy?: { readonly field: string; readonly type: TextType };
}

const COUNT: TextType = { kind: 'simple', name: 'int' };

/**
 * The expectation of a case about a value of a type: a list where lists are says all items in their order, a
 * record where records are says some of its fields, a mapping elsewhere is made of rules.
 * @throws DocumentMistakes for misspelled fields, rules and values, with their places.
 */
export function compileExpectation(
  type: Type,
  node: DocumentNode,
  names: KnownNames,
  within: string,
): Expectation {
  const { place } = node;
  if (node.kind === 'scalar' && node.value === null) return { kind: 'nothing', place };
  switch (type.kind) {
    case 'simple':
    case 'enum':
      if (node.kind === 'map') return { place, ...compileTextRules(type, node, names) };
      return { kind: 'value', type, value: compileText(type, node, names), place };
    case 'record': {
      if (node.kind !== 'map')
        throw new DocumentMistake(
          `This is ${nodeText(node)}, not the fields of ${type.name ?? within}.`,
          'Give them by name.',
          place,
        );
      const known = fieldsWithSubtypes(type);
      const fields = eachOf(node.entries, ({ key, place: at, value }) => {
        const field = fieldNamed(known, key);
        if (!field) throw new DocumentMistake(...unknownField(key, known, type.name ?? within), at);
        return [key, compileExpectation(contentTypeOf(field), value, names, key)] as const;
      });
      return { kind: 'record', fields, place };
    }
    case 'list': {
      if (node.kind === 'map') return { place, ...compileListRules(type, node, names) };
      if (node.kind !== 'list')
        throw new DocumentMistake(
          `This is ${nodeText(node)}, not a list of ${type.item.name}.`,
          'Give a list, or rules such as { count: 2 }.',
          place,
        );
      return { kind: 'items', items: eachOf(node.items, (item) => itemOf(type, item, names)), place };
    }
  }
}

function itemOf(type: ListType, node: DocumentNode, names: KnownNames): Expectation {
  return compileExpectation(type.item.type, node, names, type.item.name);
}

function compileTextRules(type: TextType, node: DocumentMap, names: KnownNames): TextRules {
  const text = (value: DocumentNode) => compileText(type, value, names);
  const rules = compileRules(node, {
    not: (value) => (isNull(value) ? null : text(value)),
    atLeast: text,
    atMost: text,
    oneOf: (value) => eachOf(severalOf(value), text),
    matches: (value) => patternOf(value, names),
  });
  return { kind: 'textRules', type, ...rules };
}

function compileListRules(type: ListType, node: DocumentMap, names: KnownNames): ListRules {
  const item = (value: DocumentNode) => itemOf(type, value, names);
  const items = (value: DocumentNode) => eachOf(severalOf(value), item);
  const {
    has = [],
    lacks = [],
    ...rules
  } = compileRules(node, {
    has: items,
    lacks: items,
    each: item,
    first: item,
    last: item,
    count: (value) => countOf(value, names),
    sortedBy: (value) => sortField(type, value),
  });
  return { kind: 'listRules', has, lacks, ...rules };
}

/** What was written by each rule's word, as the rule reads it. */
function compileRules<T extends Readonly<Record<string, (value: DocumentNode) => unknown>>>(
  { entries }: DocumentMap,
  rules: T,
): { [Word in keyof T]?: ReturnType<T[Word]> } {
  const words = Object.keys(rules);
  const compiled = eachOf(entries, ({ key, place, value }) => {
    if (words.includes(key)) return [key, rules[key]?.(value)] as const;
    throw new DocumentMistake(
      `'${key}' is none of the rules ${words.join(', ')}.`,
      didYouMean(nearestName(key, words)) || 'Choose one of them.',
      place,
    );
  });
  return Object.fromEntries(compiled) as { [Word in keyof T]?: ReturnType<T[Word]> };
}

function countOf(node: DocumentNode, names: KnownNames): Expectation {
  const negative = scalarsIn(node).find(({ text }) => text.startsWith('-'));
  if (negative)
    throw new DocumentMistake(
      `This is ${nodeText(negative)}, not a number of items.`,
      'Give a whole number from 0 on.',
      negative.place,
    );
  return compileExpectation(COUNT, node, names, 'count');
}

function patternOf(node: DocumentNode, names: KnownNames): Pattern {
  if (node.kind !== 'scalar' || isNull(node))
    throw new DocumentMistake(
      `This is ${nodeText(node)}, not a regular expression.`,
      'Give a regular expression.',
      node.place,
    );
  return compilePattern(node.text, names, node.place);
}

function sortField({ item }: ListType, node: DocumentNode): { field: string; type: TextType } {
  const field = node.kind === 'scalar' ? node.text : '';
  const fields = item.type.kind === 'record' ? fieldsWithSubtypes(item.type) : [];
  const found = fieldNamed(fields, field);
  if (!found) throw new DocumentMistake(...unknownField(field, fields, item.name), node.place);
  if (found.type.kind === 'record' || found.type.kind === 'list')
    throw new DocumentMistake(`${field} is no simple value to sort by.`, 'Name another field.', node.place);
  return { field, type: found.type };
}

function severalOf(node: DocumentNode): readonly DocumentNode[] {
  return node.kind === 'list' ? node.items : [node];
}

function isNull(node: DocumentNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
