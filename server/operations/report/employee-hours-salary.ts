import type { Sequence } from '../../../base/sequence.ts';
import { fromHundredths } from '../../../fixtures/decimal.ts';
import { comparePeriods, periodsIn } from '../../../fixtures/period.ts';
import { daysOf, WEEKS_PER_PERIOD } from '../../../fixtures/period-days.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { costSharesIn } from '../../world/cost-shares.ts';
import { holdingDuring } from '../../world/history.ts';
import { requirePossibleYear } from '../../world/periods.ts';
import type { Company, Schedule } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { currentInfoOf } from '../shared/employee/current-info.ts';
import { departments } from '../shared/employee/departments.ts';
import { functions } from '../shared/employee/functions.ts';
import { salaryReading } from '../shared/employee/wire-salary.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import { commaNumber, isoDate } from '../shared/report/notation.ts';
import { type EmployeeRow, employeeColumns, type ReportScope } from '../shared/report/scope.ts';
import type { ReportElements } from '../shared/report-xml.ts';

/** The business report is asked for by company and year when it is to come at once, and for everything as a task. */
interface HoursScope extends ReportScope {
  readonly Year?: number;
}

/** What the employees work and earn. */
export const employeeHoursSalary = reportOperations(report, [
  'Reports_Accountant_EmployeeHoursSalary',
  'Reports_Accountant_Debtor_EmployeeHoursSalary',
  'Reports_Business_EmployeeHoursSalary',
]) satisfies Family<'ReportService'>;

/** @throws NmbrsFault InvalidPeriod for a year that cannot be. */
function report(scope: HoursScope, call: Call): Sequence<string> {
  if (scope.Year !== undefined) requirePossibleYear(scope.Year);
  return rows(scope, call);
}

const rows = employeeReport('EmployeeHoursSalaryReport', (row, call, { Year }: HoursScope) => {
  if (Year === undefined) return columnsOf(row, call.environment.openPeriodOf(row.company), call);
  return wasInService(row, Year) ? columnsOf(row, lastPeriodOf(Year, row.company, call), call) : [];
});

function columnsOf(row: EmployeeRow, period: YearPeriod, call: Call): ReportElements {
  const { employee, company } = row;
  const info = currentInfoOf(employee, call);
  const named = { EmployeeId: employee.id, Period: period.period, Year: period.year };
  const pay = salaryReading.one(named, call);
  const hours = holdingDuring(employee.schedules, daysOf(period, company.periodType)).at(-1);
  const service = employee.employments.at(-1);
  return {
    ...employeeColumns(row),
    Initials: info.initials,
    Firstname: info.firstName,
    // The world knows only the name in use.
    FirstnameInFull: info.firstName,
    Surname: info.lastName,
    ParttimePercentage: commaNumber(hours?.partTimePercentage),
    FTE: commaNumber(hours && fromHundredths(Math.round(Number(hours.partTimePercentage)))),
    TotalHoursWeek: commaNumber(hours && fromHundredths(weekHundredths(hours))),
    TotalHoursPeriod: commaNumber(hours && fromHundredths(periodHundredths(hours, company))),
    SalaryType: pay?.Type ?? null,
    SalaryValue: commaNumber(pay?.Value),
    Function: functions.heldIn(employee, period, call)?.Description ?? null,
    Department: departments.heldIn(employee, period, call)?.Description ?? null,
    CostCenter: costCenterOf(row, period),
    InServiceDate: service ? isoDate(service.startDate) : null,
    Prefix: info.prefix,
    OutServiceDate: service?.endDate ? isoDate(service.endDate) : null,
  };
}

/** The last period of a year that has passed, or else the open one (mark: hours-report-of-year). */
function lastPeriodOf(year: number, company: Company, { environment }: Call): YearPeriod {
  const open = environment.openPeriodOf(company);
  const last = { year, period: periodsIn(year, company.periodType) };
  return comparePeriods(last, open) < 0 ? last : open;
}

/**
 * Whether an employee was in service on some day of a year: the report of a year has only those
 * (mark: hours-report-of-year).
 */
function wasInService({ employee }: EmployeeRow, year: number): boolean {
  return employee.employments.some(
    ({ startDate, endDate }) =>
      startDate < `${year + 1}-01-01` && (endDate === null || endDate >= `${year}-01-01`),
  );
}

/** Hours a week in hundredths, the mean of the two weeks that take turns. */
function weekHundredths({ week1, week2 }: Schedule): number {
  const hours = [...week1, ...week2].reduce((sum, day) => sum + Number(day), 0);
  return Math.round(hours * 50);
}

function periodHundredths(schedule: Schedule, { periodType }: Company): number {
  return Math.round(weekHundredths(schedule) * WEEKS_PER_PERIOD[periodType]);
}

/** The cost centre of which the largest part of the costs is (mark: hours-report-cost-centre). */
function costCenterOf({ employee, company }: EmployeeRow, period: YearPeriod): string | null {
  const [largest] = costSharesIn(employee, company, period).toSorted(
    (a, b) => Number(b.percentage) - Number(a.percentage),
  );
  return largest?.costCenter.description ?? null;
}
