import type { YearPeriod } from '../../../fixtures/seed.ts';
import { isPendingFor } from '../../payroll/run-requests.ts';
import { runIn } from '../../payroll/runs.ts';
import type { Environment } from '../../world/environment.ts';
import type { Company } from '../../world/records.ts';

/** How far an action is, and the number of that. The names are our own (mark: workflow-names). */
const STATUSES = { Open: 1, Pending: 2, Done: 3 } as const;
type Status = keyof typeof STATUSES;

/** How far the payroll of a period is: one track, of running the period and closing it. */
export function workflowIn(company: Company, period: YearPeriod, environment: Environment) {
  const run = runIn(environment, company, period);
  const notRun = isPendingFor(company, period, environment.now) ? 'Pending' : 'Open';
  const running = { ...action(1, 'Verlonen', run ? 'Done' : notRun), RunAt: run?.runAt ?? null };
  const closing = { ...action(2, 'Periode sluiten', run?.locked ? 'Done' : 'Open'), RunAt: null };
  const track = trackStatus(running.ActionStatus, closing.ActionStatus);
  return [{ TrackName: 'Verloning', TrackStatus: track, Actions: [running, closing] }];
}

function action(id: number, name: string, status: Status) {
  return { ActionId: id, ActionName: name, ActionStatusId: STATUSES[status], ActionStatus: status };
}

/** A track of which not all actions are alike is on its way. */
function trackStatus(first: Status, ...others: readonly Status[]): Status {
  return others.every((status) => status === first) ? first : 'Pending';
}
