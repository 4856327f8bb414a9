import { midnightOf } from '../../../../fixtures/period-days.ts';
import type { DateTime, YearPeriod } from '../../../../fixtures/seed.ts';
import { periodOn, requirePossible, requireUnprotected } from '../../../world/periods.ts';
import type { Company, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';

/** The company an employee works for. */
export function companyOf({ companyId }: Pick<Employee, 'companyId'>, { view }: Call): Company {
  return view.company(companyId);
}

/** The period that is open for an employee: what the `..._Current` operations act on. */
export function openPeriodOf(employee: Pick<Employee, 'companyId'>, call: Call): YearPeriod {
  return call.environment.openPeriodOf(companyOf(employee, call));
}

/** A period that was named. @throws NmbrsFault InvalidPeriod when the company has no such period. */
export function namedPeriod(
  employee: Pick<Employee, 'companyId'>,
  { Year: year, Period: period }: { readonly Year: number; readonly Period: number },
  call: Call,
): YearPeriod {
  const named = { year, period };
  requirePossible(named, companyOf(employee, call).periodType);
  return named;
}

/**
 * A period that is to be written to.
 * @throws NmbrsFault InvalidPeriod when there is no such period; ProtectedMode when it is closed and unprotected mode
 * is off.
 */
export function writablePeriod(
  employee: Pick<Employee, 'companyId'>,
  named: { readonly Year: number; readonly Period: number },
  unprotectedMode: boolean,
  call: Call,
): YearPeriod {
  const period = namedPeriod(employee, named, call);
  requireUnprotected(unprotectedMode, period, openPeriodOf(employee, call));
  return period;
}

/**
 * A day from which, or up to which, something is to hold.
 * @returns the day at midnight.
 * @throws NmbrsFault InvalidPeriod when it is in no possible period; ProtectedMode when its period is closed and
 * unprotected mode is off.
 */
export function writableDay(
  employee: Pick<Employee, 'companyId'>,
  date: DateTime,
  unprotectedMode: boolean,
  call: Call,
): DateTime {
  const { year, period } = periodOn(date, companyOf(employee, call).periodType);
  writablePeriod(employee, { Year: year, Period: period }, unprotectedMode, call);
  return midnightOf(date);
}
