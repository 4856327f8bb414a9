import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import { endReasons } from '../../../fixtures/end-reasons.ts';
import { midnightOf } from '../../../fixtures/period-days.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Employee, Employment } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { newEmployment } from '../shared/employee/new-employment.ts';
import { writableDay } from '../shared/employee/periods.ts';
import { endsBeforeStart, impossible } from '../shared/faults.ts';

/** The times in service of an employee. The end is the last day. */
export const service = {
  Service_GetList({ EmployeeId }, { view }) {
    return view.employee(EmployeeId).employments.map(({ startDate, endDate, seniorityDate, endReason }) => ({
      Start: startDate,
      End: endDate ?? DEFAULT_DATE_TIME,
      SeniorityDate: seniorityDate,
      EndServiceReason: endReason?.description ?? null,
    }));
  },

  Service_Insert({ EmployeeId, Start, UnprotectedMode }, call) {
    insert(EmployeeId, Start, Start, UnprotectedMode, call);
  },

  Service_Insert2({ EmployeeId, Start, Ancienniteitsdatum, UnprotectedMode }, call) {
    insert(EmployeeId, Start, Ancienniteitsdatum, UnprotectedMode, call);
  },

  /**
   * Ends the service and nothing else: contracts and wage components stay (mark: service-stop-alone).
   * @throws NmbrsFault InvalidSetOfValues for an end before the start (mark: invalid-values-refused).
   */
  Service_StopCurrent({ EmployeeId, End, EndServiceReasonId, UnprotectedMode }, call) {
    const employee = call.view.employee(EmployeeId);
    const last = employee.employments.at(-1);
    if (!last || last.endDate !== null)
      throw new NmbrsFault(NOT_IN_SERVICE, `the employee ${employee.id} is in no service without an end`);
    const endReason = Object.values(endReasons).find(({ id }) => id === EndServiceReasonId);
    if (!endReason)
      throw impossible(
        'EndServiceReasonId',
        EndServiceReasonId,
        'the id of an end-of-service reason',
        UNKNOWN_REASON,
      );
    const endDate = writableDay(employee, End, UnprotectedMode, call);
    if (endDate < last.startDate)
      throw endsBeforeStart(['End', endDate], ['the start of the service,', last.startDate]);
    replaceLast(employee, { ...last, endDate, endReason }, call);
  },

  /**
   * False when there is no end to take away (mark: no-service-to-change).
   * @throws NmbrsFault ProtectedMode for an end in a closed period, without unprotected mode
   * (mark: out-service-closed-period).
   */
  Service_RemoveOutService({ EmployeeId, UnprotectedMode }, call) {
    const employee = call.view.employee(EmployeeId);
    const last = employee.employments.at(-1);
    if (!last?.endDate) return false;
    writableDay(employee, last.endDate, UnprotectedMode, call);
    replaceLast(employee, { ...last, endDate: null, endReason: null }, call);
    return true;
  },

  /**
   * False when there is none (mark: no-service-to-change); also of one of closed periods: there is no unprotected mode
   * to ask for (mark: delete-in-closed-periods).
   */
  Service_Delete({ EmployeeId }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    if (employee.employments.length === 0) return false;
    environment.employees.put({ ...employee, employments: employee.employments.slice(0, -1) });
    return true;
  },
} satisfies Family<'EmployeeService'>;

/** When a service is to be ended that does not run, or has its end already (mark: unknown-record-not-found). */
const NOT_IN_SERVICE = 'NotFound';

/** For a reason that is not in the list (mark: invalid-values-refused). */
const UNKNOWN_REASON = 'InvalidSetOfValues';

/**
 * Begins a new time in service, after the end of the one before: times in service do not overlap, else
 * InvalidSetOfValues (mark: services-do-not-overlap). An applicant is hired by it (mark: service-insert-hires); who
 * starts later is a new hire until then.
 */
function insert(
  employeeId: number,
  start: DateTime,
  seniority: DateTime,
  unprotectedMode: boolean,
  call: Call,
): void {
  const employee = call.view.employee(employeeId);
  const startDate = writableDay(employee, start, unprotectedMode, call);
  const { employments } = employee;
  const other = employments.find(({ endDate }) => endDate === null || endDate >= startDate);
  if (other)
    throw impossible(
      'Start',
      startDate,
      other.endDate === null
        ? `after the service from ${other.startDate}, which has no end yet`
        : `after the service that ends on ${other.endDate}`,
    );
  const begun: Employment = {
    ...newEmployment(startDate, call),
    initialStartDate: employments[0]?.initialStartDate ?? startDate,
    seniorityDate: midnightOf(seniority),
  };
  call.environment.employees.put({ ...employee, type: 'newHire', employments: [...employments, begun] });
}

function replaceLast(employee: Employee, last: Employment, { environment }: Call): void {
  environment.employees.put({ ...employee, employments: [...employee.employments.slice(0, -1), last] });
}
