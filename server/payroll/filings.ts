import { runIdOf } from '../../fixtures/ids.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import type { Run } from './model.ts';
import { runsOf } from './runs.ts';

/**
 * What is filed of every run. Each kind has the ids of runs of so many years later, so that the id of a run, or of the
 * other kind, finds nothing.
 */
const YEARS_AFTER_RUN = { wageTaxReturn: 30, pensionExport: 60 } as const;

export type Filing = keyof typeof YEARS_AFTER_RUN;

/** The id of what is filed of a run. */
export function filingIdOf(
  filing: Filing,
  { companyId, period: { year, period } }: Pick<Run, 'companyId' | 'period'>,
): number {
  return runIdOf(companyId, { year: year + YEARS_AFTER_RUN[filing], period });
}

/** The run of which something with this id is filed; null when the company has none. */
export function filedRun(environment: Environment, company: Company, filing: Filing, id: number): Run | null {
  const { year: lastYear } = environment.openPeriodOf(company);
  for (let year = company.firstYear; year <= lastYear; year++) {
    const run = runsOf(environment, company, year).find((candidate) => filingIdOf(filing, candidate) === id);
    if (run) return run;
  }
  return null;
}
