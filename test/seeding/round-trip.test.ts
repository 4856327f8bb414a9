import { expect, test } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { writeAtRandom } from './support/random-writes.ts';
import { roundTrip } from './support/round-trip.ts';

/** A company, and some who work there. */
const EMPLOYEES = [0, 3, 5, 8].map((at) => FIRST_EMPLOYEE_ID + at);
const ASKED = [FIRST_COMPANY_ID, ...EMPLOYEES];

test('an environment that is not the first of its world answers the same bytes once it was exported', async () => {
  const nmbrs = await startNmbrs();
  const compared = await roundTrip(nmbrs, 'bedrijf', (id) => id % 3 === 0);
  await nmbrs.close();
  console.log('a firm by itself:', compared);
  expect(compared.operations).toBeGreaterThan(400);
});

test.each([1, 2])('so does demo after random writes, %i', async (seed) => {
  const nmbrs = await startNmbrs();
  const written = await writeAtRandom(nmbrs.url, seed, 150, EMPLOYEES);
  const compared = await roundTrip(nmbrs, 'demo', (id) => ASKED.includes(id) || id >= 1_500_000_000);
  await nmbrs.close();
  console.log(`after ${written} writes:`, compared);
  expect(written).toBeGreaterThan(75);
});
