import { isPendingFor } from '../../payroll/run-requests.ts';
import { runIn } from '../../payroll/runs.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';

/** How far an action is, and the number of that. The names of tracks, actions and statuses are guesses. */
const STATUSES = { Open: 1, Pending: 2, Done: 3 } as const;
type Status = keyof typeof STATUSES;

/** How far payroll is: one track, of running the period and closing it. */
export const payrollWorkflow = {
  /** @throws NmbrsFault InvalidPeriod for a period the company does not have. */
  PayrollWorkflow_Get({ CompanyId, Year, Period }, { environment, view }) {
    const company = view.company(CompanyId);
    const period = { year: Year, period: Period };
    requirePossible(period, company.periodType);
    const run = runIn(environment, company, period);
    const notRun = isPendingFor(company, period, environment.now) ? 'Pending' : 'Open';
    const running = { ...action(1, 'Verlonen', run ? 'Done' : notRun), RunAt: run?.runAt ?? null };
    const closing = { ...action(2, 'Periode sluiten', run?.locked ? 'Done' : 'Open'), RunAt: null };
    const track = trackStatus(running.ActionStatus, closing.ActionStatus);
    return [{ TrackName: 'Verloning', TrackStatus: track, Actions: [running, closing] }];
  },
} satisfies Family<'CompanyService'>;

function action(id: number, name: string, status: Status) {
  return { ActionId: id, ActionName: name, ActionStatusId: STATUSES[status], ActionStatus: status };
}

/** A track of which not all actions are alike is on its way. */
function trackStatus(first: Status, ...others: readonly Status[]): Status {
  return others.every((status) => status === first) ? first : 'Pending';
}
