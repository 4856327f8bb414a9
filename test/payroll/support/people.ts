import fc from 'fast-check';
import { atMidnight, day } from '../../../fixtures/calendar.ts';
import type { DateTime, Decimal, WeekHours, YearPeriod } from '../../../fixtures/seed.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { HOUR_CODES } from '../../../server/payroll/hour-model.ts';
import type { PayLine, Run } from '../../../server/payroll/model.ts';
import { runsOf } from '../../../server/payroll/runs.ts';
import { WAGE_CODES } from '../../../server/payroll/wage-model.ts';
import { STANDARD_WEEK } from '../../../server/payroll/workdays.ts';
import { Environment } from '../../../server/world/environment.ts';
import type { Component } from '../../../server/world/records/component.ts';
import {
  type Company,
  type Employee,
  NEW_EMPLOYEE,
  type Salary,
  type Schedule,
} from '../../../server/world/records.ts';

const world = openWorld();

/** The environment `demo` as it begins. */
export function demo(): Environment {
  const seed = world.environments.find(({ subdomain }) => subdomain === 'demo');
  if (!seed) throw new Error('the default world has no demo');
  return Environment.open(world, seed);
}

/**
 * A company that is paid by the month, and one by four weeks: both with three cost centres, 40 hours a week, and nothing
 * that everybody gets.
 */
export const [MONTHLY, FOUR_WEEKLY] = [companyOf(10004), companyOf(10002)];

function companyOf(id: number): Company {
  const company = demo().companies.get(id);
  if (!company) throw new Error(`there is no company ${id}`);
  const costCenters = [1, 2, 3].map((at) => ({ id: at, code: `K${at}`, description: `Plaats ${at}` }));
  return { ...company, costCenters, costUnits: [], wageComponents: [], fullTimeWeek: STANDARD_WEEK };
}

/** The run of a company in a closed period. */
export function closedRun(company: Company, year: number, period: number): Run {
  const run = runsOf(demo(), company, year).find(({ number }) => number === period);
  if (!run) throw new Error(`company ${company.id} has no run ${period} of ${year}`);
  return run;
}

const [somebody] = [...demo().employeesOf(MONTHLY.id)] as [Employee, ...Employee[]];
const RECORD = { id: 1, createdAt: '2024-01-01T00:00:00' };

/** Somebody in service since 2020 without pay; what is to be known of them is given. */
export function employee(known: Partial<Employee>): Employee {
  return {
    ...somebody,
    ...NEW_EMPLOYEE,
    employments: [inService('2020-01-01T00:00:00')],
    salaries: [],
    schedules: [],
    ...known,
  };
}

export function inService(
  startDate: DateTime,
  endDate: DateTime | null = null,
): Employee['employments'][number] {
  return {
    ...RECORD,
    startDate,
    endDate,
    endReason: null,
    initialStartDate: startDate,
    seniorityDate: startDate,
  };
}

export function salary(type: Salary['type'], value: Decimal, startDate = '2020-01-01T00:00:00'): Salary {
  return { ...RECORD, type, value, startDate, place: null };
}

/** The same hours on so many days of the week, in both weeks. */
export function schedule(hours: Decimal, days: number, partTimePercentage: Decimal): Schedule {
  const week = [1, 2, 3, 4, 5, 6, 7].map((at) => (at <= days ? hours : '0.00'));
  const hoursOfWeek = week as readonly Decimal[] as WeekHours;
  return {
    ...RECORD,
    startDate: '2020-01-01T00:00:00',
    week1: hoursOfWeek,
    week2: hoursOfWeek,
    partTimePercentage,
  };
}

export function component(code: number, value: Decimal): Component {
  return {
    ...RECORD,
    code,
    value,
    kind: 'fixed',
    from: { year: 2024, period: 1 },
    until: null,
    costCenterId: null,
    costUnitId: null,
    comment: null,
    attachment: null,
  };
}

export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What stands under a code, in cents. */
export function totalUnder(lines: readonly PayLine[], code: number): number {
  return sum(lines.filter((line) => line.code === code).map(({ value }) => value));
}

/** A month of 22 working days, from Monday to Friday. */
export const MARCH: YearPeriod = { year: 2026, period: 3 };

export const FULL_TIME = schedule('8.00', 5, '100.00');

/** A decimal with two decimals between two whole numbers. */
export function decimals(min: number, max: number): fc.Arbitrary<Decimal> {
  return fc.integer({ min: min * 100, max: max * 100 }).map((cents) => (cents / 100).toFixed(2) as Decimal);
}

const dates = fc.integer({ min: day(2023, 6, 1), max: day(2027, 1, 1) }).map(atMidnight);
const costCenterIds = fc.constantFrom(null, 1, 2, 3, 99);

function components(codes: readonly { readonly code: number }[]): fc.Arbitrary<Component[]> {
  const one = fc
    .tuple(fc.constantFrom(...codes), decimals(-500, 5_000), costCenterIds)
    .map(([{ code }, value, costCenterId]) => ({ ...component(code, value), costCenterId }));
  return fc.array(one, { maxLength: 5 });
}

const salaries = fc.array(
  fc
    .tuple(
      fc.constantFrom<Salary['type'][]>(
        'none',
        'grossFullTime',
        'grossPartTime',
        'grossHourly',
        'netPartTimeWithComponents',
        'netHourlyWithoutComponents',
        'employerCosts',
      ),
      decimals(0, 9_000),
      dates,
    )
    .map(([type, value, startDate]) => salary(type, value, startDate)),
  { maxLength: 4 },
);

const hours = decimals(0, 12);
const weeks = fc.tuple(hours, hours, hours, hours, hours, hours, hours);
const schedules = fc.array(
  fc
    .record({ startDate: dates, week1: weeks, week2: weeks, partTimePercentage: decimals(0, 100) })
    .map((known): Schedule => ({ ...RECORD, ...known })),
  { maxLength: 3 },
);

const employments = fc
  .uniqueArray(dates, { minLength: 1, maxLength: 4 })
  .map((moments) => moments.sort())
  .map(([first = '', ...ends]) => [
    inService(first, ends[0] ?? null),
    ...(ends[2] ? [inService(ends[1] ?? '', ends[2])] : []),
  ]);

/** Three percentages that add up to 100, of the costs of the three cost centres. */
const costSplits = fc
  .tuple(decimals(0, 50), decimals(0, 50), fc.boolean())
  .map(([first, second, isDefault]) => {
    const rest = (100 - Number(first) - Number(second)).toFixed(2) as Decimal;
    const parts = [first, second, rest].map((percentage, at) => ({
      id: at + 1,
      costCenterId: at + 1,
      costUnitId: null,
      percentage,
      isDefault: isDefault && at === 0,
    }));
    return [{ ...RECORD, from: { year: 2024, period: 1 }, parts }];
  });

/** Anybody, with any records that payroll reads. */
export const anybody: fc.Arbitrary<Employee> = fc
  .record({
    employments,
    salaries,
    schedules,
    wageComponents: components(WAGE_CODES),
    hourComponents: components(HOUR_CODES),
    costSplits: fc.oneof(fc.constant([]), costSplits),
  })
  .map(employee);

/** A closed run of either company. */
export const anyRun: fc.Arbitrary<{ readonly company: Company; readonly run: Run }> = fc
  .tuple(fc.constantFrom(MONTHLY, FOUR_WEEKLY), fc.constantFrom(2024, 2025), fc.integer({ min: 1, max: 12 }))
  .map(([company, year, period]) => ({ company, run: closedRun(company, year, period) }));
