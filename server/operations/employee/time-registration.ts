import type {
  TimeRegistrationCode as WireCode,
  TimeRegistrationModel as WireTimeRegistration,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import {
  type TimeRegistrationCode,
  timeRegistrationCodes,
} from '../../../fixtures/time-registration-codes.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { midnightOf, type PeriodDays } from '../../world/period-days.ts';
import type { TimeRegistration } from '../../world/records/time-registration.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { openDaysOf } from '../shared/employee/dated-history.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, writableDay } from '../shared/employee/periods.ts';
import { required } from '../shared/employee/record-lists.ts';

/**
 * What employees did with their time, in their calendars. It belongs to the day on which it began. Payroll does not
 * read it. What is of a closed period can be neither put in nor taken out: there is no unprotected mode to ask for.
 */
export const timeRegistration = {
  TimeRegistration_GetAll_AllTimeRegistrationCodes() {
    return timeRegistrationCodes.map(codeToWire);
  },

  /** Those of the days from the first to the last, both included (mark: time-registration-days). */
  TimeRegistration_GetList({ employeeId, dtmStart, dtmEnd }, { view }) {
    const employee = view.employee(employeeId);
    return employee.timeRegistrations
      .filter(isOnDays(daysBetween(dtmStart, dtmEnd)))
      .map((registration) => toWire(registration, employee));
  },

  TimeRegistration_Insert({ timeRegistrationCode, employeeId, dtmStart, dtmEnd, costCenterId }, call) {
    const sent = {
      EmployeeID: employeeId,
      TimeRegistrationCode: timeRegistrationCode,
      DtmStart: dtmStart,
      DtmEnd: dtmEnd,
      CostCenterId: costCenterId,
    };
    register(fromWire(sent, call), call);
  },

  /** All or none. */
  TimeRegistration_Insert_Batch({ models }, call) {
    const registered = (models ?? []).map((model) => fromWire(model, call));
    for (const registration of registered) register(registration, call);
  },

  TimeRegistration_Delete({ timeRegistrationModelId, employeeId }, call) {
    requireDeletable(timeRegistrationModelId, employeeId, call);
    remove(timeRegistrationModelId, employeeId, call);
  },

  TimeRegistration_Clear({ employeeId, startDate, endDate }, call) {
    requireOrder(startDate, endDate);
    const employee = call.view.employee(employeeId);
    writableDay(employee, startDate, false, call);
    clear(employee, daysBetween(startDate, endDate), call);
  },

  TimeRegistration_ClearCurrent({ employeeId }, call) {
    const employee = call.view.employee(employeeId);
    clear(employee, openDaysOf(employee, call), call);
  },

  /** All or none; of a model only its ID and the employee count (mark: time-batch-delete-by-id). */
  TimeRegistration_Delete_Batch({ models }, call) {
    const rows = (models ?? []).map(rowOf);
    for (const { ID, EmployeeID } of rows) requireDeletable(ID, EmployeeID, call);
    for (const { ID, EmployeeID } of rows) remove(ID, EmployeeID, call);
  },
} satisfies Family<'EmployeeService'>;

/** What counts of a row that is put in; its ID and status say nothing (mark: time-registration-own-fields). */
type Sent = Omit<WireTimeRegistration, 'ID' | 'Status'>;

interface Registered extends Omit<TimeRegistration, 'id' | 'createdAt'> {
  readonly employeeId: number;
}

/**
 * @throws NmbrsFault StartAfterEnd when it ends before it begins; InvalidSetOfValues without a code; NotFound for one
 * that is not in the list (mark: unknown-record-not-found); InvalidCostCenterId for a cost centre the company does not
 * have; those of `writableDay`.
 */
function fromWire(model: Sent | null, call: Call): Registered {
  const sent = rowOf(model);
  requireOrder(sent.DtmStart, sent.DtmEnd);
  if (!sent.TimeRegistrationCode) throw new NmbrsFault('InvalidSetOfValues');
  const employee = call.view.employee(sent.EmployeeID);
  writableDay(employee, sent.DtmStart, false, call);
  const costCenter = companyOf(employee, call).costCenters.find(({ id }) => id === sent.CostCenterId);
  if (sent.CostCenterId > 0 && !costCenter) throw new NmbrsFault('InvalidCostCenterId');
  return {
    employeeId: employee.id,
    start: sent.DtmStart,
    end: sent.DtmEnd,
    codeId: required(timeRegistrationCodes, sent.TimeRegistrationCode.Id).id,
    costCenterId: costCenter?.id ?? 0,
    description: sent.Description ?? null,
  };
}

/** @throws NmbrsFault InvalidSetOfValues for a row that is nil. */
function rowOf<T>(row: T | null): T {
  if (!row) throw new NmbrsFault('InvalidSetOfValues');
  return row;
}

function requireOrder(start: DateTime, end: DateTime): void {
  if (start > end) throw new NmbrsFault('StartAfterEnd');
}

function register({ employeeId, ...registered }: Registered, { environment, view }: Call): void {
  const employee = view.employee(employeeId);
  const registration = { ...newRecord(environment), ...registered };
  const timeRegistrations = [...employee.timeRegistrations, registration].sort(byStart);
  environment.employees.put({ ...employee, timeRegistrations });
}

/** @throws NmbrsFault NotFound for one the employee does not have; those of `writableDay`. */
function requireDeletable(id: number, employeeId: number, call: Call): void {
  const employee = call.view.employee(employeeId);
  writableDay(employee, required(employee.timeRegistrations, id).start, false, call);
}

function remove(id: number, employeeId: number, { environment, view }: Call): void {
  const employee = view.employee(employeeId);
  const timeRegistrations = employee.timeRegistrations.filter((registration) => registration.id !== id);
  environment.employees.put({ ...employee, timeRegistrations });
}

function clear(employee: Employee, days: PeriodDays, { environment }: Call): void {
  const isCleared = isOnDays(days);
  const timeRegistrations = employee.timeRegistrations.filter((registration) => !isCleared(registration));
  environment.employees.put({ ...employee, timeRegistrations });
}

function daysBetween(first: DateTime, last: DateTime): PeriodDays {
  return { first: midnightOf(first), last: midnightOf(last) };
}

function isOnDays({ first, last }: PeriodDays): (registration: TimeRegistration) => boolean {
  return ({ start }) => midnightOf(start) >= first && midnightOf(start) <= last;
}

function byStart(a: TimeRegistration, b: TimeRegistration): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

/** It stays open: nothing here sends or processes it (mark: time-registration-stays-open). */
function toWire(registration: TimeRegistration, { id: employeeId }: Employee): WireTimeRegistration {
  return {
    DtmEnd: registration.end,
    DtmStart: registration.start,
    ID: registration.id,
    EmployeeID: employeeId,
    Status: 'Open',
    TimeRegistrationCode: codeToWire(required(timeRegistrationCodes, registration.codeId)),
    Description: registration.description,
    CostCenterId: registration.costCenterId,
  };
}

/** No code has a rule of calculation, and all are for hours (mark: time-codes-for-hours). */
function codeToWire({ id, itemType, description }: TimeRegistrationCode): WireCode {
  return {
    Id: id,
    TimeRegistrationItemTypeID: itemType,
    Description: description,
    Deleted: false,
    CalculationRule: 0,
    HourType: true,
    Visible: true,
  };
}
