import { addYears, atMidnight, type Day, day, dayOf, yearOf } from '../../../fixtures/calendar.ts';
import { minimumHourlyWage } from '../../../fixtures/dutch/minimum-wage.ts';
import { leaveTypeGroupsOf } from '../../../fixtures/leave-types.ts';
import { salaryTable, stepPay } from '../../../fixtures/salary-table.ts';
import type { CompanySeed, EmployeeSeed, SalarySeed, WeekHours } from '../../../fixtures/seed.ts';
import { type Invariant, ofEachEmployee } from '../support/invariant.ts';

const INTERN = 7;

/** What holds for salaries and schedules. */
export const payAndHours: readonly Invariant[] = [
  ofEachEmployee('Every time in service begins with a salary and a schedule', function* ({ company, seed }) {
    for (const { startDate, endDate } of seed.employments) {
      const known = `${company.firstYear}-01-01T00:00:00`;
      if (endDate !== null && endDate < known) continue;
      const first = startDate > known ? startDate : known;
      for (const kind of ['salaries', 'schedules'] as const) {
        if (!seed[kind].some((record) => record.startDate === first))
          yield `in service from ${first}, ${kind} from ${seed[kind].map((record) => record.startDate)}`;
      }
    }
  }),

  ofEachEmployee(
    'Salaries and schedules begin while in service, so that a leaver has none after that',
    function* (staff) {
      const { employments, salaries, schedules } = staff.seed;
      for (const { id, startDate } of [...salaries, ...schedules]) {
        const inService = employments.some(
          (service) => service.startDate <= startDate && (service.endDate ?? startDate) >= startDate,
        );
        if (!inService) yield `record ${id} from ${startDate}`;
      }
    },
  ),

  ofEachEmployee('The hours of a schedule are those of the contract that holds then', function* ({ seed }) {
    for (const { startDate, week1, week2 } of seed.schedules) {
      const mean = (hoursIn(week1) + hoursIn(week2)) / 2;
      const contract = seed.contracts.findLast((candidate) => candidate.startDate <= startDate);
      if (Math.abs(mean - Number(contract?.hoursPerWeek)) > 0.005)
        yield `${mean} hours from ${startDate}, contract for ${contract?.hoursPerWeek}`;
    }
  }),

  ofEachEmployee(
    'The hours of a contract are those of the schedule that holds then',
    function* ({ company, seed }) {
      for (const { startDate, endDate, hoursPerWeek } of seed.contracts) {
        if (endDate !== null && endDate < `${company.firstYear}-01-01T00:00:00`) continue;
        const schedule =
          seed.schedules.findLast((candidate) => candidate.startDate <= startDate) ?? seed.schedules[0];
        const mean = schedule && (hoursIn(schedule.week1) + hoursIn(schedule.week2)) / 2;
        if (mean === undefined || Math.abs(mean - Number(hoursPerWeek)) > 0.005)
          yield `contract from ${startDate} for ${hoursPerWeek}, schedule for ${mean}`;
      }
    },
  ),

  ofEachEmployee(
    'The part-time percentage is that of a full-time week of the company',
    function* ({ company, seed }) {
      const full = hoursIn(company.fullTimeWeek);
      for (const { startDate, week1, week2, partTimePercentage } of seed.schedules) {
        const percentage = ((hoursIn(week1) + hoursIn(week2)) / 2 / full) * 100;
        if (Math.abs(percentage - Number(partTimePercentage)) > 0.005)
          yield `${percentage} from ${startDate}, told as ${partTimePercentage}`;
      }
    },
  ),

  ofEachEmployee('Nobody works more than ten hours a day or forty a week', function* ({ seed }) {
    for (const { startDate, week1, week2 } of seed.schedules) {
      for (const week of [week1, week2]) {
        if (week.some((hours) => Number(hours) > 10) || hoursIn(week) > 40.005)
          yield `${week} from ${startDate}`;
      }
    }
  }),

  ofEachEmployee('A wage is at least the minimum of every day and of the age then', function* (staff) {
    const { company, seed } = staff;
    if (seed.contracts.some(({ employmentType }) => employmentType === INTERN)) return;
    const born = dayOf(seed.personalInfo.birthday);
    for (const [at, salary] of seed.salaries.entries()) {
      const cents = hourlyCents(salary, company);
      for (const date of daysOfChange(seed, at, born, dayOf(staff.environment.today))) {
        const minimum = minimumHourlyWage(date, born);
        if (cents < minimum)
          yield `${cents.toFixed(1)} cents an hour on ${atMidnight(date)}, minimum ${minimum}`;
      }
    }
  }),

  ofEachEmployee('A wage is no more than sixty euros an hour', function* ({ company, seed }) {
    for (const salary of seed.salaries) {
      const cents = hourlyCents(salary, company);
      if (cents > 6_000) yield `${cents.toFixed(1)} cents an hour from ${salary.startDate}`;
    }
  }),

  ofEachEmployee('A salary never falls', function* ({ seed: { salaries } }) {
    for (const [at, { startDate, value, type }] of salaries.entries()) {
      const before = salaries[at - 1];
      if (before && (before.type !== type || Number(before.value) > Number(value)))
        yield `${before.type} ${before.value}, from ${startDate} ${type} ${value}`;
    }
  }),

  ofEachEmployee('A salary from the table is what its step pays', function* ({ company, seed }) {
    for (const { startDate, place, value, type } of seed.salaries) {
      if (place === null) continue;
      const scale = salaryTable.scales.find(({ name }) => name === place.scale);
      const step = scale?.steps.find(({ name }) => name === place.step);
      const pay = step && stepPay(step, company.periodType);
      if (pay !== value || type !== 'grossFullTime')
        yield `${type} ${value} from ${startDate}, step ${place.scale}/${place.step} pays ${pay}`;
    }
  }),

  ofEachEmployee('Who has no hours is paid by the hour', function* ({ seed }) {
    const hasNone = seed.schedules.some(({ partTimePercentage }) => Number(partTimePercentage) === 0);
    if (hasNone && seed.salaries.some(({ type }) => type !== 'grossHourly'))
      yield `${seed.salaries.map(({ type }) => type)}`;
  }),

  ofEachEmployee('Who works on call is under an agreement without leave to take', function* ({ seed }) {
    const hasNone = seed.schedules.some(({ partTimePercentage }) => Number(partTimePercentage) === 0);
    const agreement = seed.labourAgreements.at(-1)?.agreement;
    if (hasNone && (agreement === undefined || leaveTypeGroupsOf(agreement).length > 0))
      yield `agreement ${agreement}`;
  }),
];

