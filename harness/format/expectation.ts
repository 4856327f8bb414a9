import {
  CaseError,
  hint,
  type Place,
  scalarsIn,
  shown,
  type Written,
  type WrittenMap,
} from '../../base/document/document.ts';
import { eachOf } from '../../base/document/mistakes.ts';
import { nearestName } from '../../base/nearest-name.ts';
import type { ListType, Type } from '../../contracts/interface/model.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { KnownNames } from './references.ts';
import { fieldNamed, fieldsWithSubtypes, unknownField } from './request.ts';
import { compileText, type TextType, type TypedText } from './typed-text.ts';

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
 * The expectation somebody wrote about a value of a type: a list where lists are says all items in their order, a
 * record where records are says some of its fields, a mapping elsewhere is made of rules.
 * @throws Mistakes for misspelled fields, rules and values, with their places.
 */
export function compileExpectation(
  type: Type,
  written: Written,
  names: KnownNames,
  within: string,
): Expectation {
  const { place } = written;
  if (written.kind === 'scalar' && written.value === null) return { kind: 'nothing', place };
  switch (type.kind) {
    case 'simple':
    case 'enum':
      if (written.kind === 'map') return { place, ...compileTextRules(type, written, names) };
      return { kind: 'value', type, value: compileText(type, written, names), place };
    case 'record': {
      if (written.kind !== 'map')
        throw new CaseError(`expected the fields of ${type.name ?? within}, not ${shown(written)}`, place);
      const known = fieldsWithSubtypes(type);
      const fields = eachOf(written.entries, ({ key, place: at, value }) => {
        const field = fieldNamed(known, key);
        if (!field) throw new CaseError(unknownField(key, known, type.name ?? within), at);
        return [key, compileExpectation(field.type, value, names, key)] as const;
      });
      return { kind: 'record', fields, place };
    }
    case 'list': {
      if (written.kind === 'map') return { place, ...compileListRules(type, written, names) };
      if (written.kind !== 'list')
        throw new CaseError(
          `expected a list of ${type.item.name}, or rules such as { count: 2 }, not ${shown(written)}`,
          place,
        );
      return { kind: 'items', items: eachOf(written.items, (item) => itemOf(type, item, names)), place };
    }
  }
}

function itemOf(type: ListType, written: Written, names: KnownNames): Expectation {
  return compileExpectation(type.item.type, written, names, type.item.name);
}

function compileTextRules(type: TextType, written: WrittenMap, names: KnownNames): TextRules {
  const text = (value: Written) => compileText(type, value, names);
  const rules = compileRules(written, {
    not: (value) => (isNull(value) ? null : text(value)),
    atLeast: text,
    atMost: text,
    oneOf: (value) => eachOf(severalOf(value), text),
    matches: (value) => patternOf(value, names),
  });
  return { kind: 'textRules', type, ...rules };
}

function compileListRules(type: ListType, written: WrittenMap, names: KnownNames): ListRules {
  const item = (value: Written) => itemOf(type, value, names);
  const items = (value: Written) => eachOf(severalOf(value), item);
  const {
    has = [],
    lacks = [],
    ...rules
  } = compileRules(written, {
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
function compileRules<T extends Readonly<Record<string, (value: Written) => unknown>>>(
  { entries }: WrittenMap,
  rules: T,
): { [Word in keyof T]?: ReturnType<T[Word]> } {
  const words = Object.keys(rules);
  const compiled = eachOf(entries, ({ key, place, value }) => {
    if (words.includes(key)) return [key, rules[key]?.(value)] as const;
    const message = `'${key}' is none of the rules ${words.join(', ')}${hint(nearestName(key, words))}`;
    throw new CaseError(message, place);
  });
  return Object.fromEntries(compiled) as { [Word in keyof T]?: ReturnType<T[Word]> };
}

function countOf(written: Written, names: KnownNames): Expectation {
  const negative = scalarsIn(written).find(({ text }) => text.startsWith('-'));
  if (negative) throw new CaseError(`expected a number of items, not ${shown(negative)}`, negative.place);
  return compileExpectation(COUNT, written, names, 'count');
}

function patternOf(written: Written, names: KnownNames): Pattern {
  if (written.kind !== 'scalar' || isNull(written))
    throw new CaseError(`expected a regular expression, not ${shown(written)}`, written.place);
  return compilePattern(written.text, names, written.place);
}

function sortField({ item }: ListType, written: Written): { field: string; type: TextType } {
  const field = written.kind === 'scalar' ? written.text : '';
  const fields = item.type.kind === 'record' ? fieldsWithSubtypes(item.type) : [];
  const found = fieldNamed(fields, field);
  if (!found) throw new CaseError(unknownField(field, fields, item.name), written.place);
  if (found.type.kind === 'record' || found.type.kind === 'list')
    throw new CaseError(`${field} is no simple value to sort by`, written.place);
  return { field, type: found.type };
}

function severalOf(written: Written): readonly Written[] {
  return written.kind === 'list' ? written.items : [written];
}

function isNull(written: Written): boolean {
  return written.kind === 'scalar' && written.value === null;
}
