import { periodsIn } from '../../../fixtures/period.ts';
import type { PeriodType, YearPeriod } from '../../../fixtures/seed.ts';
import { periodOn } from '../../world/periods.ts';
import type { Contract } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { departments } from '../shared/employee/departments.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import { isoDate, NOTHING } from '../shared/report/notation.ts';
import { type EmployeeRow, employeeColumns } from '../shared/report/scope.ts';
import type { ReportElements } from '../shared/report-xml.ts';

/** The contracts of the employees, past ones included, a row each (mark: contract-report-rows). */
export const employeeContracts = reportOperations(
  employeeReport('EmployeeContractReport', (row, call) =>
    row.employee.contracts.map((contract) => columnsOf(row, contract, call)),
  ),
  [
    'Reports_Accountant_EmployeeContracts',
    'Reports_Accountant_Debtor_EmployeeContracts',
    'Reports_Business_EmployeeContracts',
  ],
) satisfies Family<'ReportService'>;

/** Service is told as it was when the contract began; what the two columns on periods mean is read from
 * their names (mark: contract-report-periods). */
function columnsOf(row: EmployeeRow, { startDate, endDate }: Contract, call: Call): ReportElements {
  const { employee, company, debtor } = row;
  const { employments } = employee;
  const service = employments.findLast((service) => service.startDate <= startDate) ?? employments[0];
  const first = periodOn(startDate, company.periodType);
  const last = endDate && periodOn(endDate, company.periodType);
  return {
    ...employeeColumns(row),
    ServiceStartDate: service ? isoDate(service.startDate) : null,
    OutOfServiceDate: service?.endDate ? isoDate(service.endDate) : null,
    StartPeriod: first.period,
    TotalPeriod: last ? countPeriods(first, last, company.periodType) : NOTHING,
    ContractStartDate: isoDate(startDate),
    ContractEndDate: endDate && isoDate(endDate),
    Department:
      departments.heldIn(employee, call.environment.openPeriodOf(company), call)?.Description ?? null,
    Manager: debtor.contactPerson?.name ?? null,
  };
}

/** How many periods there are from one up to and including another. */
function countPeriods(first: YearPeriod, last: YearPeriod, type: PeriodType): number {
  let count = last.period - first.period + 1;
  for (let year = first.year; year < last.year; year++) count += periodsIn(year, type);
  return count;
}
