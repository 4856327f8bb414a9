import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { SCENARIO_NAMES } from '../../../contracts/seed/scenarios.ts';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { importExchanges } from '../../../harness/import/import-exchanges.ts';
import { captured } from './captured-reads.ts';
import { CLOCK } from './day.ts';

let service: Nmbrs;
beforeAll(async () => {
  // Of another seed than the mock's own, so that what is drawn is another than in the import.
  service = await startNmbrs({ world: openWorld(defaultPlan, 4711) });
});
afterAll(() => service.close());

it('answers what was read of the people of all scenarios as the service did, but for what no world holds', async () => {
  const env = await service.environment({ from: 'proef', clock: CLOCK });
  const made = await env.seed({ scenarios: SCENARIO_NAMES });
  const exchanges = await captured(service.url, env.logins.master, {
    debtors: [1009, ...made.debtors],
    companies: [10014, ...made.companies],
    employees: [5013001, 5013002, 5013003, 5013004, ...made.employees],
    periods: [{ Year: 2026, Period: 11 }],
    versions: ['v3'],
    // A report that is made in the background is answered by a guid of its own, which no world repeats.
    wants: ({ name }) => !name.endsWith('_Background'),
  });
  const { report } = await importExchanges(exchanges);
  const { reads, same, differing, leftOut } = report;
  console.log(`all scenarios: ${same} of ${reads} reads the same`);
  expect(leftOut).toEqual([]);
  expect(differing.filter(({ reason }) => reason !== 'not in seeds' && reason !== 'guessed')).toEqual([]);
  expect(same / reads).toBeGreaterThan(0.95);
});
