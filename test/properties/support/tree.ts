import type { Answer, AnswerRecord } from '../../../harness/wire/answer.ts';
import { isAnswerList, isAnswerRecord } from '../../../harness/wire/answer.ts';

/** What is sent or answered: records by field, lists, every simple value as its text on the wire, null for nothing. */
export type Tree = Answer;
export type Fields = AnswerRecord;
export const isList = isAnswerList;
export const isFields = isAnswerRecord;

/** The record at a place, which has to be one. @throws Error for something else, since a table is then wrong. */
export function fieldsAt(tree: Tree, path: string): Fields {
  const found = valueAt(tree, path);
  if (!isFields(found)) throw new Error(`there is no record at '${path}'`);
  return found;
}

/** @param path `Address.Street`; empty for the whole. */
export function valueAt(tree: Tree, path: string): Tree {
  return path === ''
    ? tree
    : path.split('.').reduce<Tree>((inner, name) => (isFields(inner) ? (inner[name] ?? null) : null), tree);
}

/** The text at a place. @throws Error for something else, since a table is then wrong. */
export function textAt(tree: Tree, path: string): string {
  const found = valueAt(tree, path);
  if (typeof found !== 'string') throw new Error(`there is no text at '${path}'`);
  return found;
}

/** The same with another value at a place; in a list, in every item. */
export function withValue(tree: Tree, path: string, value: Tree): Tree {
  if (path === '') return value;
  if (isList(tree)) return tree.map((item) => withValue(item, path, value));
  if (!isFields(tree)) throw new Error(`nothing has a '${path}'`);
  const [name = '', ...rest] = path.split('.');
  return { ...tree, [name]: withValue(tree[name] ?? null, rest.join('.'), value) };
}

/** Every record in an answer, the outermost first. */
export function recordsIn(tree: Tree): Fields[] {
  if (isList(tree)) return tree.flatMap(recordsIn);
  return isFields(tree) ? [tree, ...Object.values(tree).flatMap(recordsIn)] : [];
}

/** Every text in an answer. */
export function textsIn(tree: Tree): string[] {
  if (typeof tree === 'string') return [tree];
  if (isList(tree)) return tree.flatMap(textsIn);
  return isFields(tree) ? Object.values(tree).flatMap(textsIn) : [];
}

/**
 * What an answer holds of all that was said: null, or nothing, where it holds something else. A record may have more
 * than was said of it; a list has as many items as were said.
 */
export function agreeing(said: Tree, found: Tree): Tree {
  if (isFields(said)) {
    const record = isFields(found) ? found : {};
    return Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, agreeing(value, record[name] ?? null)]),
    );
  }
  if (isList(said) && isList(found))
    return found.map((item, at) => (at < said.length ? agreeing(said[at] ?? null, item) : item));
  return found;
}

export function isSame(one: Tree, other: Tree): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether an answer says all of it. */
export function says(found: Tree, said: Tree): boolean {
  return isSame(agreeing(said, found), said);
}

/** The record of an answer that says the most of it: all of it, if any does. */
export function nearest(answer: Tree, said: Fields): Fields | null {
  const count = (record: Fields) =>
    Object.entries(said).filter(([name, value]) => says(record[name] ?? null, value)).length;
  return recordsIn(answer).reduce<Fields | null>(
    (best, record) => (best === null || count(record) > count(best) ? record : best),
    null,
  );
}
