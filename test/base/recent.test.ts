import { describe, expect, it } from 'vitest';
import { Recent } from '../../base/recent.ts';

describe('what is kept', () => {
  it('is what was asked for last, up to the total weight', () => {
    const recent = new Recent<string, string>(5);
    const made: string[] = [];
    const ask = (key: string) =>
      recent.get(
        key,
        () => {
          made.push(key);
          return key;
        },
        ({ length }) => length,
      );
    for (const key of ['aa', 'bb', 'aa', 'cc', 'aa', 'bb']) ask(key);
    expect(made).toEqual(['aa', 'bb', 'cc', 'bb']);
    expect(recent.weight).toBe(4);
  });

  it('is at least the last one, whatever it weighs', () => {
    const recent = new Recent<number, object>(1);
    const first = recent.get(
      1,
      () => ({}),
      () => 7,
    );
    expect(recent.get(1, () => ({}))).toBe(first);
    expect(recent.weight).toBe(7);
    recent.get(
      2,
      () => ({}),
      () => 7,
    );
    expect(recent.get(1, () => ({}))).not.toBe(first);
  });
});
