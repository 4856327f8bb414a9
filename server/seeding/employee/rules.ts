import { pathText } from '../../../base/schema/path-text.ts';
import type { Path } from '../../../base/schema/schema-at.ts';
import { type DateTime, dayOf } from '../../../fixtures/calendar.ts';
import { toHundredths } from '../../../fixtures/decimal.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import { comparePeriods, type YearPeriod } from '../../../fixtures/period.ts';
import { timeRegistrationCodes } from '../../../fixtures/time-registration-codes.ts';
import { hourCodeOf } from '../../payroll/hour-model.ts';
import { wageCodeOf } from '../../payroll/wage-model.ts';
import { isInService } from '../../world/employee-type.ts';
import { periodOn } from '../../world/periods.ts';
import { bankAccountsOf, type Employee, personalInfosOf } from '../../world/records.ts';
import type { Drafting } from './drafting.ts';
import { ageOn } from './person.ts';

/** The age in years from which somebody may work. */
const YOUNGEST = 13;

/** What holds for every employee, and what is wrong where it does not. */
export function checkEmployee(employee: Employee, drafting: Drafting): void {
  const check = new Check(drafting);
  checkPerson(employee, check);
  checkService(employee, check);
  checkAbsence(employee, check);
  checkPay(employee, check);
  checkPeriods(employee, check);
}

/** Where checks tell what is wrong: only what is said can be. */
class Check {
  readonly #drafting: Drafting;

  constructor(drafting: Drafting) {
    this.#drafting = drafting;
  }

  get workplace() {
    return this.#drafting.workplace;
  }

