import { atOnce, type Steps } from '../../../base/turns.ts';
import type {
  TimeRegistrationCode as WireCode,
  TimeRegistrationModel as WireTimeRegistration,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { midnightOf, type PeriodDays } from '../../../fixtures/period-days.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import {
  type TimeRegistrationCode,
  timeRegistrationCodes,
} from '../../../fixtures/time-registration-codes.ts';
import type { TimeRegistration } from '../../world/records/time-registration.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { Drafts } from '../shared/drafts.ts';
import { openDaysOf } from '../shared/employee/dated-history.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, writableDay } from '../shared/employee/periods.ts';
import { required } from '../shared/employee/record-lists.ts';
import { endsBeforeStart, impossible, missing, noSuch } from '../shared/faults.ts';

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
    atOnce(registerAll([sent], () => inArguments, call));
  },

  /** All or none. */
  TimeRegistration_Insert_Batch({ models }, call) {
    return registerAll(models ?? [], inRow, call);
  },

  TimeRegistration_Delete({ timeRegistrationModelId, employeeId }, call) {
    const employee = call.view.employee(employeeId);
    const registration = employee.timeRegistrations.find(({ id }) => id === timeRegistrationModelId);
    requireDeletable(registration, timeRegistrationModelId, employee, call);
    call.environment.employees.put(withoutRegistrations(new Set([timeRegistrationModelId]), employee));
  },

  TimeRegistration_Clear({ employeeId, startDate, endDate }, call) {
    requireOrder(['startDate', startDate], ['endDate', endDate]);
    const employee = call.view.employee(employeeId);
    writableDay(employee, startDate, false, call);
    clear(employee, daysBetween(startDate, endDate), call);
  },

  TimeRegistration_ClearCurrent({ employeeId }, call) {
    const employee = call.view.employee(employeeId);
    clear(employee, openDaysOf(employee, call), call);
  },

  /** All or none; of a model only its ID and the employee count (mark: time-batch-delete-by-id). */
  *TimeRegistration_Delete_Batch({ models }, call) {
    const rows = (models ?? []).map((model, at) => {
      if (!model) throw missing(inRow(at)());
      return model;
    });
    const { environment, view } = call;
    const employees = new Drafts<Employee, number>((id) => view.employee(id));
    const registrationsOf = byEmployee((id) => employees.get(id).timeRegistrations);
    for (const { ID, EmployeeID } of rows) {
      const registration = registrationsOf(EmployeeID).get(ID);
      requireDeletable(registration, ID, employees.get(EmployeeID), call);
      employees.add(EmployeeID, ID);
      yield;
    }
    yield* employees.putInto(environment.employees, environment, (employee, ids) =>
      withoutRegistrations(new Set(ids), employee),
    );
  },
} satisfies Family<'EmployeeService'>;

/** What counts of a row that is put in; its ID and status say nothing (mark: time-registration-own-fields). */
type Sent = Omit<WireTimeRegistration, 'ID' | 'Status'>;

type Registered = Omit<TimeRegistration, 'id' | 'createdAt'>;

/**
 * @throws NmbrsFault StartAfterEnd when it ends before it begins; InvalidSetOfValues without a code; NotFound for one
 * that is not in the list (mark: unknown-record-not-found); InvalidCostCenterId for a cost centre the company does not
 * have; those of `writableDay`.
 */
function fromWire(sent: Sent, pathOf: PathOf, employeeOf: () => Employee, call: Call): Registered {
  requireOrder([pathOf('DtmStart'), sent.DtmStart], [pathOf('DtmEnd'), sent.DtmEnd]);
  if (!sent.TimeRegistrationCode) throw missing(pathOf('TimeRegistrationCode'));
  const employee = employeeOf();
  writableDay(employee, sent.DtmStart, false, call);
  const costCenter = companyOf(employee, call).costCenters.find(({ id }) => id === sent.CostCenterId);
  if (sent.CostCenterId > 0 && !costCenter)
    throw impossible(
      pathOf('CostCenterId'),
      sent.CostCenterId,
      'the id of a cost centre of the company',
      'InvalidCostCenterId',
    );
  return {
    start: sent.DtmStart,
    end: sent.DtmEnd,
    codeId: requiredCode(sent.TimeRegistrationCode.Id).id,
    costCenterId: costCenter?.id ?? 0,
    description: sent.Description ?? null,
  };
}

/** How a client writes a field of what it sends; without one, the whole. */
type PathOf = (field?: string) => string;

/** The arguments of the call are the fields, their first letter small. */
function inArguments(field = ''): string {
  return `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}

function inRow(at: number): PathOf {
  return (field) => (field === undefined ? `models[${at}]` : `models[${at}].${field}`);
}

function requireOrder(start: readonly [string, DateTime], end: readonly [string, DateTime]): void {
  if (start[1] > end[1]) throw endsBeforeStart(end, start, 'StartAfterEnd');
}

/** Puts in all or none, all at once in the last step. @throws NmbrsFault as `fromWire`; InvalidSetOfValues for one that is nil. */
function* registerAll(
  models: readonly (Sent | null)[],
  pathOf: (at: number) => PathOf,
  call: Call,
): Steps<void> {
  const { environment, view } = call;
  const employees = new Drafts<Employee, TimeRegistration>((id) => view.employee(id));
  for (const [at, sent] of models.entries()) {
    if (!sent) throw missing(pathOf(at)());
    const registered = fromWire(sent, pathOf(at), () => employees.get(sent.EmployeeID), call);
    employees.add(sent.EmployeeID, { ...newRecord(environment), ...registered });
    yield;
  }
  yield* employees.putInto(environment.employees, environment, (employee, registrations) => ({
    ...employee,
    timeRegistrations: [...employee.timeRegistrations, ...registrations].sort(byStart),
  }));
}

/** @throws NmbrsFault NotFound for one the employee does not have; those of `writableDay`. */
function requireDeletable(
  registration: TimeRegistration | undefined,
  id: number,
  employee: Employee,
  call: Call,
): void {
  if (!registration) throw noSuch('the employee', 'time registration', id);
  writableDay(employee, registration.start, false, call);
}

function withoutRegistrations(ids: ReadonlySet<number>, employee: Employee): Employee {
  return { ...employee, timeRegistrations: employee.timeRegistrations.filter(({ id }) => !ids.has(id)) };
}

/** The registrations of employees by id, made once for each. */
function byEmployee(registrationsOf: (employeeId: number) => readonly TimeRegistration[]) {
  const known = new Map<number, ReadonlyMap<number, TimeRegistration>>();
  return (employeeId: number): ReadonlyMap<number, TimeRegistration> => {
    const found =
      known.get(employeeId) ?? new Map(registrationsOf(employeeId).map((one) => [one.id, one] as const));
    known.set(employeeId, found);
    return found;
  };
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
    TimeRegistrationCode: codeToWire(requiredCode(registration.codeId)),
    Description: registration.description,
    CostCenterId: registration.costCenterId,
  };
}

/** @throws NmbrsFault NotFound for an id that is not in the list. */
function requiredCode(id: number): TimeRegistrationCode {
  return required(timeRegistrationCodes, id, 'time registration code', 'the environment');
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
