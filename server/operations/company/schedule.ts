import type { FulltimeSchedule } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { WeekHours } from '../../../fixtures/seed.ts';
import type { Family } from '../call.ts';

/**
 * The full-time schedules of a company. It may have four; here it has one, whose weeks are the same
 * (mark: company-one-schedule).
 */
export const schedule = {
  Schedule_GetCurrent({ CompanyId }, { view }) {
    const { fullTimeWeek } = view.company(CompanyId);
    return { FulltimeScheduleOne: fullTimeWeek && toWire(fullTimeWeek) };
  },
} satisfies Family<'CompanyService'>;

/** How hours a week become hours a period: the first way there is (mark: company-one-schedule). */
const METHOD = 'HoursYearDevidedPeriods';

function toWire([
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday,
]: WeekHours): FulltimeSchedule {
  return {
    ScheduleCalcMethod: METHOD,
    HoursMonday: monday,
    HoursTuesday: tuesday,
    HoursWednesday: wednesday,
    HoursThursday: thursday,
    HoursFriday: friday,
    HoursSaturday: saturday,
    HoursSunday: sunday,
    HoursMonday2: monday,
    HoursTuesday2: tuesday,
    HoursWednesday2: wednesday,
    HoursThursday2: thursday,
    HoursFriday2: friday,
    HoursSaturday2: saturday,
    HoursSunday2: sunday,
  };
}
