import type { Environment } from '../../../client/environment.ts';
import type { Nmbrs } from '../../../client/in-process/start.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import type { Asked } from './captured-reads.ts';

/** When the day is. */
export const CLOCK = { now: '2026-11-16T09:00:00', frozen: true } as const;

export const PERIODS = [
  { Year: 2026, Period: 11 },
  { Year: 2026, Period: 5 },
];

/** Who calls on the day: one sees all debtors, one those of a tag, one a debtor alone. */
export const CALLERS = ['debtor', 'master', 'master-filtered'] as const;

/** An office of several debtors, with those logins. */
export function dayAtOffice(service: Nmbrs): Promise<Environment<(typeof CALLERS)[number]>> {
  return service.environment({
    from: 'demo',
    clock: CLOCK,
    logins: CALLERS.map((archetype) => ({ archetype })),
  });
}

/** The calls of a day: what holds now, and lists by company and by debtor. */
export function isOfDay({ name }: Operation): boolean {
  return /^List_Get|_GetCurrent$|_GetListCurrent$|^(?:Contract_GetAll|Service_GetList|Absence2_GetList|Leave_GetList_V2|Children_Get|Partner_Get|Department_GetList|Function_GetList|Tags_Get|CostCenter_GetList|Manager_GetList)$/.test(
    name,
  );
}

/** What each of them asks on the day. */
export const DAY: Asked = {
  debtors: [1001, 1002, 1003, 1004, 1005, 1006],
  companies: [10001, 10002, 10005],
  employees: [5000001, 5000014, 5001017, 5002001, 5003001, 5004001, 5007003],
  periods: PERIODS,
  versions: ['v3'],
  wants: isOfDay,
};
