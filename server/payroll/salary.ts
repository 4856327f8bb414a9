import { groupedBy } from '../../base/grouped-by.ts';
import type { Decimal, PeriodType } from '../../fixtures/seed.ts';
import { holdingOn } from '../world/history.ts';
import type { Company, Employee, Salary, SalaryType } from '../world/records.ts';
import { Exact } from './exact.ts';
import type { PayLine, WageCode } from './model.ts';
import { lineOf } from './pay-line.ts';
import { RATES } from './rates.ts';
import { HOURLY_WAGE, NET_SALARY, SALARY } from './wage-model.ts';
import { STANDARD_WEEK, type Workday, type Workdays } from './workdays.ts';

/** How the value of a salary is read: of what it is the price, and as which line it is paid (mark: ways-of-salary). */
interface Reading {
  readonly per: 'period' | 'hour' | 'nothing';
  readonly wageCode: WageCode;
  /** The value is for full time, and part-timers get their percentage. */
  readonly fullTime?: true;
  /** The value is all that the employer pays; the wage is what is left of it. */
  readonly withCharges?: true;
}

const READINGS: Readonly<Record<SalaryType, Reading>> = {
  none: { per: 'nothing', wageCode: SALARY },
  grossFullTime: { per: 'period', wageCode: SALARY, fullTime: true },
  grossPartTime: { per: 'period', wageCode: SALARY },
  grossHourly: { per: 'hour', wageCode: HOURLY_WAGE },
  netPartTimeWithComponents: { per: 'period', wageCode: NET_SALARY },
  netPartTimeWithoutComponents: { per: 'period', wageCode: NET_SALARY },
  netHourlyWithComponents: { per: 'hour', wageCode: NET_SALARY },
  netHourlyWithoutComponents: { per: 'hour', wageCode: NET_SALARY },
  employerCosts: { per: 'period', wageCode: SALARY, withCharges: true },
};

const HUNDRED = Exact.of(100);

/** What the salary is worth on the working days in service: a line for each way in which it is paid. */
export function salaryLines({ salaries }: Employee, { inService, inPeriod }: Workdays): PayLine[] {
  const paid = [...groupedBy(inService, ({ date }) => holdingOn(salaries, date))].flatMap(([salary, days]) =>
    salary
      ? [{ days, wageCode: READINGS[salary.type].wageCode, amount: worthOf(salary, days, inPeriod) }]
      : [],
  );
  return [...groupedBy(paid, ({ wageCode }) => wageCode)].map(([wageCode, parts]) => {
    const amount = Exact.sum(parts.map((part) => part.amount));
    const isHourly = wageCode === HOURLY_WAGE;
    return lineOf(wageCode, amount, isHourly ? { quantity: hoursOn(parts.flatMap(({ days }) => days)) } : {});
  });
}

/** The hours of some days. */
export function hoursOn(days: readonly Workday[]): Decimal {
  return exactHoursOn(days).toDecimal();
}

function exactHoursOn(days: readonly Workday[]): Exact {
  const equal = [...groupedBy(days, ({ hours }) => hours)];
  return Exact.sum(equal.map(([hours, { length }]) => Exact.of(hours).times(Exact.of(length))));
}

/** What an hour is worth to an employee, in euros: by the salary of the last working day in service. */
export function hourlyWageOf({ salaries }: Employee, company: Company, { inService }: Workdays): Exact {
  const day = inService.at(-1);
  const salary = day && holdingOn(salaries, day.date);
  if (!salary) return Exact.ZERO;
  const { per, fullTime } = READINGS[salary.type];
  if (per === 'nothing') return Exact.ZERO;
  if (per === 'hour') return Exact.of(salary.value);
  const fullTimeHours = fullTimeHoursOf(company);
  return wageOf(salary).over(fullTime ? fullTimeHours : fullTimeHours.times(partOf(day)));
}

/** What a salary is worth on some working days of a period. */
function worthOf(salary: Salary, days: readonly Workday[], daysInPeriod: number): Exact {
  const { per, fullTime } = READINGS[salary.type];
  switch (per) {
    case 'nothing':
      return Exact.ZERO;
    case 'hour':
      return wageOf(salary).times(exactHoursOn(days));
    case 'period':
      return wageOf(salary)
        .times(fullTime ? fullTimeDaysOf(days) : Exact.of(days.length))
        .over(Exact.of(daysInPeriod));
  }
}

/** The days worked, each counted by the part of full time for which it is paid. */
function fullTimeDaysOf(days: readonly Workday[]): Exact {
  const equal = [...groupedBy(days, ({ partTimePercentage }) => partTimePercentage)];
  return Exact.sum(
    equal.map(([partTimePercentage, { length }]) => partOf({ partTimePercentage }).times(Exact.of(length))),
  );
}

/** The value without what the employer pays on top, where that is part of it. */
function wageOf({ type, value }: Salary): Exact {
  const wage = Exact.of(value);
  return READINGS[type].withCharges ? wage.over(COSTS_OF_A_EURO) : wage;
}

/** What one euro of wage costs an employer. */
export const COSTS_OF_A_EURO = [
  RATES.healthCare,
  RATES.employeeInsurance,
  RATES.employerPension,
  RATES.holidayAllowance,
].reduce((costs, rate) => costs.plus(Exact.of(rate).over(HUNDRED)), Exact.of(1));

function partOf({ partTimePercentage }: Pick<Workday, 'partTimePercentage'>): Exact {
  return Exact.of(partTimePercentage).over(HUNDRED);
}

/** Full-time weeks in a period: a month is a twelfth of 52. */
const WEEKS: Readonly<Record<PeriodType, Exact>> = {
  month: Exact.of(52).over(Exact.of(12)),
  fourWeeks: Exact.of(4),
  week: Exact.of(1),
};

function fullTimeHoursOf({ fullTimeWeek, periodType }: Company): Exact {
  const week = Exact.sum((fullTimeWeek ?? STANDARD_WEEK).map((hours) => Exact.of(hours)));
  return week.times(WEEKS[periodType]);
}
