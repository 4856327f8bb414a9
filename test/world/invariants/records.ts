import { atMidnight, day } from '../../../fixtures/calendar.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import { extraFieldsOf } from '../../../fixtures/extra-fields.ts';
import { FIRST_NEW_ID } from '../../../fixtures/ids.ts';
import { performanceReviewsOf } from '../../../fixtures/performance-reviews.ts';
import { comparePeriods, periodOf, periodsIn, type YearPeriod } from '../../../fixtures/period.ts';
import type { CompanySeed, EmployeeSeed } from '../../../fixtures/seed.ts';
import { periodOn } from '../../../server/world/periods.ts';
import { type Invariant, ofEachEmployee, type Staff, staffOf } from '../support/invariant.ts';

/** Lists of the debtor and of the world, to which records of employees only refer. */
const REFERENCES = ['department', 'function', 'endReason', 'cause'];

/** What holds for the records of all employees, whatever they are about. */
export const records: readonly Invariant[] = [
  {
    name: 'No two records have the same id, and none has one that is kept for records to come',
    *broken(world) {
      const owners = new Map<number, string>();
      for (const { employee } of staffOf(world)) {
        const ids: number[] = [];
        JSON.stringify(employee, (key, value) => {
          if (REFERENCES.includes(key)) return undefined;
          if (key === 'id') ids.push(value);
          return value;
        });
        ids.push(...employee.absences.map(({ number }) => number));
        ids.push(...performanceReviewsOf(employee).map(({ id }) => id));
        for (const id of ids) {
          const owner = owners.get(id);
          if (owner !== undefined) yield `${id} is an id of ${owner} and of ${employee.displayName}`;
          if (id >= FIRST_NEW_ID) yield `${id} of ${employee.displayName} is not below ${FIRST_NEW_ID}`;
          owners.set(id, employee.displayName);
        }
      }
    },
  },

  ofEachEmployee(
    'Ids and numbers count from the first employee of the company',
    function* ({ company, seed }) {
      if (seed.companyId !== company.id) yield `company ${seed.companyId}`;
      if (seed.number - 1 !== seed.id - company.firstEmployeeId) yield `number ${seed.number}`;
    },
  ),

  ofEachEmployee(
    'What goes with service begins in service, or when the administration did',
    function* (staff) {
      const { seed, company } = staff;
      const starts = firstPeriodsInService(staff);
      const { departments, functions, labourAgreements, bankAccount } = seed;
      for (const { id, from } of [
        ...departments,
        ...functions,
        ...labourAgreements,
        ...listOf(bankAccount),
      ]) {
        const hasBegun = starts[0] && comparePeriods(from, starts[0]) >= 0;
        const last = seed.employments.at(-1)?.endDate;
        const isOver = last && comparePeriods(from, periodOn(last, company.periodType)) > 0;
        if (!hasBegun || isOver) yield `record ${id} from ${text(from)}, in service from ${starts.map(text)}`;
      }
      for (const history of [departments, functions]) {
        const first = history[0]?.from;
        if (starts[0] && (!first || comparePeriods(first, starts[0]) !== 0))
          yield `first from ${first && text(first)}, in service from ${text(starts[0])}`;
      }
    },
  ),

  ofEachEmployee(
    'A person is known by the first period in service, and not before today without one',
    function* (staff) {
      const { seed, company, environment } = staff;
      const today = periodOn(environment.today, company.periodType);
      const [start = today] = firstPeriodsInService(staff);
      const expected = comparePeriods(start, today) < 0 ? start : today;
      const home = seed.addresses.find(({ type }) => type === 'home');
      for (const { from } of [seed.personalInfo, ...listOf(home ?? null)]) {
        if (comparePeriods(from, expected) !== 0) yield `from ${text(from)}, expected ${text(expected)}`;
      }
      if (!home) yield 'no home address';
    },
  ),

  ofEachEmployee('Nothing holds before the administration began', function* ({ company, seed }) {
    const first = { year: company.firstYear, period: 1 };
    for (const { id, from } of byPeriod(seed)) {
      if (
        comparePeriods(from, first) < 0 ||
        from.period < 1 ||
        from.period > periodsIn(from.year, company.periodType)
      )
        yield `record ${id} from ${text(from)}`;
    }
    for (const { id, startDate } of [...seed.salaries, ...seed.schedules]) {
      if (startDate < atMidnight(day(company.firstYear, 1, 1))) yield `record ${id} from ${startDate}`;
    }
  }),

  ofEachEmployee('A history has the oldest record first and no two from the same time', function* ({ seed }) {
    const { addresses, departments, functions, labourAgreements, salaries, schedules, contracts } = seed;
    const histories = {
      home: addresses.filter(({ type }) => type === 'home').map(order),
      post: addresses.filter(({ type }) => type === 'post').map(order),
      departments: departments.map(order),
      functions: functions.map(order),
      labourAgreements: labourAgreements.map(order),
      salaries: salaries.map(({ startDate }) => startDate),
      schedules: schedules.map(({ startDate }) => startDate),
      contracts: contracts.map(({ startDate }) => startDate),
    };
    for (const [name, starts] of Object.entries(histories)) {
      const isAscending = starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? ''));
      if (!isAscending) yield `${name}: ${starts.join(', ')}`;
    }
  }),

  ofEachEmployee(
    'Every record was put in before today, on a weekday in office hours',
    function* ({ environment, seed }) {
      const { personalInfo, salaries, schedules, employments, contracts } = seed;
      const all = [...byPeriod(seed), personalInfo, ...salaries, ...schedules, ...employments, ...contracts];
      for (const { id, createdAt } of all) {
        const weekday = new Date(`${createdAt}Z`).getUTCDay();
        const inOffice = /T(0[89]|1[0-7]):[0-5]\d:[0-5]\d$/.test(createdAt) && weekday >= 1 && weekday <= 5;
        if (!inOffice || createdAt >= environment.today) yield `record ${id} put in ${createdAt}`;
      }
    },
  ),

  ofEachEmployee('Department and function are in the lists of the debtor', function* ({ debtor, seed }) {
    for (const { department } of seed.departments) {
      if (!debtor.departments.includes(department)) yield department.description;
    }
    for (const assignment of seed.functions) {
      if (!debtor.functions.includes(assignment.function)) yield assignment.function.description;
    }
  }),

  ofEachEmployee(
    'Everybody on the payroll has an account of their own, and applicants none',
    function* ({ seed }) {
      const { bankAccount, type } = seed;
      if ((bankAccount === null) !== (type === 'applicant')) yield `account ${bankAccount?.iban}`;
      if (
        bankAccount &&
        (!isIban(bankAccount.iban) || !bankAccount.name.includes(seed.personalInfo.lastName))
      )
        yield `${bankAccount.iban} of ${bankAccount.name}`;
    },
  ),

  ofEachEmployee('Reviews and extra fields are from the time in service', function* ({ employee }) {
    const [first] = employee.employments;
    for (const { startDate, name } of extraFieldsOf(employee)) {
      if (!first || startDate < first.startDate) yield `${name} from ${startDate}, hired ${first?.startDate}`;
    }
    for (const { date } of performanceReviewsOf(employee)) {
      const inService = employee.employments.some(
        (service) => service.startDate <= date && (service.endDate ?? date) >= date,
      );
      if (!inService) yield `review of ${date}`;
    }
  }),
];

