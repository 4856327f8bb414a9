import { fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import { contentTypeOf, type Field, type Type } from '../../contracts/interface/model.ts';
import { LOGIN_PARTS, type Values } from '../format/references.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';

/**
 * What an answer looks like when the records of two services are put aside: for every place in it, what stands there.
 * Items of a list share one place, `List[].Id`.
 */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** What may stand at a place, besides `$name` for the value of a name of the case. */
const NOTHING = 'nothing';
const A_VALUE = 'a value';
const NO_ITEMS = 'an empty list';
const ITEMS = 'items';

/** @param values what the case has names for; the same id gets the same name on both sides. */
export function shapeOf(field: Field | null, answer: Answer, values: Values): Shape {
  const names = new Map<string, string>();
  for (const [name, value] of values) {
    const isOfLogin = LOGIN_PARTS.some((part) => name.endsWith(`.${part}`));
    if (!isOfLogin && name !== 'version' && !names.has(value)) names.set(value, `$${name}`);
  }
  const shape = new Map<string, Set<string>>();
  const at = (path: string, what: string) => {
    const there = shape.get(path) ?? new Set();
    shape.set(path, there.add(what));
  };
  const walk = (type: Type, part: Answer, path: string): void => {
    if (part === null) {
      at(path, NOTHING);
      return;
    }
    if (type.kind === 'list' && isAnswerList(part)) {
      at(path, part.length === 0 ? NO_ITEMS : ITEMS);
      for (const item of part) walk(type.item.type, item, `${path}[]`);
      return;
    }
    if (type.kind === 'record' && isAnswerRecord(part)) {
      at(path, 'a record');
      for (const field of fieldsWithSubtypes(type))
        walk(contentTypeOf(field), part[field.name] ?? null, `${path}.${field.name}`);
      return;
    }
    at(path, isId(path) ? (names.get(String(part)) ?? A_VALUE) : A_VALUE);
  };
  if (field) walk(field.type, answer, field.name);
  return shape;
}

/** An insert answers the id of what it made. */
function isId(path: string): boolean {
  return /(?:Id|ID|Insert\w*Result)$/.test(path);
}

/**
 * Where two shapes differ, a sentence each. What lies in an empty list or in nothing is not compared, nor is whether a
 * simple value is filled in: that is the record's business, and only many records tell (`oneSided`).
 */
export function shapeDifferences(one: Shape, other: Shape, names: readonly [string, string]): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((path) => {
    const [here, there] = [one.get(path), other.get(path)];
    if (!here || !there || isAlike(here, there)) return [];
    return [`${path}: ${[...here].join(', ')} on ${names[0]}, ${[...there].join(', ')} on ${names[1]}`];
  });
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const named = (set: ReadonlySet<string>) =>
    [...set]
      .filter((what) => what.startsWith('$'))
      .sort()
      .join();
  if (named(one) !== named(other)) return false;
  const isSimple = (set: ReadonlySet<string>) =>
    [...set].every((what) => what === NOTHING || what === A_VALUE);
  const isShared = [...one].some((what) => other.has(what));
  return isShared || (isSimple(one) && isSimple(other));
}

/** All that was seen of one operation, on one service. */
export function mergeShapes(shapes: readonly Shape[]): Shape {
  const merged = new Map<string, Set<string>>();
  for (const shape of shapes)
    for (const [path, found] of shape) merged.set(path, new Set([...(merged.get(path) ?? []), ...found]));
  return merged;
}

/** The simple values that one service always leaves empty and the other fills in, a sentence each. */
export function oneSided(one: Shape, other: Shape, names: readonly [string, string]): string[] {
  return [...one].flatMap(([path, here]) => {
    const there = other.get(path);
    if (!there) return [];
    if (isOnly(here, NOTHING) && there.has(A_VALUE))
      return [`${path}: always empty on ${names[0]}, not on ${names[1]}`];
    if (isOnly(there, NOTHING) && here.has(A_VALUE))
      return [`${path}: always empty on ${names[1]}, not on ${names[0]}`];
    return [];
  });
}

function isOnly(set: ReadonlySet<string>, what: string): boolean {
  return set.size === 1 && set.has(what);
}
