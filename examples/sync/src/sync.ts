import type { Changes, Illness, WorkedHours } from './hr-system.ts';
import type { EmployeeService } from './nmbrs.ts';
import { type Requests, requests } from './requests.ts';

/** What was written to Nmbrs. */
export interface SyncReport {
  readonly absences: number;
  readonly recoveries: number;
  readonly hours: number;
}

interface Employee {
  readonly Id: number;
  readonly Number: number;
}

/** How the integration goes about it; `bugs.ts` replaces parts of this, one at a time. */
export interface Ways {
  readonly requests: Requests;
  /** By what Nmbrs knows an employee. */
  idOf(employee: Employee): number;
  reportIll(nmbrs: EmployeeService, request: object): Promise<number>;
  replaceHours(nmbrs: EmployeeService, clear: object, insert: object): Promise<void>;
}

export const ways: Ways = {
  requests,
  idOf: ({ Id }) => Id,
  reportIll: (nmbrs, request) => nmbrs.call<number>('Absence2_Insert', request),
  /** What was booked for the period before makes way. */
  async replaceHours(nmbrs, clear, insert) {
    await nmbrs.call('HourComponentVar_Clear', clear);
    await nmbrs.call('HourComponentVar_Insert', insert);
  },
};

/** Writes what changed at a company since the last time. */
export async function sync(
  nmbrs: EmployeeService,
  companyId: number,
  { illnesses, hours, reportedOn }: Changes,
  { requests, idOf, reportIll, replaceHours }: Ways = ways,
): Promise<SyncReport> {
  const ids = await employeeIds(nmbrs, companyId, idOf);
  const idFor = ({ personnelNumber }: Illness | WorkedHours) => {
    const id = ids.get(personnelNumber);
    if (id === undefined) throw new Error(`Nmbrs has no employee with number ${personnelNumber}`);
    return id;
  };
  let recoveries = 0;
  for (const illness of illnesses) {
    const employeeId = idFor(illness);
    const absenceId = await reportIll(nmbrs, requests.absence(employeeId, illness));
    if (illness.lastDay === null) continue;
    const recovery = requests.recovery(employeeId, absenceId, illness.lastDay, reportedOn);
    await nmbrs.call('Absence_RecoveryInsert', recovery);
    recoveries++;
  }
  for (const worked of hours) {
    const employeeId = idFor(worked);
    await replaceHours(nmbrs, requests.clearHours(employeeId, worked), requests.hours(employeeId, worked));
  }
  return { absences: illnesses.length, recoveries, hours: hours.length };
}

async function employeeIds(
  nmbrs: EmployeeService,
  CompanyId: number,
  idOf: Ways['idOf'],
): Promise<ReadonlyMap<number, number>> {
  const found = await nmbrs.call<{ Employee: Employee[] }>('List_GetByCompany', {
    CompanyId,
    EmployeeType: 0,
  });
  return new Map(found.Employee.map((employee) => [employee.Number, idOf(employee)]));
}