function hoursIn(week: WeekHours): number {
  return week.reduce((sum, hours) => sum + Number(hours), 0);
}

function hourlyCents({ type, value }: SalarySeed, { fullTimeWeek, periodType }: CompanySeed): number {
  if (type === 'grossHourly') return Number(value) * 100;
  const weeks = { month: 52 / 12, fourWeeks: 4, week: 1 }[periodType];
  return (Number(value) * 100) / (hoursIn(fullTimeWeek) * weeks);
}

/** The days on which a salary or the minimum it has to reach begins: its own, half-years and birthdays. */
function daysOfChange({ salaries, employments }: EmployeeSeed, at: number, born: Day, today: Day): Day[] {
  const start = dayOf(salaries[at]?.startDate ?? '');
  const next = salaries[at + 1]?.startDate;
  const service = employments.findLast(({ startDate }) => dayOf(startDate) <= start);
  const last = service?.endDate ? dayOf(service.endDate) : Math.max(today, start);
  const end = next ? Math.min(dayOf(next) - 1, last) : last;
  const years = Array.from({ length: yearOf(end) - yearOf(start) + 1 }, (_, at) => yearOf(start) + at);
  const halves = years.flatMap((year) => [day(year, 1, 1), day(year, 7, 1)]);
  const birthdays = [16, 17, 18, 19, 20, 21].map((age) => addYears(born, age));
  return [start, ...[...halves, ...birthdays].filter((date) => date > start && date <= end)];
}
