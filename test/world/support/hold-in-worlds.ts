import { describe, expect, it } from 'vitest';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { invariants } from '../invariants/all.ts';
import { startOf } from './invariant.ts';

/** How many breaches a failure lists, so that a rule that breaks everywhere can be read. */
const LISTED = 10;

/** Tests every invariant over the default plan with each of these seeds. */
export function invariantsHoldIn(seeds: readonly number[]): void {
  const worlds = seeds.map((seed) => startOf(openWorld(defaultPlan, seed)));

  describe(`in ${seeds.length} worlds`, () => {
    it.each(invariants)('$name', ({ broken }) => {
      const breaches: string[] = [];
      for (const world of worlds) {
        for (const breach of broken(world)) breaches.push(`seed ${world.seed.seed}: ${breach}`);
      }
      const more = breaches.length > LISTED ? [`and ${breaches.length - LISTED} more`] : [];
      expect([...breaches.slice(0, LISTED), ...more]).toEqual([]);
    });
  });
}
