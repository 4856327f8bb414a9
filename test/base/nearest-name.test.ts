import { expect, it } from 'vitest';
import { nearestName } from '../../base/nearest-name.ts';

const NAMES = ['true', '', 'false'];

it.each([
  ['tru', 'true'],
  ['FALSE', 'false'],
  ['1', null],
  ['', null],
  ['t'.repeat(5_000), null],
])('the nearest name is one that may have been meant: %j', (name, nearest) => {
  expect(nearestName(name, NAMES)).toBe(nearest);
});
