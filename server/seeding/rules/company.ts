import type { Path } from '../../../base/schema/schema-at.ts';
import { YEARS } from '../../../contracts/seed/world.ts';
import { sectors } from '../../../fixtures/dutch/sector.ts';
import { comparePeriods } from '../../../fixtures/period.ts';
import { wageCodeOf } from '../../payroll/wage-model.ts';
import type { Company } from '../../world/records.ts';
import type { Said } from '../record-reader.ts';
import type { Seeding } from '../seeding.ts';
import { Check, periodText } from './check.ts';
import { checkFile } from './files.ts';

/** What holds for every company, and what is wrong where it does not. */
export function checkCompany(
  company: Company,
  said: Said<Company>,
  path: Path,
  { environment, mistakes }: Seeding,
): void {
  const check = new Check(mistakes, path, said);
  check.iban(['bankAccount', 'iban'], said.bankAccount?.iban);
  const thisYear = Number(environment.today.slice(0, 4));
  if (check.isSaid('firstYear') && (company.firstYear < YEARS.first || company.firstYear > thisYear))
    check.wrong(
      ['firstYear'],
      company.firstYear,
      'is no year in which an administration began.',
      `Give ${YEARS.first} to ${thisYear}.`,
    );
  for (const { item: hours, path: at } of check.items(company, 'fullTimeWeek')) check.hoursOfDay(at, hours);
  for (const { item, path: at, before } of check.items(company, 'costCenters'))
    if (before.some(({ code }) => code === item.code))
      check.wrong(
        [...at, 'code'],
        item.code,
        'is the code of another cost centre of the company.',
        'Choose another one.',
      );
  for (const { item, path: at } of check.items(company, 'wageComponents')) {
    check.periods(at, item);
    if (!wageCodeOf(item.code))
      check.wrong(
        [...at, 'code'],
        item.code,
        'is in no wage model.',
        'Choose one that WageModel_GetWageCodes lists, such as 1300.',
      );
  }
  for (const { item, path: at, before } of check.items(company, 'workCosts'))
    if (before.some(({ period }) => comparePeriods(period, item.period) === 0))
      check.wrong(
        [...at, 'period'],
        periodText(item.period),
        'has work costs already.',
        'Give one amount a period.',
      );
  for (const { item, path: at } of check.items(company, 'socialInsurances')) checkSector(check, item, at);
  for (const { item, path: at } of check.items(company, 'files')) checkFile(check, item, at);
}

/** That a sector is one that there is. */
export function checkSector(check: Check, { sector }: { readonly sector: number }, path: Path): void {
  if (sector !== 0 && !sectors.has(sector))
    check.wrong(
      [...path, 'sector'],
      sector,
      'is no sector.',
      'Give the code of one, such as 44, or 0 for none.',
    );
}
