import { leaveTypeGroupsOf } from '../../../fixtures/leave-types.ts';
import { isInService } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import type { Drafting } from '../employee/drafting.ts';
import { type Check, dayText } from './check.ts';

/** What holds for cases of absence. */
export function checkAbsence(employee: Employee, { workplace }: Drafting, check: Check): void {
  const { today } = workplace.environment;
  for (const { item, path: ofCase } of check.items(employee, 'absences')) {
    for (const [index, { start, end }] of item.reports.entries()) {
      const path = [...ofCase, 'reports', index];
      check.order([...path, 'start'], start, [...path, 'end'], end);
      const before = item.reports[index - 1];
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
    if (item.reports.length === 0)
      check.wrong(
        [...ofCase, 'reports'],
        item.reports,
        'tells nothing.',
        'Give one report, or leave them out.',
      );
  }
}

/** What holds for leave. */
export function checkLeave(employee: Employee, check: Check): void {
  for (const { item, path } of check.items(employee, 'leave')) {
    check.order([...path, 'start'], item.start, [...path, 'end'], item.end);
    for (const name of ['hours', 'startHours', 'endHours'] as const)
      check.notNegative([...path, name], item[name]);
    if (!check.isSaid(...path, 'type')) continue;
    const agreement = employee.labourAgreements.at(-1)?.agreement;
    const types = agreement === undefined ? [] : leaveTypeGroupsOf(agreement).map(({ type }) => type);
    if (types.length > 0 && !types.includes(item.type))
      check.wrong(
        [...path, 'type'],
        item.type,
        'is in no use under the labour agreement of the employee.',
        `Choose one of ${types.map((type) => `'${type}'`).join(', ')}.`,
      );
  }
}
