import type { RunRequestStatus } from '../../contracts/interface/generated/v3/CompanyService.ts';
import { comparePeriods } from '../../fixtures/period.ts';
import type { DateTime, YearPeriod } from '../../fixtures/seed.ts';
import { secondsAfter } from '../world/clock.ts';
import type { RunRequest } from '../world/records/run-request.ts';
import type { Company } from '../world/records.ts';

/**
 * How long a request waits until it is handled, and is then complete, by the clock of the environment
 * (mark: run-request-times).
 */
const HANDLED_AFTER_SECONDS = 60;
const COMPLETE_AFTER_SECONDS = 120;

/** When the run that was asked for is made. */
export function handledAt({ requestedAt }: RunRequest): DateTime {
  return secondsAfter(requestedAt, HANDLED_AFTER_SECONDS);
}

/** How far a request is at a moment. */
export function statusAt(request: RunRequest, now: DateTime): RunRequestStatus {
  if (now < handledAt(request)) return 'Pending';
  return now < secondsAfter(request.requestedAt, COMPLETE_AFTER_SECONDS) ? 'Handled' : 'Complete';
}

/** What was asked for until a moment: a clock can be set back to before a request. */
export function requestsUntil({ runRequests }: Pick<Company, 'runRequests'>, now: DateTime): RunRequest[] {
  return runRequests.filter(({ requestedAt }) => requestedAt <= now);
}

/** Whether a run of a period was asked for, and is still to be made. */
export function isPendingFor(
  company: Pick<Company, 'runRequests'>,
  period: YearPeriod,
  now: DateTime,
): boolean {
  return requestsFor(requestsUntil(company, now), period).some(
    (request) => statusAt(request, now) === 'Pending',
  );
}

/** The requests of a run of a period. */
export function requestsFor(requests: readonly RunRequest[], period: YearPeriod): RunRequest[] {
  return requests.filter((request) => comparePeriods(request.period, period) === 0);
}
