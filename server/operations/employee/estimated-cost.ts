import { COSTS_OF_A_EURO, hourlyWageOf } from '../../payroll/salary.ts';
import { workdaysOf } from '../../payroll/workdays.ts';
import type { Family } from '../call.ts';
import { companyOf, namedPeriod } from '../shared/employee/periods.ts';

/** What an employee costs the employer. */
export const estimatedCost = {
  /**
   * The wage of an hour with what the employer pays on top of it, by the rates of payroll and the salary and schedule
   * of the period; neither components nor absence count (mark: estimated-cost-model). 0 for an employee who earns
   * nothing, or is out of service.
   */
  Salary_GetEstimatedCostPerHour({ employeeId, period, year }, call) {
    const employee = call.view.employee(employeeId);
    const company = companyOf(employee, call);
    const at = namedPeriod(employee, { Year: year, Period: period }, call);
    const wage = hourlyWageOf(employee, company, workdaysOf(employee, company, at));
    return wage.times(COSTS_OF_A_EURO).toDecimal();
  },
} satisfies Family<'EmployeeService'>;
