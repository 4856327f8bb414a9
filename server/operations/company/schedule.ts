import type { FulltimeSchedule } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { WeekHours } from '../../../fixtures/seed.ts';
import type { Family } from '../call.ts';

/**
 * The full-time schedules of a company: four, of which those that are not set have no hours
 * (mark: company-four-schedules). Here the first is set, and its weeks are the same (mark: company-one-schedule).
 */
export const schedule = {
  Schedule_GetCurrent({ CompanyId }, { view }) {
    const { fullTimeWeek } = view.company(CompanyId);
    return {
      FulltimeScheduleOne: toWire(fullTimeWeek ?? WITHOUT_HOURS),
      FulltimeScheduleTwo: toWire(WITHOUT_HOURS),
      FulltimeScheduleThree: toWire(WITHOUT_HOURS),
      FulltimeScheduleFour: toWire(WITHOUT_HOURS),
    };
  },
} satisfies Family<'CompanyService'>;

const WITHOUT_HOURS: WeekHours = ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00'];

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
