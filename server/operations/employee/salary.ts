import type { SalaryInput } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type Decimal, fromHundredths } from '../../../fixtures/decimal.ts';
import { type SalaryScale, type SalaryStep, stepPay } from '../../../fixtures/salary-table.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { recordedOn } from '../../world/history.ts';
import type { Company, Salary } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { openDaysOf, recordedInstead } from '../shared/employee/dated-history.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, writableDay } from '../shared/employee/periods.ts';
import {
  salaryReading,
  salaryToWire,
  salaryTypeFromWire,
  salaryTypeNumber,
} from '../shared/employee/wire-salary.ts';
import { impossible, missing } from '../shared/faults.ts';
import {
  HIGHEST_PERCENTAGE,
  lowestPercentage,
  placeWithGuids,
  scaleNamed,
  stepNamed,
  topOf,
} from '../shared/salary-table.ts';

/** What an employee earns: an amount that was sent, or that of a step of the salary table. */
export const salary = {
  Salary_Get: salaryReading.one,
  Salary_GetCurrent: salaryReading.current,
  Salary_GetList: salaryReading.list,

  Salary_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    const company = view.company(CompanyID);
    return view.employeesOf(CompanyID).map(({ id, salaries }) => ({
      EmployeeId: id,
      EmployeeSalaries: salaries.map((salary) => ({
        ...salaryToWire(salary, company),
        ID: salary.id,
        Type: salaryTypeNumber(salary.type),
        CreationDate: salary.createdAt,
      })),
    }));
  },

  Salary_Update({ EmployeeId, Salary: sent, Start }, call) {
    putFrom(EmployeeId, Start, (company) => fromWire(sent, company), call);
  },

  Salary_UpdateCurrent({ EmployeeId, Salary: sent }, call) {
    putCurrent(EmployeeId, (company) => fromWire(sent, company), call);
  },

  SalaryTable_Insert({ EmployeeId, SalaryTableId, SalaryTableScaleId, SalaryTableStepId, StartDate }, call) {
    const { scale, step } = placeWithGuids(SalaryTableId, SalaryTableScaleId, SalaryTableStepId);
    putFrom(EmployeeId, StartDate, (company) => payOfStep(scale, step, company), call);
  },

  SalaryTable_InsertCurrent({ EmployeeId, SalaryTableId, SalaryTableScaleId, SalaryTableStepId }, call) {
    const { scale, step } = placeWithGuids(SalaryTableId, SalaryTableScaleId, SalaryTableStepId);
    putCurrent(EmployeeId, (company) => payOfStep(scale, step, company), call);
  },
} satisfies Family<'EmployeeService'>;

function putFrom(employeeId: number, start: DateTime, payAt: (company: Company) => Pay, call: Call): void {
  const { environment, view } = call;
  const employee = view.employee(employeeId);
  const startDate = writableDay(employee, start, false, call);
  const salary = { ...newRecord(environment), startDate, ...payAt(companyOf(employee, call)) };
  environment.employees.put({ ...employee, salaries: recordedOn(employee.salaries, salary) });
}

function putCurrent(employeeId: number, payAt: (company: Company) => Pay, call: Call): void {
  const { environment, view } = call;
  const employee = view.employee(employeeId);
  const days = openDaysOf(employee, call);
  const salary = { ...newRecord(environment), startDate: days.first, ...payAt(companyOf(employee, call)) };
  environment.employees.put({ ...employee, salaries: recordedInstead(employee.salaries, salary, days) });
}

/** How much, and where it came from. */
type Pay = Pick<Salary, 'type' | 'value' | 'place'>;

/**
 * A scale that was sent decides on the amount, whatever amount and type came with it; without a name it says nothing
 * (mark: scale-decides-on-salary), and the employee is on none (mark: update-overwrites).
 * @throws NmbrsFault InvalidSetOfValues for a step of no scale; those of the salary table.
 */
function fromWire(sent: SalaryInput | null, company: Company): Pay {
  if (!sent) throw missing('Salary');
  const { Scale, Step } = sent.SalaryTable ?? {};
  if (!Scale?.Scale) {
    if (Step?.Step) throw missing('Salary.SalaryTable.Scale.Scale');
    return { ...amountSent(sent), place: null };
  }
  const scale = scaleNamed(Scale.Scale, 'Salary.SalaryTable.Scale.Scale');
  return Step?.Step
    ? payOfStep(scale, stepNamed(scale, Step.Step, 'Salary.SalaryTable.Step.Step'), company)
    : payWithinScale(scale, sent, Scale.ScalePercentage, company);
}

function amountSent({ Type, Value }: SalaryInput): Pick<Pay, 'type' | 'value'> {
  return { type: salaryTypeFromWire(Type), value: Value };
}

function payOfStep(scale: SalaryScale, step: SalaryStep, { periodType }: Company): Pay {
  const place = { scale: scale.name, step: step.name };
  return { type: 'grossFullTime', value: stepPay(step, periodType), place };
}

/**
 * A percentage of the top of a scale; without one the amount that was sent (mark: percentage-of-scale-top).
 * @throws NmbrsFault InvalidSetOfValues for a percentage outside the scale.
 */
function payWithinScale(scale: SalaryScale, sent: SalaryInput, percentage: Decimal, company: Company): Pay {
  const place = { scale: scale.name, step: null };
  const percent = Number(percentage);
  if (percent === 0) return { ...amountSent(sent), place };
  const lowest = lowestPercentage(scale);
  if (percent < Number(lowest) || percent > Number(HIGHEST_PERCENTAGE))
    throw impossible(
      'Salary.SalaryTable.Scale.ScalePercentage',
      percentage,
      `from ${lowest} to ${HIGHEST_PERCENTAGE}`,
    );
  const top = Number(stepPay(topOf(scale), company.periodType));
  return { type: 'grossFullTime', value: fromHundredths(Math.round(top * percent)), place };
}
