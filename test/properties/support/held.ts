import { expect } from 'vitest';
import { agreeing, isFields, isList, isSame, nearest, recordsIn, says, type Tree } from './tree.ts';

/** Whether an answer has all that was said, in one record; of a list, in one for each item. */
export function holds(answer: Tree, said: Tree): boolean {
  if (isList(said)) return said.every((item) => holds(answer, item));
  if (!isFields(said)) return isSame(answer, said);
  return recordsIn(answer).some((record) => says(record, said));
}

/** That it does; what comes out otherwise is the record that comes nearest. */
export function expectHeld(title: string, answer: Tree, said: Tree): void {
  if (isList(said)) for (const item of said) expectHeld(title, answer, item);
  else if (isFields(said)) {
    const record = nearest(answer, said);
    expect({ title, read: record && agreeing(said, record) }).toEqual({ title, read: said });
  } else expect({ title, read: answer }).toEqual({ title, read: said });
}
