import type { RunInfo } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Run } from '../../payroll/model.ts';
import { employeesIn } from '../../payroll/payslips.ts';
import { runsOf } from '../../payroll/runs.ts';
import type { Family } from '../call.ts';
import { namedRun } from '../shared/named-run.ts';

/** The pay runs of a company. */
export const run = {
  /** By number; none in a year before the first, or still to come. */
  Run_GetList({ CompanyId, Year }, { environment, view }) {
    return runsOf(environment, view.company(CompanyId), Year).map(toWire);
  },

  *Run_GetEmployeesByRunCompany({ CompanyId, RunId, Year }, call) {
    const { company, run } = namedRun(CompanyId, RunId, Year, call);
    const employees = yield* employeesIn(call.environment, company, run);
    return employees.map(({ id, number }) => ({
      EmployeeId: id,
      EmployeeNumber: number,
    }));
  },
} satisfies Family<'CompanyService'>;

/** A run is of one period. */
function toWire({ id, number, period: { year, period }, description, runAt, locked }: Run): RunInfo {
  return {
    ID: id,
    Number: number,
    Year: year,
    PeriodStart: period,
    PeriodEnd: period,
    Description: description,
    RunAt: runAt,
    IsLocked: locked,
  };
}
