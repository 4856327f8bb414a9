import { toHundredths } from '../../../fixtures/decimal.ts';
import { hourCodeOf } from '../../payroll/hour-model.ts';
import { wageCodeOf } from '../../payroll/wage-model.ts';
import type { Employee } from '../../world/records.ts';
import type { Check } from './check.ts';

/** What holds for what an employee is paid, and who bears the costs. */
export function checkPay(employee: Employee, check: Check): void {
  for (const { item, path } of check.items(employee, 'salaries'))
    check.notNegative([...path, 'value'], item.value);
  for (const { item, path } of check.items(employee, 'wageComponents'))
    if (!wageCodeOf(item.code))
      check.wrong(
        [...path, 'code'],
        item.code,
        'is in no wage model.',
        'Choose one that WageModel_GetWageCodes lists, such as 1300.',
      );
  for (const { item, path } of check.items(employee, 'hourComponents'))
    if (!hourCodeOf(item.code))
      check.wrong(
        [...path, 'code'],
        item.code,
        'is in no hour model.',
        'Choose one that HourModel_GetHourCodes lists, such as 2010.',
      );
  checkCostSplits(employee, check);
  for (const { item, path } of check.items(employee, 'leaseCars'))
    check.order([...path, 'startDate'], item.startDate, [...path, 'endDate'], item.endDate);
  for (const name of ['levensloop', 'spaarloon'] as const)
    for (const { item, path } of check.items(employee, name))
      check.notNegative([...path, 'amount'], item.amount);
}

function checkCostSplits(employee: Employee, check: Check): void {
  for (const { item, path } of check.items(employee, 'costSplits')) {
    const { parts } = item;
    for (const [at, { costCenterId, percentage }] of parts.entries()) {
      check.notNegative([...path, 'parts', at, 'percentage'], percentage);
      if (parts.slice(0, at).some((part) => part.costCenterId === costCenterId))
        check.wrong(
          [...path, 'parts', at, 'costCenterId'],
          costCenterId,
          'has a part already.',
          'Name each cost centre once.',
        );
    }
    const sum = parts.reduce((total, { percentage }) => total + toHundredths(percentage), 0);
    if (parts.length > 0 && sum !== 10_000)
      check.wrong(
        [...path, 'parts'],
        `${sum / 100}%`,
        'is not all of the costs.',
        'Give shares that add up to 100.',
      );
  }
}
