import { atTime, dayOf } from '../../fixtures/calendar.ts';
import { workingDayUntil } from '../../fixtures/dutch/working-day.ts';
import { runIdOf } from '../../fixtures/ids.ts';
import { comparePeriods, periodsIn } from '../../fixtures/period.ts';
import { daysOf } from '../../fixtures/period-days.ts';
import type { DateTime, YearPeriod } from '../../fixtures/seed.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import type { Run } from './model.ts';
import { handledAt, requestsFor } from './run-requests.ts';

/**
 * The pay runs of a company in a year, by number: one of every closed period since its first year, and one of the open
 * period once one was asked for and handled (mark: run-of-every-period).
 */
export function runsOf(environment: Environment, company: Company, year: number): Run[] {
  if (year < company.firstYear) return [];
  const numbers = Array.from({ length: periodsIn(year, company.periodType) }, (_, at) => at + 1);
  return numbers.flatMap((period) => runIn(environment, company, { year, period }) ?? []);
}

/** The run of a company in a period; null when there is none. */
export function runIn(environment: Environment, company: Company, period: YearPeriod): Run | null {
  if (period.year < company.firstYear) return null;
  const openness = comparePeriods(period, environment.openPeriodOf(company));
  if (openness > 0) return null;
  const locked = openness < 0;
  const requestedRunAt = lastHandled(environment, company, period);
  if (!locked && !requestedRunAt) return null;
  return {
    id: runIdOf(company.id, period),
    companyId: company.id,
    number: period.period,
    period,
    description: `Verloning ${period.period}-${period.year}`,
    runAt: requestedRunAt ?? closingOf(company, period),
    locked,
  };
}

/** When the run of a period was last made on request; undefined when it was not. */
function lastHandled(
  { now }: Environment,
  { runRequests }: Company,
  period: YearPeriod,
): DateTime | undefined {
  return requestsFor(runRequests, period)
    .map(handledAt)
    .filter((dateTime) => dateTime <= now)
    .sort()
    .at(-1);
}

/**
 * When a period is run of which no run was asked for: in the afternoon of its last working day
 * (mark: run-at-end-of-period).
 */
function closingOf({ periodType }: Company, period: YearPeriod): DateTime {
  return atTime(workingDayUntil(dayOf(daysOf(period, periodType).last)), CLOSING_TIME);
}

const CLOSING_TIME = 16 * 3600;