/** The periods in which the times in service begin that the administration knows of. */
function firstPeriodsInService({ seed, company }: Pick<Staff, 'seed' | 'company'>): YearPeriod[] {
  const known = `${company.firstYear}-01-01T00:00:00`;
  return seed.employments
    .filter(({ endDate }) => endDate === null || endDate >= known)
    .map(({ startDate }) => later(periodOn(startDate, company.periodType), administrationOf(company)));
}

function administrationOf({ firstYear, periodType }: CompanySeed): YearPeriod {
  return periodOf(day(firstYear, 1, 1), periodType);
}

function later(one: YearPeriod, other: YearPeriod): YearPeriod {
  return comparePeriods(one, other) < 0 ? other : one;
}

function byPeriod({
  personalInfo,
  addresses,
  departments,
  functions,
  labourAgreements,
  bankAccount,
}: EmployeeSeed) {
  return [
    personalInfo,
    ...addresses,
    ...departments,
    ...functions,
    ...labourAgreements,
    ...listOf(bankAccount),
  ];
}

function listOf<T>(record: T | null): T[] {
  return record === null ? [] : [record];
}

function order({ from }: { readonly from: YearPeriod }): string {
  return text(from);
}

function text({ year, period }: YearPeriod): string {
  return `${year}-${String(period).padStart(2, '0')}`;
}
