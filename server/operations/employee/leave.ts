import type {
  LeaveType,
  LeaveUsageType,
  Leave as WireLeave,
  LeaveV2 as WireLeaveV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { isLeftOut } from '../../../contracts/interface/values.ts';
import type { LeaveTypeGroup } from '../../../fixtures/leave-types.ts';
import type { Leave } from '../../world/records/leave.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { leaveHoursOf, leaveTypesOf, startsInYear } from '../shared/employee/leave-balance.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { idText, replaced, without } from '../shared/employee/record-lists.ts';
import { endsBeforeStart, impossible, missing, noSuch } from '../shared/faults.ts';

/** Leave: holidays and the like; illness is absence. It may lie in closed periods (mark: leave-in-closed-periods). */
export const leave = {
  Leave_Insert({ EmployeeId, Leave: sent }, call) {
    const employee = call.view.employee(EmployeeId);
    const booked = fromWire(sent, employee, call.environment.idOfNewRecord(), call);
    call.environment.employees.put({ ...employee, leave: [...employee.leave, booked] });
  },

  Leave_Update({ EmployeeId, Leave: sent }, call) {
    if (!sent) throw missing('Leave');
    const employee = call.view.employee(EmployeeId);
    const old = requiredLeave(employee, sent.Id);
    const changed = fromWire(sent, employee, old.id, call);
    call.environment.employees.put({ ...employee, leave: replaced(employee.leave, changed, 'leave') });
  },

  Leave_Delete({ EmployeeId, LeaveId }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    const gone = requiredLeave(employee, LeaveId);
    environment.employees.put({ ...employee, leave: without(employee.leave, gone.id, 'leave') });
    return idText(gone.id);
  },

  Leave_GetList(wanted, call) {
    return bookedOf(wanted, call).map(toWire);
  },

  Leave_GetList_V2(wanted, call) {
    return bookedOf(wanted, call).map((booked): WireLeaveV2 => ({ ...toWire(booked), Id: booked.id }));
  },

  LeaveBalance_Get({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    const { opening, current } = leaveHoursOf(employee, typesOf(employee, call), call.environment.today);
    return { DecMedewerkerVerlofStartSaldo: opening, DecMedewerkerVerlofCurrSaldo: current };
  },

  LeaveBalance_GetPerType({ EmployeeId, LeaveType }, call) {
    const employee = call.view.employee(EmployeeId);
    const group = requiredType(employee, LeaveType, 'LeaveType', call);
    const { opening, current } = leaveHoursOf(employee, [group], call.environment.today);
    return { OpeningBalance: opening, CurrentBalance: current };
  },
} satisfies Family<'EmployeeService'>;

/** @throws NmbrsFault InvalidLeave for leave the employee does not have. */
function requiredLeave({ leave }: Employee, leaveId: number): Leave {
  const booked = leave.find(({ id }) => id === leaveId);
  if (!booked) throw noSuch('the employee', 'leave', leaveId, 'InvalidLeave');
  return booked;
}

function typesOf(employee: Employee, call: Call): readonly LeaveTypeGroup[] {
  return leaveTypesOf(employee, openPeriodOf(employee, call));
}

/** @throws NmbrsFault InvalidLeaveType for a type that is not in use for the employee, such as `Undefined`. */
function requiredType(employee: Employee, wanted: LeaveType, path: string, call: Call): LeaveTypeGroup {
  const group = typesOf(employee, call).find(({ type }) => type === wanted);
  if (!group)
    throw impossible(path, wanted, 'a leave type that is in use for the employee', 'InvalidLeaveType');
  return group;
}

interface Wanted {
  readonly EmployeeId: number;
  readonly Type: LeaveType | null;
  readonly Soort: LeaveUsageType | null;
  readonly Year: number;
}

/**
 * What starts in a year, in the order it came in; of all types when none, or `Undefined`, is asked for
 * (mark: leave-lists-by-year).
 */
function bookedOf({ EmployeeId, Type, Soort, Year }: Wanted, { view }: Call): Leave[] {
  const isWanted = ({ type, usage }: Leave) =>
    (Type === null || Type === 'Undefined' || type === Type) && (Soort === null || usage === Soort);
  return view.employee(EmployeeId).leave.filter((booked) => isWanted(booked) && startsInYear(booked, Year));
}

function toWire(booked: Leave): WireLeave {
  return {
    Description: booked.description,
    Hours: booked.hours,
    UsageType: booked.usage,
    Start: booked.start,
    End: booked.end,
    StartHours: booked.startHours,
    EndHours: booked.endHours,
    Type: booked.type,
    Status: booked.status,
  };
}

/**
 * Leave as it was sent: what was left out is not there (mark: update-overwrites).
 * @throws NmbrsFault InvalidLeaveType for a type that is not in use; InvalidSetOfValues for no leave, one without a
 * start, one that ends before it starts, and hours below zero (mark: invalid-values-refused).
 */
function fromWire(sent: WireLeave | null, employee: Employee, id: number, call: Call): Leave {
  if (!sent) throw missing('Leave');
  const { type } = requiredType(employee, sent.Type, 'Leave.Type', call);
  if (isLeftOut(sent.Start)) throw missing('Leave.Start');
  if (sent.Start > sent.End) throw endsBeforeStart(['Leave.End', sent.End], ['Leave.Start', sent.Start]);
  if (Number(sent.Hours) < 0) throw impossible('Leave.Hours', sent.Hours, '0 or more');
  return {
    id,
    description: sent.Description ?? null,
    hours: sent.Hours,
    usage: sent.UsageType,
    start: sent.Start,
    end: sent.End,
    startHours: sent.StartHours,
    endHours: sent.EndHours,
    type,
    status: sent.Status,
  };
}
