import { filingIdOf } from '../../fixtures/ids.ts';
import type { DateTime } from '../../fixtures/seed.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import { filedRun } from './filings.ts';
import type { Run } from './model.ts';
import { runsOf } from './runs.ts';

/** That a company tells its pension fund of the payslips of one run. */
export interface PensionExport {
  readonly id: number;
  /** Counts the exports of a year from 1. */
  readonly number: number;
  readonly run: Run;
  /** As soon as the run is made (mark: pension-export-sent). */
  readonly sentAt: DateTime;
}

/** The exports of a company in a year: one of the run of every closed period. */
export function pensionExportsOf(environment: Environment, company: Company, year: number): PensionExport[] {
  return runsOf(environment, company, year)
    .filter(({ locked }) => locked)
    .map(exportOf);
}

/** The export of a company with this id; null when it has none. */
export function pensionExportOf(
  environment: Environment,
  company: Company,
  id: number,
): PensionExport | null {
  const run = filedRun(environment, company, 'pensionExport', id);
  return run?.locked ? exportOf(run) : null;
}

function exportOf(run: Run): PensionExport {
  return {
    id: filingIdOf('pensionExport', run),
    number: run.number,
    run,
    sentAt: run.runAt,
  };
}
