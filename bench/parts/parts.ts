import { calls } from './calls.ts';
import { firstTouch } from './first-touch.ts';
import { memory } from './memory.ts';
import type { Part } from './part.ts';
import { restart } from './restart.ts';
import { seed } from './seed.ts';
import { soak } from './soak.ts';
import { stalls } from './stalls.ts';
import { start } from './start.ts';
import { stores } from './stores.ts';

/** What can be measured, in the order in which it is. */
export const PARTS = {
  small: calls('small'),
  list: calls('list'),
  company: calls('company'),
  start,
  restart,
  'first-touch': firstTouch,
  memory,
  seed,
  stores,
  stalls,
  soak,
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
