import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld, type WorldSeed } from '../../../fixtures/world.ts';
import { invariants } from '../invariants/all.ts';
import { type Staff, staffOf, startOf, type WorldAtStart } from './invariant.ts';
import { kinds } from './kinds.ts';

/** How many breaches a failure lists, so that a rule that breaks everywhere can be read. */
const LISTED = 10;

/** Around one in eight. */
const FOREIGN_SHARE = { least: 1 / 10, most: 1 / 6 };

/** Tests every invariant over worlds of any plan. */
export function invariantsHoldIn(title: string, open: () => readonly WorldSeed[]): void {
  holdInStarted(title, () => open().map(startOf));
}

function holdInStarted(title: string, start: () => readonly WorldAtStart[]): void {
  describe(title, () => {
    let worlds: readonly WorldAtStart[] = [];
    beforeAll(() => {
      worlds = start();
    });

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

/** Tests every invariant, and that every kind of employee occurs, over the default plan with each of these seeds. */
export function holdInDefaultWorlds(seeds: readonly number[]): void {
  let started: readonly WorldAtStart[] | undefined;
  // Their employees are made once for both.
  const start = () => {
    started ??= seeds.map((seed) => startOf(openWorld(defaultPlan, seed)));
    return started;
  };
  holdInStarted(`in ${seeds.length} default worlds`, start);

  describe(`in each of ${seeds.length} default worlds`, () => {
    let demos: readonly { readonly seed: number; readonly staff: readonly Staff[] }[] = [];
    beforeAll(() => {
      demos = start().map((world) => ({ seed: world.seed.seed, staff: demoOf(world) }));
    });

    it.each(kinds)('somebody: $name', ({ is }) => {
      const without = demos.filter(({ staff }) => !staff.some(is));
      expect(without.map(({ seed }) => seed)).toEqual([]);
    });

    it('one in eight is of another nationality', () => {
      for (const { seed, staff } of demos) {
        const foreign = staff.filter((one) => one.seed.personalInfo.nationalityCode !== 1);
        const share = foreign.length / staff.length;
        expect(share, `seed ${seed}`).toBeGreaterThanOrEqual(FOREIGN_SHARE.least);
        expect(share, `seed ${seed}`).toBeLessThanOrEqual(FOREIGN_SHARE.most);
      }
    });
  });
}

function demoOf(world: WorldAtStart): Staff[] {
  return [...staffOf(world)].filter(({ environment }) => environment.subdomain === 'demo');
}
