import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, type ScenarioName } from '../../contracts/seed/scenarios.ts';
import { invariants } from '../world/invariants/all.ts';
import { seededDemo, seededPart } from './support/seeded.ts';

/** Days on which what is told from today falls elsewhere: the last and the first day of a year, a leap day. */
const DAYS = ['2026-11-16', '2026-12-31', '2027-01-01', '2028-02-29'];

/** What comes in later has ids and numbers behind those that a world begins with. */
const OF_OTHERS = /^(?:No two records have the same id, and|Ids and numbers count from the first)/;

/** What a scenario is about. */
const BROKEN_ON_PURPOSE: readonly (readonly [scenario: ScenarioName, invariant: RegExp])[] = [
  ['retroactiveRaise', /^Every record was put in before today/],
  ['noBsn', /^Applicants have no citizen service number/],
  ['twoJobs', /^The income relationship counts/],
];

describe.each(SCENARIO_NAMES)('%s', (name) => {
  it.each(DAYS)('holds the invariants on %s', (day) => {
    const { tenant, employees } = seededDemo({ clock: { now: `${day}T09:00:00` }, scenarios: [name] });
    const world = seededPart(tenant.environment, employees);
    expect(employees.length).toBeGreaterThan(0);
    const broken = invariants
      .filter((one) => !OF_OTHERS.test(one.name))
      .filter((one) => !BROKEN_ON_PURPOSE.some(([of, which]) => of === name && which.test(one.name)))
      .flatMap((one) => [...one.broken(world)].slice(0, 3).map((what) => `${one.name}: ${what}`));
    expect(broken).toEqual([]);
  });
});
