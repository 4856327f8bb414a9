import type { YearPeriod } from '../../../fixtures/seed.ts';
import type { Call } from '../call.ts';
import { namedPeriod, writablePeriod } from './employee/periods.ts';

/** A period as calls name it. */
export interface NamedPeriod {
  readonly Year: number;
  readonly Period: number;
}

/** An owner of periods: a company, or the one an employee works for. */
export interface HasPeriods {
  readonly companyId: number;
}

/** Which period a call is about: `openPeriodOf`, or one that it names. The rows of a batch have a company each. */
export type PeriodOf = (owner: HasPeriods, call: Call) => YearPeriod;

/** A period that is read. @throws NmbrsFault InvalidPeriod. */
export function reading(named: NamedPeriod): PeriodOf {
  return (owner, call) => namedPeriod(owner, named, call);
}

/**
 * A period that is written to.
 * @throws NmbrsFault InvalidPeriod; ProtectedMode when it is closed and unprotected mode is off.
 */
export function writing(named: NamedPeriod, unprotectedMode: boolean): PeriodOf {
  return (owner, call) => writablePeriod(owner, named, unprotectedMode, call);
}
