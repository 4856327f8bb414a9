import type { AbsenceCaseSeed } from '../../../fixtures/absence.ts';
import { addYears, dayOf } from '../../../fixtures/calendar.ts';
import { endReasons } from '../../../fixtures/end-reasons.ts';
import type { EmployeeSeed, NameUse } from '../../../fixtures/seed.ts';
import type { Staff } from './invariant.ts';

/** A kind of employee that occurs in every default world, whatever its seed. */
export interface Kind {
  readonly name: string;
  is(staff: Staff): boolean;
}

/** The kinds that docs/worlds.md tells of. */
export const kinds: readonly Kind[] = [
  ...['ë', 'é', 'ç', 'ü', 'ø'].map((letter) =>
    kind(`a name with ${letter}`, ({ personalInfo: { firstName, lastName } }) =>
      `${firstName} ${lastName}`.toLowerCase().includes(letter),
    ),
  ),
  kind('a name with a letter that Latin 1 does not have', ({ displayName }) =>
    /[^\0-\xff]/.test(displayName),
  ),
  kind(
    "a prefix with an apostrophe, as in van 't Hof",
    ({ personalInfo: { prefix } }) => !!prefix?.includes("'"),
  ),
  kind('a prefix', ({ personalInfo: { prefix } }) => prefix !== null),
  kind('a surname with a hyphen', ({ personalInfo: { lastName } }) => lastName.includes('-')),
  kind('a first name with a hyphen', ({ personalInfo: { firstName } }) => firstName.includes('-')),
  ...(['partner', 'partnerThenOwn', 'ownThenPartner'] as const).map((use: NameUse) =>
    kind(`the name use ${use}`, ({ personalInfo: { nameUse } }) => nameUse === use),
  ),
  ...[54, 55, 72, 73, 131, 339].map((code) =>
    kind(`nationality ${code}`, ({ personalInfo: { nationalityCode } }) => nationalityCode === code),
  ),
  ...['SR', 'CW', 'MA'].map((country) =>
    kind(
      `a Dutch national born in ${country}`,
      ({ personalInfo: { countryOfBirth, nationalityCode } }) =>
        countryOfBirth === country && nationalityCode === 1,
    ),
  ),

  atWork('a part-timer', ({ schedules }) => percentageOf(schedules.at(-1)) < 100),
  atWork('weeks that take turns', ({ schedules }) => {
    const { week1, week2 } = schedules.at(-1) ?? {};
    return String(week1) !== String(week2);
  }),
  atWork('half days', ({ schedules, contracts }) => {
    const hours = new Set(schedules.at(-1)?.week1.filter((day) => Number(day) > 0));
    return hours.size === 1 && [...hours].every((day) => Number(day) < 4.5) && contracts.length > 0;
  }),
  atWork('a full-time week in four days', ({ schedules }) => {
    const last = schedules.at(-1);
    return percentageOf(last) === 100 && last?.week1.filter((day) => Number(day) > 0).length === 4;
  }),
  atWork('several contracts in a row', ({ contracts }) => contracts.length > 2),
  atWork('a contract for a fixed time', ({ contracts }) => contracts.at(-1)?.indefinite === false),
  atWork('a contract without an end', ({ contracts }) => contracts.at(-1)?.indefinite === true),
  atWork('an intern', ofContractKind(7)),
  atWork('an apprentice', ofContractKind(83)),
  atWork('an agency worker', ofContractKind(11)),
  atWork('no hours agreed', ({ schedules }) => percentageOf(schedules.at(-1)) === 0),
  atWork('on call for a minimum of hours', ({ labourAgreements, schedules }) => {
    return labourAgreements.at(-1)?.agreement === 2 && percentageOf(schedules.at(-1)) > 0;
  }),
  atWork('a step of the salary table', ({ salaries }) => salaries.at(-1)?.place != null),
  atWork('paid by the hour', ({ salaries }) => salaries.at(-1)?.type === 'grossHourly'),
  atWork('back after years away', ({ employments }) => employments.length > 1),
  {
    name: 'still at work after 67',
    is: ({ seed, environment }) =>
      seed.type === 'active' && addYears(dayOf(seed.personalInfo.birthday), 67) < dayOf(environment.today),
  },

  ...Object.entries(endReasons).map(([name, { id }]) =>
    kind(`left: ${name}`, ({ type, employments }) => {
      return type === 'inactive' && employments.at(-1)?.endReason?.id === id;
    }),
  ),
  kind('worked in the holidays', ({ type, contracts }) => {
    const [only] = contracts;
    const days = only?.endDate ? dayOf(only.endDate) - dayOf(only.startDate) : 0;
    return type === 'inactive' && contracts.length === 1 && days > 50 && days < 65;
  }),

  absent('ill now, in full', ({ reports }) => reports.length === 1 && isOpen(reports)),
  absent('partly back', ({ reports }) => reports.length > 1 && isOpen(reports)),
  absent('back in steps', ({ reports }) => reports.length > 2 && !isOpen(reports)),
  {
    name: 'ill for more than a year',
    is: ({ seed, environment }) =>
      seed.absences.some(
        ({ reports, cause }) =>
          cause.id === 1 &&
          isOpen(reports) &&
          dayOf(environment.today) - dayOf(reports[0]?.start ?? environment.today) > 365,
      ),
  },
  absent('had a baby', ({ cause, reports }) => cause.id === 5 && !isOpen(reports)),
  absent('on maternity leave', ({ cause, reports }) => cause.id === 5 && isOpen(reports)),
  absent('ill of a pregnancy', ({ cause }) => cause.id === 2),
  absent('gave an organ', ({ cause }) => cause.id === 4),
  kind('often ill', ({ absences }) => absences.length > 2),
  kind('moved', ({ addresses }) => addresses.filter(({ type }) => type === 'home').length > 1),
];

function kind(name: string, is: (employee: EmployeeSeed) => boolean): Kind {
  return { name, is: ({ seed }) => is(seed) };
}

function atWork(name: string, is: (employee: EmployeeSeed) => boolean): Kind {
  return kind(name, (employee) => employee.type === 'active' && is(employee));
}

function absent(name: string, is: (known: AbsenceCaseSeed) => boolean): Kind {
  return atWork(name, ({ absences }) => absences.some(is));
}

function ofContractKind(kind: number) {
  return ({ contracts }: EmployeeSeed) => contracts.at(-1)?.employmentType === kind;
}

function percentageOf(schedule: EmployeeSeed['schedules'][number] | undefined): number {
  return Number(schedule?.partTimePercentage ?? 100);
}

function isOpen(reports: AbsenceCaseSeed['reports']): boolean {
  return reports.at(-1)?.end === null;
}
