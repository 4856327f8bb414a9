import { describe, expect, test } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { openWorld } from '../../fixtures/world.ts';
import { openTenants } from '../../server/seeding/open-tenants.ts';
import { writeAtRandom } from './support/random-writes.ts';
import { roundTrip } from './support/round-trip.ts';

/** Set, all records of all environments are compared, which takes many minutes: `WHOLE_WORLDS=1 npx vitest run ...`. */
const IS_WHOLE = Boolean(process.env.WHOLE_WORLDS);

const world = openWorld();
const tenants = openTenants(world, namedLoginsOf(world));

/** All employees of an environment as it begins. */
function employeesOf(subdomain: string): number[] {
  const { environment } = tenants.get(subdomain);
  return [...environment.companies.ids()].flatMap((company) => [...environment.employeeIdsOf(company)]);
}

/** In milliseconds; undefined for as long as its lane allows. */
const LONG = IS_WHOLE ? 3_600_000 : undefined;

/** One employee or company of so many, and all that came in later. */
function oneOf(count: number, at = 0) {
  return IS_WHOLE ? undefined : (id: number) => id % count === at || id >= 1_500_000_000;
}

describe('an environment that was exported answers the same bytes', () => {
  test.each([
    ['gestopt', 1],
    ['proef', 1],
    ['bedrijf', 3],
    ['demo', 12],
  ])(
    '%s, as it begins',
    async (subdomain, count) => {
      const nmbrs = await startNmbrs();
      const compared = await roundTrip(nmbrs, subdomain, oneOf(count));
      await nmbrs.close();
      console.log(`${subdomain}:`, compared);
      expect(compared.operations).toBeGreaterThan(400);
    },
    LONG,
  );

  test.each([
    [1, 150],
    [2, IS_WHOLE ? 1_000 : 150],
  ])(
    'demo after random writes, %i',
    async (seed, count) => {
      const nmbrs = await startNmbrs();
      await writeAtRandom(nmbrs.url, seed, count, employeesOf('demo'));
      const compared = await roundTrip(nmbrs, 'demo', oneOf(20, seed));
      await nmbrs.close();
      console.log(`demo after ${count} writes:`, compared);
      expect(compared.operations).toBeGreaterThan(400);
    },
    LONG,
  );
});
