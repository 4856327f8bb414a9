import type { Run } from '../../payroll/model.ts';
import { runsOf } from '../../payroll/runs.ts';
import type { Company } from '../../world/records.ts';
import type { Call } from '../call.ts';
import { noSuch } from './faults.ts';

/** A run that was named, and the company it is of. */
export interface NamedRun {
  readonly company: Company;
  readonly run: Run;
}

/**
 * The run that a call names.
 * @param year the year it must be of; null for the active year, which is that of the open period
 * (mark: active-year-open-period).
 * @throws NmbrsFault NotFound when the company has no such run in that year (mark: unknown-record-not-found).
 */
export function namedRun(
  companyId: number,
  runId: number,
  year: number | null,
  { environment, view }: Call,
): NamedRun {
  const company = view.company(companyId);
  const runs = runsOf(environment, company, year ?? environment.openPeriodOf(company).year);
  const run = runs.find(({ id }) => id === runId);
  if (!run) throw noSuch(`the company ${company.id}`, 'run', runId);
  return { company, run };
}