  at(...path: Path): Path {
    return [...this.#drafting.path, ...path];
  }

  wrong(path: Path, value: unknown, why: string, remedy: string): void {
    this.#drafting.workplace.mistakes.wrong(this.at(...path), value, why, remedy);
  }

  /** That a day is not before another one. */
  order(from: Path, first: DateTime, to: Path, last: DateTime | null): void {
    if (last === null || last >= first) return;
    this.wrong(
      to,
      dayText(last),
      `is before ${pathText(from.slice(-1))}, ${dayText(first)}.`,
      'Give a day from there on.',
    );
  }
}

function dayText(date: DateTime): string {
  return date.endsWith('T00:00:00') ? date.slice(0, 10) : date;
}

function checkPerson(employee: Employee, check: Check): void {
  const { world } = check.workplace;
  const listed = employee.personalInfos === undefined ? [] : ['personalInfos'];
  for (const [at, { bsn, birthday }] of personalInfosOf(employee).entries()) {
    const path: Path = listed.length > 0 ? ['personalInfos', at] : ['personalInfo'];
    if (bsn && !isBsn(bsn))
      check.wrong(
        [...path, 'bsn'],
        bsn,
        'is no BSN: it does not pass the eleven-test.',
        'Give nine digits that do, such as 999990019, or null for none yet.',
      );
    if (birthday && dayOf(birthday) > world.today)
      check.wrong([...path, 'birthday'], dayText(birthday), 'is after today.', 'Give an earlier day.');
  }
  for (const [at, { iban }] of bankAccountsOf(employee).entries()) {
    const path: Path = employee.bankAccounts ? ['bankAccounts', at, 'iban'] : ['bankAccount', 'iban'];
    if (iban && !isIban(iban.replaceAll(' ', '')))
      check.wrong(path, iban, 'is no IBAN.', 'Give one whose check digits fit, such as NL91ABNA0417164300.');
  }
  for (const [at, { birthday }] of employee.children.entries())
    if (dayOf(birthday) > world.today)
      check.wrong(['children', at, 'birthday'], dayText(birthday), 'is after today.', 'Give an earlier day.');
}

function checkService(employee: Employee, check: Check): void {
  const { employments, contracts, personalInfo } = employee;
  for (const [at, { startDate, endDate }] of employments.entries()) {
    check.order(['employments', at, 'startDate'], startDate, ['employments', at, 'endDate'], endDate);
    const before = employments[at - 1];
    if (before && (before.endDate === null || before.endDate >= startDate))
      check.wrong(
        ['employments', at, 'startDate'],
        dayText(startDate),
        'lies in the time in service before it.',
        'Give the earlier one an end before that day.',
      );
    const age = ageOn(startDate, personalInfo);
    if (age !== null && age < YOUNGEST)
      check.wrong(
        ['employments', at, 'startDate'],
        dayText(startDate),
        `is when the employee was ${age}.`,
        `Give a day from the age of ${YOUNGEST} on, or an earlier birthday.`,
      );
  }
  for (const [at, { startDate, endDate, trialPeriodEnd, hoursPerWeek }] of contracts.entries()) {
    check.order(['contracts', at, 'startDate'], startDate, ['contracts', at, 'endDate'], endDate);
    check.order(
      ['contracts', at, 'startDate'],
      startDate,
      ['contracts', at, 'trialPeriodEnd'],
      trialPeriodEnd,
    );
    if (!employments.some((service) => isInService(service, startDate)))
      check.wrong(
        ['contracts', at, 'startDate'],
        dayText(startDate),
        'is in no time in service.',
        'Give a day in service, or an employment that holds it.',
      );
    if (hoursPerWeek !== null && (Number(hoursPerWeek) < 0 || Number(hoursPerWeek) > 168))
      check.wrong(
        ['contracts', at, 'hoursPerWeek'],
        hoursPerWeek,
        'is more than a week has.',
        'Give 0 to 168.',
      );
  }
  for (const [at, { week1, week2 }] of employee.schedules.entries())
    for (const [name, week] of Object.entries({ week1, week2 }))
      for (const [day, hours] of week.entries())
        if (Number(hours) < 0 || Number(hours) > 24)
          check.wrong(['schedules', at, name, day], hours, 'is more than a day has.', 'Give 0 to 24 hours.');
}

function checkAbsence(employee: Employee, check: Check): void {
  const { today } = check.workplace.environment;
  for (const [at, { reports }] of employee.absences.entries()) {
    for (const [index, { start, end }] of reports.entries()) {
      const path: Path = ['absences', at, 'reports', index];
      check.order([...path, 'start'], start, [...path, 'end'], end);
      const before = reports[index - 1];
      if (before && (before.end === null || before.end >= start))
        check.wrong([...path, 'start'], dayText(start), 'lies in the report before it.', 'Give a later day.');
      if (!employee.employments.some((service) => isInService(service, start)))
        check.wrong(
          [...path, 'start'],
          dayText(start),
          'is in no time in service.',
          'Give a day in service.',
        );
      if (start > today)
        check.wrong(
          [...path, 'start'],
          dayText(start),
          'is after today.',
          'Give today or an earlier day, or another clock.',
        );
    }
    if (reports.length === 0)
      check.wrong(
        ['absences', at, 'reports'],
        reports,
        'tells nothing.',
        'Give one report, or leave them out.',
      );
  }
  for (const [at, { start, end, hours }] of employee.leave.entries()) {
    check.order(['leave', at, 'start'], start, ['leave', at, 'end'], end);
    if (Number(hours) < 0)
      check.wrong(['leave', at, 'hours'], hours, 'is less than none.', 'Give 0 or more.');
  }
}

function checkPay(employee: Employee, check: Check): void {
  const { wageComponents, hourComponents, costSplits, timeRegistrations, documents } = employee;
  for (const [at, { code }] of wageComponents.entries())
    if (!wageCodeOf(code))
      check.wrong(
        ['wageComponents', at, 'code'],
        code,
        'is in no wage model.',
        'Choose one that WageModel_GetWageCodes lists, such as 1300.',
      );
  for (const [at, { code }] of hourComponents.entries())
    if (!hourCodeOf(code))
      check.wrong(
        ['hourComponents', at, 'code'],
        code,
        'is in no hour model.',
        'Choose one that HourModel_GetHourCodes lists, such as 2010.',
      );
  for (const [at, { parts }] of costSplits.entries()) {
    const sum = parts.reduce((total, { percentage }) => total + toHundredths(percentage), 0);
    if (parts.length > 0 && sum !== 10_000)
      check.wrong(
        ['costSplits', at, 'parts'],
        `${sum / 100}%`,
        'is not all of the costs.',
        'Give shares that add up to 100.',
      );
  }
  for (const [at, { codeId, start, end }] of timeRegistrations.entries()) {
    check.order(['timeRegistrations', at, 'start'], start, ['timeRegistrations', at, 'end'], end);
    if (!timeRegistrationCodes.some(({ id }) => id === codeId))
      check.wrong(
        ['timeRegistrations', at, 'codeId'],
        codeId,
        'is no code for time.',
        'Choose one that TimeRegistration_GetAll_AllTimeRegistrationCodes lists.',
      );
  }
  for (const [at, { documentType }] of documents.entries())
    if (!documentTypes.some(({ guid }) => guid === documentType))
      check.wrong(
        ['documents', at, 'documentType'],
        documentType,
        'is no kind of document.',
        'Choose one that GET /_mock/document-types lists.',
      );
  for (const [at, { value }] of employee.salaries.entries())
    if (Number(value) < 0)
      check.wrong(['salaries', at, 'value'], value, 'is less than nothing.', 'Give 0 or more.');
}

/** The lists of what counts from a period on, by their names. */
const BOUND = [
  'wageComponents',
  'hourComponents',
  'fixedDays',
  'variableDays',
  'leaseCars',
  'levensloop',
  'spaarloon',
] as const;

const FROM_PERIOD = [
  'departments',
  'functions',
  'labourAgreements',
  'costSplits',
  'wageTaxSettings',
  ...BOUND,
] as const;

/** Nothing holds before the administration began, and nothing ends before it begins. */
function checkPeriods(employee: Employee, check: Check): void {
  const { company } = check.workplace;
  const first = { year: company.firstYear, period: 1 };
  for (const name of FROM_PERIOD)
    for (const [at, { from }] of employee[name].entries())
      if (comparePeriods(from, first) < 0)
        check.wrong(
          [name, at, 'from'],
          periodText(from),
          'is before the administration began.',
          `Give ${periodText(first)} or later.`,
        );
  for (const name of BOUND)
    for (const [at, { from, until }] of employee[name].entries())
      if (until && comparePeriods(until, from) < 0)
        check.wrong(
          [name, at, 'until'],
          periodText(until),
          `is before from, ${periodText(from)}.`,
          'Give a later period.',
        );
  for (const name of ['salaries', 'schedules'] as const)
    for (const [at, { startDate }] of employee[name].entries())
      if (comparePeriods(periodOn(startDate, company.periodType), first) < 0)
        check.wrong(
          [name, at, 'startDate'],
          dayText(startDate),
          'is before the administration began.',
          `Give a day in ${company.firstYear} or later.`,
        );
}

function periodText({ year, period }: YearPeriod): string {
  return `${year}-${period}`;
}
