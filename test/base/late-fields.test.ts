import { expect, it } from 'vitest';
import { defineLate, lateFields } from '../../base/late-fields.ts';

class Owner {
  readonly name: string;
  made = 0;
  #part: { readonly one: string; readonly other: number } | null = null;

  constructor(name: string) {
    this.name = name;
  }

  static partOf(owner: Owner) {
    if (owner.#part === null) {
      owner.made++;
      owner.#part = { one: owner.name, other: owner.name.length };
    }
    return owner.#part;
  }
}

const LATE = lateFields(['one', 'other'], Owner.partOf);

it('makes the part of late fields when one is first read, once, and a copy has them as its own', () => {
  const owner = new Owner('Berg');
  defineLate(owner, LATE);
  expect(owner.made).toBe(0);
  expect([owner.one, owner.other]).toEqual(['Berg', 4]);
  expect(owner.made).toBe(1);
  expect({ ...owner, one: 'Dal' }).toEqual({ name: 'Berg', made: 1, one: 'Dal', other: 4 });
  expect(JSON.parse(JSON.stringify(owner))).toEqual({ name: 'Berg', made: 1, one: 'Berg', other: 4 });
});
