import { type Filing, filingIdOf } from '../../fixtures/ids.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import type { Run } from './model.ts';
import { runsOf } from './runs.ts';

/** The run of which something with this id is filed; null when the company has none. */
export function filedRun(environment: Environment, company: Company, filing: Filing, id: number): Run | null {
  const { year: lastYear } = environment.openPeriodOf(company);
  for (let year = company.firstYear; year <= lastYear; year++) {
    const run = runsOf(environment, company, year).find((candidate) => filingIdOf(filing, candidate) === id);
    if (run) return run;
  }
  return null;
}
