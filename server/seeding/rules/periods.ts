import type { Path } from '../../../base/schema/schema-at.ts';
import { comparePeriods } from '../../../fixtures/period.ts';
import { periodOn } from '../../world/periods.ts';
import type { Employee } from '../../world/records.ts';
import type { Drafting } from '../employee/drafting.ts';
import { type Check, dayText, periodText } from './check.ts';

/** The lists of what counts from a period on, until its last one. */
const BOUND = [
  'wageComponents',
  'hourComponents',
  'fixedDays',
  'variableDays',
  'leaseCars',
  'levensloop',
  'spaarloon',
] as const;

/** The histories in which a record holds until the next one begins. */
const HISTORIES = [
  'departments',
  'functions',
  'labourAgreements',
  'costSplits',
  'wageTaxSettings',
  'swedishTaxSettings',
  'socialInsurances',
  'personalInfos',
  'managers',
] as const;

const FROM_PERIOD = [...HISTORIES, ...BOUND] as const;

/** Nothing holds before the administration began, ends before it begins, or is replaced on the day it begins. */
export function checkPeriods(employee: Employee, { workplace: { company } }: Drafting, check: Check): void {
  const first = { year: company.firstYear, period: 1 };
  for (const name of FROM_PERIOD)
    for (const { item, path } of check.items(employee, name))
      if (comparePeriods(item.from, first) < 0)
        check.wrong(
          [...path, 'from'],
          periodText(item.from),
          'is before the administration began.',
          `Give ${periodText(first)} or later.`,
        );
  for (const name of BOUND)
    for (const { item, path } of check.items(employee, name)) check.periods(path, item);
  for (const name of HISTORIES)
    for (const { item, path, before } of check.items(employee, name))
      if (before.some(({ from }) => comparePeriods(from, item.from) === 0))
        repeated(path, 'from', periodText(item.from), check);
  for (const name of ['salaries', 'schedules'] as const)
    for (const { item, path, before } of check.items(employee, name)) {
      if (before.some(({ startDate }) => startDate === item.startDate))
        repeated(path, 'startDate', dayText(item.startDate), check);
      if (comparePeriods(periodOn(item.startDate, company.periodType), first) < 0)
        check.wrong(
          [...path, 'startDate'],
          dayText(item.startDate),
          'is before the administration began.',
          `Give a day in ${company.firstYear} or later.`,
        );
    }
}

function repeated(path: Path, name: string, value: string, check: Check): void {
  check.wrong([...path, name], value, 'is when another one of the list begins.', 'Give each another start.');
}
