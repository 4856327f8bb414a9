import type { Schedule as WireSchedule } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { recordedOn } from '../../world/history.ts';
import type { Company, Schedule } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { openDaysOf, readingByPeriod, recordedInstead } from '../shared/employee/dated-history.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, writableDay } from '../shared/employee/periods.ts';
import { impossible } from '../shared/faults.ts';

const reading = readingByPeriod(({ schedules }) => schedules, toWire);

/**
 * When an employee works: hours in two weeks that take turns. The part-time percentage is not worked out, it is what
 * was sent (mark: part-time-percentage-as-sent).
 */
export const schedule = {
  Schedule_Get: reading.one,
  Schedule_GetCurrent: reading.current,
  Schedule_GetList: reading.list,

  Schedule_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, schedules }) => ({
      EmployeeId: id,
      EmployeeSchedules: schedules.map((schedule) => ({
        Id: `${schedule.id}` as const,
        ...toWire(schedule),
        CreationDate: schedule.createdAt,
      })),
    }));
  },

  Schedule_Update({ EmployeeId, Schedule, Start, CompanyRoosterNr }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const startDate = writableDay(employee, Start, false, call);
    const hours = hoursOf(Schedule, CompanyRoosterNr, companyOf(employee, call));
    const schedule = { ...newRecord(environment), startDate, ...hours };
    environment.employees.put({ ...employee, schedules: recordedOn(employee.schedules, schedule) });
  },

  Schedule_UpdateCurrent({ EmployeeId, Schedule, CompanyRoosterNr }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const days = openDaysOf(employee, call);
    const hours = hoursOf(Schedule, CompanyRoosterNr, companyOf(employee, call));
    const schedule = { ...newRecord(environment), startDate: days.first, ...hours };
    environment.employees.put({
      ...employee,
      schedules: recordedInstead(employee.schedules, schedule, days),
    });
  },
} satisfies Family<'EmployeeService'>;

function toWire({ week1, week2, partTimePercentage, startDate }: Schedule): WireSchedule {
  return {
    HoursMonday: week1[0],
    HoursTuesday: week1[1],
    HoursWednesday: week1[2],
    HoursThursday: week1[3],
    HoursFriday: week1[4],
    HoursSaturday: week1[5],
    HoursSunday: week1[6],
    HoursMonday2: week2[0],
    HoursTuesday2: week2[1],
    HoursWednesday2: week2[2],
    HoursThursday2: week2[3],
    HoursFriday2: week2[4],
    HoursSaturday2: week2[5],
    HoursSunday2: week2[6],
    ParttimePercentage: partTimePercentage,
    StartDate: startDate,
  };
}

type Hours = Pick<Schedule, 'week1' | 'week2' | 'partTimePercentage'>;

/**
 * The hours that were sent, 0 where they were left out (mark: update-overwrites), or those of a schedule of the company when there are none (mark: schedule-hours-or-number).
 * The first is its full-time week; it has no others.
 * @throws NmbrsFault InvalidSetOfValues for neither.
 */
function hoursOf(sent: WireSchedule | null, companyScheduleNumber: number, { fullTimeWeek }: Company): Hours {
  if (sent) return fromWire(sent);
  if (companyScheduleNumber !== 1 || !fullTimeWeek)
    throw impossible(
      'CompanyRoosterNr',
      companyScheduleNumber,
      '1, where the company has a full-time week, without Schedule',
    );
  return { week1: fullTimeWeek, week2: fullTimeWeek, partTimePercentage: '100.00' };
}

/**
 * The day on which it starts is an argument of its own; that of the record says nothing
 * (mark: schedule-start-argument).
 */
function fromWire(sent: WireSchedule): Hours {
  return {
    week1: [
      sent.HoursMonday,
      sent.HoursTuesday,
      sent.HoursWednesday,
      sent.HoursThursday,
      sent.HoursFriday,
      sent.HoursSaturday,
      sent.HoursSunday,
    ],
    week2: [
      sent.HoursMonday2,
      sent.HoursTuesday2,
      sent.HoursWednesday2,
      sent.HoursThursday2,
      sent.HoursFriday2,
      sent.HoursSaturday2,
      sent.HoursSunday2,
    ],
    partTimePercentage: sent.ParttimePercentage,
  };
}
