import { describe, expect, it } from 'vitest';
import {
  Dangling,
  DocumentMistake,
  DocumentMistakes,
  eachOf,
  refuse,
} from '../../../base/document/mistakes.ts';

const at = (line: number) => ({ file: 'f.yaml', line, column: 1 });
const LINES = Array.from({ length: 10_000 }, (_, index) => index + 1);

function refusedBy(work: () => unknown): readonly DocumentMistake[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DocumentMistakes) return error.all;
    throw error;
  }
  return [];
}

describe('very many mistakes', () => {
  const looked: number[] = [];
  const wrong = (line: number) => {
    looked.push(line);
    throw new DocumentMistake(`${line} is wrong.`, 'Mend it.', at(line));
  };

  it('are looked for until there are more than a hundred, and the next one says that there are more', () => {
    looked.length = 0;
    const told = refusedBy(() => eachOf(LINES, wrong));
    expect(looked).toEqual(LINES.slice(0, 101));
    expect(told).toHaveLength(101);
    expect(told[99]?.message).toBe('f.yaml:100:1: 100 is wrong. Mend it.');
    expect(told[100]?.message).toBe(
      'f.yaml:101:1: More is wrong than is told at once. Mend the others first.',
    );
  });

  it('are as many where works are nested', () => {
    looked.length = 0;
    const told = refusedBy(() => eachOf(LINES, (line) => eachOf([line, line + 0.5], wrong)));
    expect(looked).toHaveLength(102);
    expect(told).toHaveLength(101);
    expect(told[100]?.message).toBe(
      'f.yaml:51:1: More is wrong than is told at once. Mend the others first.',
    );
  });

  it('may all be the fault of another one', () => {
    const dangling = LINES.map((line) => new Dangling('It is not there.', 'Declare it.', at(line)));
    expect(refusedBy(() => refuse(dangling)).every((mistake) => mistake instanceof Dangling)).toBe(true);
  });
});

it('a hundred mistakes are told as they are', () => {
  const hundred = LINES.slice(0, 100).map(
    (line) => new DocumentMistake('It is wrong.', 'Mend it.', at(line)),
  );
  expect(refusedBy(() => refuse(hundred))).toEqual(hundred);
});
