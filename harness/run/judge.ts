import { counted } from '../../base/counted.ts';
import type { Place } from '../../base/document/document-node.ts';
import { compareValues, isSameValue } from '../../contracts/interface/value-texts.ts';
import type { Expectation, ListRules, TextRules } from '../format/expectation.ts';
import { patternWith } from '../format/pattern.ts';
import { embed } from '../format/references.ts';
import { type TypedText, textOf } from '../format/typed-text.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import type { Disclosure } from './disclosure.ts';

/** Where an answer is not what was expected of it. */
interface Mismatch {
  /** From the result down: `[2].Code`. */
  readonly path: string;
  readonly message: string;
  /** Of what was expected. */
  readonly place: Place;
}

/** Everything in which an answer differs from what is expected; empty when it holds. */
export function judge(expected: Expectation, actual: Answer, disclosure: Disclosure, path = ''): Mismatch[] {
  const no = (message: string): Mismatch[] => [{ path, message, place: expected.place }];
  switch (expected.kind) {
    case 'nothing':
      return actual === null ? [] : no(`expected nothing, was ${disclosure.show(actual)}`);
    case 'value': {
      const wanted = textOf(expected.value, disclosure.values);
      if (typeof actual === 'string' && isSameValue(expected.type, wanted, actual)) return [];
      return no(`expected ${disclosure.wanted(expected.value)}, was ${disclosure.show(actual)}`);
    }
    case 'textRules':
      return textBreaks(expected, expected.place, actual, disclosure).flatMap(no);
    case 'record':
      if (!isAnswerRecord(actual)) return no(`expected a record, was ${disclosure.show(actual)}`);
      return expected.fields.flatMap(([name, field]) =>
        judge(field, actual[name] ?? null, disclosure, path === '' ? name : `${path}.${name}`),
      );
    case 'items': {
      if (!isAnswerList(actual)) return no(`expected a list, was ${disclosure.show(actual)}`);
      const mismatches = expected.items
        .slice(0, actual.length)
        .flatMap((item, index) => judge(item, actual[index] ?? null, disclosure, `${path}[${index}]`));
      if (actual.length === expected.items.length) return mismatches;
      return [
        ...no(
          `expected ${counted(expected.items.length, 'item')}, were ${actual.length}: ${disclosure.show(actual)}`,
        ),
        ...mismatches,
      ];
    }
    case 'listRules':
      if (!isAnswerList(actual)) return no(`expected a list, was ${disclosure.show(actual)}`);
      return listMismatches(expected, expected.place, actual, disclosure, path);
  }
}

function textBreaks(rules: TextRules, place: Place, actual: Answer, disclosure: Disclosure): string[] {
  const { type, not, atLeast, atMost, oneOf, matches } = rules;
  if (typeof actual !== 'string') return ['expected a value, was nothing'];
  const broken: string[] = [];
  const say = (rule: string, ...wanted: readonly string[]) =>
    broken.push(`expected ${rule} ${wanted.join(', ')}, was ${disclosure.show(actual)}`);
  const value = (wanted: TypedText) => textOf(wanted, disclosure.values);
  const wantedText = (wanted: TypedText) => disclosure.wanted(wanted);
  if (not && isSameValue(type, value(not), actual)) say('something else than', wantedText(not));
  if (atLeast && compareValues(type, actual, value(atLeast)) < 0) say('at least', wantedText(atLeast));
  if (atMost && compareValues(type, actual, value(atMost)) > 0) say('at most', wantedText(atMost));
  if (oneOf && !oneOf.some((one) => isSameValue(type, value(one), actual)))
    say('one of', ...oneOf.map(wantedText));
  if (matches && !patternWith(matches, disclosure.values).test(actual))
    say('a match of', `/${embeddedText(matches.source, place, disclosure)}/u`);
  return broken;
}

/** A text with `${name}` in it, as it may be told. */
export function embeddedText(text: string, place: Place, disclosure: Disclosure): string {
  return embed(text, (name) => disclosure.wanted({ kind: 'reference', name, place }));
}

function listMismatches(
  rules: ListRules,
  place: Place,
  actual: readonly Answer[],
  disclosure: Disclosure,
  path: string,
): Mismatch[] {
  const { has, lacks, each, first, last, count, sortedBy } = rules;
  const found: Mismatch[] = [];
  for (const wanted of has) {
    const tries = actual.map((item, index) => judge(wanted, item, disclosure, `${path}[${index}]`));
    if (tries.some((mismatches) => mismatches.length === 0)) continue;
    const nearest = tries.toSorted((one, other) => one.length - other.length)[0];
    found.push({
      path,
      message: `none of the ${counted(actual.length, 'item')} is like this`,
      place: wanted.place,
    });
    if (nearest)
      found.push(...nearest.map((one) => ({ ...one, message: `the nearest one: ${one.message}` })));
  }
  for (const unwanted of lacks) {
    const index = actual.findIndex((item) => judge(unwanted, item, disclosure).length === 0);
    if (index >= 0)
      found.push({
        path: `${path}[${index}]`,
        message: `none should be like this, this one is: ${disclosure.show(actual[index] ?? null)}`,
        place: unwanted.place,
      });
  }
  if (each)
    found.push(...actual.flatMap((item, index) => judge(each, item, disclosure, `${path}[${index}]`)));
  if (first) found.push(...judge(first, actual[0] ?? null, disclosure, `${path}[first]`));
  if (last) found.push(...judge(last, actual.at(-1) ?? null, disclosure, `${path}[last]`));
  if (count)
    found.push(
      ...judge(count, String(actual.length), disclosure, `${path === '' ? 'the list' : path}, its count`),
    );
  if (sortedBy) {
    const keys = actual.map((item) => (isAnswerRecord(item) ? (item[sortedBy.field] ?? null) : null));
    const wrong = keys.findIndex((key, index) => {
      const before = keys[index - 1];
      return index > 0 && compareValues(sortedBy.type, String(before ?? ''), String(key ?? '')) > 0;
    });
    if (wrong > 0) {
      const message = `out of order by ${sortedBy.field}: ${disclosure.show(keys[wrong] ?? null)} comes after ${disclosure.show(keys[wrong - 1] ?? null)}`;
      found.push({ path: `${path}[${wrong}]`, message, place });
    }
  }
  return found;
}
