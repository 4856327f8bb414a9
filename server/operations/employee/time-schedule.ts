import type { TimeSchedule as WireTimeSchedule } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import { daysAfter, daysOf, type PeriodDays } from '../../../fixtures/period-days.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { byStart } from '../../world/history.ts';
import type { TimeSchedule } from '../../world/records/time-schedule.ts';
import type { Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, namedPeriod, writableDay } from '../shared/employee/periods.ts';
import { required, without } from '../shared/employee/record-lists.ts';
import { ENVIRONMENT_NUMBER, requireApart, slotFromWire, slotToWire } from '../shared/employee/time-slot.ts';

/**
 * When an employee works, hour by hour. A schedule holds until one from a later day; those from the same day hold
 * together, so that no slot of one may cross a slot of another (mark: time-schedules-of-one-day).
 */
export const timeSchedule = {
  TimeSchedule_GetAll({ EmployeeId }, { view }) {
    const employee = view.employee(EmployeeId);
    return employee.timeSchedules.map((schedule) => toWire(schedule, employee));
  },

  TimeSchedule_GetListByPeriod({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    const period = namedPeriod(employee, named, call);
    return heldDuring(employee, daysOf(period, companyOf(employee, call).periodType));
  },

  TimeSchedule_AllEmployee_GetListByPeriod({ CompanyId, ...named }, call) {
    const company = call.view.company(CompanyId);
    const period = namedPeriod({ companyId: company.id }, named, call);
    const days = daysOf(period, company.periodType);
    return call.view.employeesOf(company.id).map((employee) => ({
      EmployeeID: employee.id,
      TimeSchedules: heldDuring(employee, days),
    }));
  },

  TimeSchedule_Insert({ startDate: start, timeSlots, EmployeeId, UnprotectedMode }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const startDate = writableDay(employee, start, UnprotectedMode, call);
    const slots = (timeSlots ?? []).map((slot, at) =>
      slotFromWire(slot, `timeSlots[${at}]`, environment.idOfNewRecord()),
    );
    const sameDay = employee.timeSchedules.filter((other) => other.startDate === startDate);
    requireApart([...sameDay.flatMap((other) => other.slots), ...slots]);
    const schedule = { ...newRecord(environment), startDate, slots };
    const timeSchedules = [...employee.timeSchedules, schedule].sort(byStart);
    environment.requireRoomForNewRecords();
    environment.employees.put({ ...employee, timeSchedules });
    return schedule.id;
  },

  /** What held before holds again. */
  TimeSchedule_DeleteByID({ TimeScheduleId, EmployeeId, UnprotectedMode }, call) {
    const employee = call.view.employee(EmployeeId);
    const { startDate } = required(employee.timeSchedules, TimeScheduleId, 'time schedule');
    writableDay(employee, startDate, UnprotectedMode, call);
    const timeSchedules = without(employee.timeSchedules, TimeScheduleId, 'time schedule');
    call.environment.employees.put({ ...employee, timeSchedules });
  },
} satisfies Family<'EmployeeService'>;

function heldDuring(employee: Employee, { first, last }: PeriodDays): WireTimeSchedule[] {
  return employee.timeSchedules
    .filter((schedule) => {
      const end = endOf(schedule, employee);
      return schedule.startDate <= last && (end === null || end >= first);
    })
    .map((schedule) => toWire(schedule, employee));
}

/** The last day: the one before the next schedule starts. Null while there is none. */
function endOf({ startDate }: TimeSchedule, { timeSchedules }: Employee): DateTime | null {
  const next = timeSchedules.find((other) => other.startDate > startDate);
  return next ? daysAfter(next.startDate, -1) : null;
}

function toWire(schedule: TimeSchedule, employee: Employee): WireTimeSchedule {
  return {
    DtmStart: schedule.startDate,
    ID: schedule.id,
    IntMedewerkerID: employee.id,
    IntEnvironmentID: ENVIRONMENT_NUMBER,
    DtmEnd: endOf(schedule, employee) ?? DEFAULT_DATE_TIME,
    Slots: schedule.slots.map(slotToWire),
  };
}
