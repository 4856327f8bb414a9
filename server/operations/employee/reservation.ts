import type { Reservation } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { comparePeriods, periodAfter } from '../../../fixtures/period.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { amountText } from '../../payroll/exact.ts';
import { holidayBalance, holidayPayoutPeriod } from '../../payroll/holiday-allowance.ts';
import { RATES } from '../../payroll/rates.ts';
import { isInService } from '../../payroll/workdays.ts';
import type { Company, Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { companyOf, namedPeriod } from '../shared/employee/periods.ts';

/** What is set aside for an employee: holiday allowance, and nothing else. */
export const reservation = {
  /**
   * As the records have it, also of a period that was not run yet (mark: reservations-before-run); nothing out of
   * service.
   */
  Reservations_GetList({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    const company = companyOf(employee, call);
    const period = namedPeriod(employee, named, call);
    return isInService(employee, company, period) ? [holidayAllowance(employee, company, period)] : [];
  },
} satisfies Family<'EmployeeService'>;

/** It is reserved from the period after that of the payout to the next payout, whatever the age. */
function holidayAllowance(employee: Employee, company: Company, period: YearPeriod): Reservation {
  const inYear = holidayPayoutPeriod(company, period.year);
  const isOver = comparePeriods(period, inYear) > 0;
  const end = isOver ? holidayPayoutPeriod(company, period.year + 1) : inYear;
  const start = periodAfter(
    isOver ? inYear : holidayPayoutPeriod(company, period.year - 1),
    company.periodType,
  );
  return {
    CalculationMethodAge: 'None',
    DecMinValue: '0.00',
    DecPercentage: RATES.holidayAllowance,
    MaxAge: 0,
    EmployeeID: employee.id,
    MinAge: 0,
    Number: 1,
    PaymentPeriod: end.period,
    PeriodStart: start.period,
    YearStart: start.year,
    PeriodEnd: end.period,
    YearEnd: end.year,
    PaymentMode: 'AtEndPeriod',
    Description: 'Vakantiegeld',
    Saldo: amountText(holidayBalance(employee, company, period)),
  };
}
