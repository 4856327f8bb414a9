import { daysOf, type PeriodDays } from '../../../../fixtures/period-days.ts';
import type { DateTime, YearPeriod } from '../../../../fixtures/seed.ts';
import { type FromDate, holdingDuring, recordedOn } from '../../../world/history.ts';
import type { Company, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { companyOf, namedPeriod, openPeriodOf } from './periods.ts';

/** The arguments of operations on an employee, in the open period and in a named one. */
export interface Current {
  readonly EmployeeId: number;
}
export interface Named extends Current {
  readonly Period: number;
  readonly Year: number;
}

/**
 * Reads a history that is kept by day and asked for by period. What changes within a period holds in that period: of
 * several records in one the last is the answer where there can be only one (mark: last-in-period-answers).
 */
export function readingByPeriod<T extends FromDate, Wire>(
  historyOf: (employee: Employee) => readonly T[],
  toWire: (record: T, company: Company) => Wire,
) {
  const during = (employee: Employee, period: YearPeriod, call: Call): Wire[] => {
    const company = companyOf(employee, call);
    const history = holdingDuring(historyOf(employee), daysOf(period, company.periodType));
    return history.map((record) => toWire(record, company));
  };
  const list = ({ EmployeeId, ...named }: Named, call: Call): Wire[] => {
    const employee = call.view.employee(EmployeeId);
    return during(employee, namedPeriod(employee, named, call), call);
  };
  return {
    /** All that held in the period. */
    list,
    /** Left out of the answer when nothing held yet. */
    one: (named: Named, call: Call): Wire | null => list(named, call).at(-1) ?? null,
    current({ EmployeeId }: Current, call: Call): Wire | null {
      const employee = call.view.employee(EmployeeId);
      return during(employee, openPeriodOf(employee, call), call).at(-1) ?? null;
    },
  };
}

/** The days of the period that is open for an employee. */
export function openDaysOf(employee: Employee, call: Call): PeriodDays {
  return daysOf(openPeriodOf(employee, call), companyOf(employee, call).periodType);
}

/**
 * The history with a record that is all there is in the open period: what `..._UpdateCurrent` makes of it
 * (mark: current-update-replaces-period).
 */
export function recordedInstead<T extends FromDate>(history: readonly T[], record: T, days: PeriodDays): T[] {
  const others = history.filter(({ startDate }) => !isWithin(startDate, days));
  return recordedOn(others, record);
}

function isWithin(date: DateTime, { first, last }: PeriodDays): boolean {
  return date >= first && date <= last;
}
