import type { ListType, Type } from '../../interface/model.ts';
import { nearestName } from '../../nearest-name.ts';
import type { KnownNames } from './references.ts';
import { fieldNamed, fieldsWithSubtypes, unknownField } from './request.ts';
import { compileText, type TextType, type TypedText } from './typed-text.ts';
import { CaseError, hint, type Place, partOf, shown, type Written, type WrittenMap } from './written.ts';

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
  readonly matches?: RegExp;
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
const LIST_WORDS = ['has', 'lacks', 'each', 'first', 'last', 'count', 'sortedBy'] as const;
const TEXT_WORDS = ['not', 'atLeast', 'atMost', 'oneOf', 'matches'] as const;

/**
 * The expectation somebody wrote about a value of a type: a list where lists are says all items in their order, a
 * record where records are says some of its fields, a mapping elsewhere is made of rules.
 * @throws CaseError for a misspelled field, rule or value, with its place.
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
      const fields = written.entries.map(({ key, place: at, value }) => {
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
      return { kind: 'items', items: written.items.map((item) => itemOf(type, item, names)), place };
    }
  }
}

function itemOf(type: ListType, written: Written, names: KnownNames): Expectation {
  return compileExpectation(type.item.type, written, names, type.item.name);
}

function compileTextRules(type: TextType, written: WrittenMap, names: KnownNames): TextRules {
  refuseOtherWords(written, TEXT_WORDS);
  const one = (word: 'atLeast' | 'atMost') => {
    const value = partOf(written, word);
    return value ? { [word]: compileText(type, value, names) } : {};
  };
  const not = partOf(written, 'not');
  const oneOf = partOf(written, 'oneOf');
  const matches = partOf(written, 'matches');
  return {
    kind: 'textRules',
    type,
    ...one('atLeast'),
    ...one('atMost'),
    ...(not ? { not: isNull(not) ? null : compileText(type, not, names) } : {}),
    ...(oneOf ? { oneOf: severalOf(oneOf).map((value) => compileText(type, value, names)) } : {}),
    ...(matches ? { matches: regularExpression(matches) } : {}),
  };
}

function compileListRules(type: ListType, written: WrittenMap, names: KnownNames): ListRules {
  refuseOtherWords(written, LIST_WORDS);
  const one = (word: 'each' | 'first' | 'last') => {
    const value = partOf(written, word);
    return value ? { [word]: itemOf(type, value, names) } : {};
  };
  const several = (word: 'has' | 'lacks') => {
    const value = partOf(written, word);
    return value ? severalOf(value).map((item) => itemOf(type, item, names)) : [];
  };
  const count = partOf(written, 'count');
  const sortedBy = partOf(written, 'sortedBy');
  return {
    kind: 'listRules',
    has: several('has'),
    lacks: several('lacks'),
    ...one('each'),
    ...one('first'),
    ...one('last'),
    ...(count ? { count: compileExpectation(COUNT, count, names, 'count') } : {}),
    ...(sortedBy ? { sortedBy: sortField(type, sortedBy) } : {}),
  };
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

function refuseOtherWords(written: WrittenMap, words: readonly string[]): void {
  for (const { key, place } of written.entries)
    if (!words.includes(key))
      throw new CaseError(
        `'${key}' is none of the rules ${words.join(', ')}${hint(nearestName(key, words))}`,
        place,
      );
}

function severalOf(written: Written): readonly Written[] {
  return written.kind === 'list' ? written.items : [written];
}

function isNull(written: Written): boolean {
  return written.kind === 'scalar' && written.value === null;
}

function regularExpression(written: Written): RegExp {
  try {
    return new RegExp(written.kind === 'scalar' ? written.text : '', 'u');
  } catch (error) {
    throw new CaseError(`that is no regular expression: ${(error as Error).message}`, written.place);
  }
}
