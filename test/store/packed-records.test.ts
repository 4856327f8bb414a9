import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../server/store/sqlite/packed-records.ts';

const rows = fc.array(
  fc.record({
    environment: fc.integer({ min: 1, max: 9_999 }),
    state: fc.integer({ min: -1, max: 9_999 }),
    table: fc.constantFrom('employees', 'logins', 'tags'),
    id: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    value: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
  }),
);

it('records come out of the piece in which they were handed over as they were, in their order', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const out = [...unpacked(structuredClone(packed(all)))];
      expect(out.map(({ value, ...record }) => ({ ...record, value: value && String(value) }))).toEqual(all);
    }),
  );
});
