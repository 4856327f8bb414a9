/**
 * What payroll reckons with: flat rates, in percent, that are near those of Dutch law and stay the same over the years
 * (see README.md).
 */
export const RATES = {
  wageTax: '37.00',
  employeePension: '5.00',
  employerPension: '10.00',
  healthCare: '6.50',
  employeeInsurance: '10.00',
  holidayAllowance: '8.00',
  /** Of the taxable wage, what may be spent on work costs without tax; and the tax on what goes beyond. */
  workCostSpace: '2.00',
  workCostTax: '80.00',
} as const;

/** What is taken off the wage tax in a year of full service, in euros. */
export const YEARLY_TAX_CREDIT = '2400.00';

/** The period in which this day of each year falls pays out the holiday allowance that was reserved until its end. */
export const HOLIDAY_PAYOUT_DAY = '05-31';
