import type { RunRequest as WireRunRequest } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { handledAt, isPendingFor, requestsUntil, statusAt } from '../../payroll/run-requests.ts';
import type { RunRequest } from '../../world/records/run-request.ts';
import type { Family } from '../call.ts';

/** Asking for a run of the open period; it is there once the request is handled. */
export const runRequest = {
  /** While a request for the period is pending, another one changes nothing (mark: run-request-once). */
  RunRequest_Insert({ CompanyId }, { environment, view }) {
    const company = view.company(CompanyId);
    const period = environment.openPeriodOf(company);
    if (isPendingFor(company, period, environment.now)) return;
    const request: RunRequest = { period, requestedAt: environment.now };
    environment.companies.put({ ...company, runRequests: [...company.runRequests, request] });
  },

  /** Those for a run of that year, earliest first (mark: run-request-list). */
  RunRequest_GetList({ CompanyId, Year }, { environment, view }) {
    return requestsUntil(view.company(CompanyId), environment.now)
      .filter(({ period }) => period.year === Year)
      .map((request) => toWire(request, environment.now));
  },
} satisfies Family<'CompanyService'>;

function toWire(request: RunRequest, now: DateTime): WireRunRequest {
  const { year, period } = request.period;
  const status = statusAt(request, now);
  return {
    Period: period,
    Year: year,
    Status: status,
    HandledDate: status === 'Pending' ? DEFAULT_DATE_TIME : handledAt(request),
  };
}
