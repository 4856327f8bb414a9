import type { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import type { Environment } from '../../world/environment.ts';
import type { Company } from '../../world/records.ts';
import type { Run } from '../model.ts';
import { type EmployeeYear, employeesPaidIn, payrollUntil } from '../payroll-year.ts';
import { periodName } from './dutch-notation.ts';
import { type Column, type RowGroup, tableDocument } from './table-document.ts';

/** What a document of a year is about: the year of a run until that run, this one included. */
export interface UntilRun {
  readonly environment: Environment;
  readonly company: Company;
  readonly run: Run;
}

/** Makes one of the documents of a year: its rows in steps, and its pages as they are read. */
export type AnnualDocument = (until: UntilRun) => Steps<Sequence<Uint8Array>>;

/** How a document of a year is laid out, as a table of one kind of rows. */
interface AnnualTable<Row> {
  /** In Dutch, without the year. */
  readonly title: string;
  /** The first is no amount. */
  readonly columns: readonly Column<Row>[];
  readonly groups: (until: UntilRun) => Steps<readonly RowGroup<Row>[]>;
  /** Whether the sum of all groups means something; it does when there is one group. */
  readonly hasTotal?: boolean;
}

/** The document of a declared table. */
export function annualTable<Row>({
  title,
  columns,
  groups,
  hasTotal = true,
}: AnnualTable<Row>): AnnualDocument {
  return function* (until) {
    const { company, run } = until;
    const header = {
      title: `${title} ${run.period.year}`,
      author: company.name,
      createdAt: run.runAt,
      subtitle: `t/m ${periodName(run.period, company.periodType)}`,
    };
    return tableDocument(header, { columns, groups: yield* groups(until), hasTotal });
  };
}

/** All employees who were paid in the year until the run. */
export function* employeesUntil({ environment, company, run }: UntilRun): Steps<EmployeeYear[]> {
  return yield* employeesPaidIn(yield* payrollUntil(environment, company, run));
}

/** Rows that stand as they are, under no heading. */
export function ungrouped<Row>(rows: readonly Row[]): RowGroup<Row>[] {
  return [{ heading: null, rows }];
}
