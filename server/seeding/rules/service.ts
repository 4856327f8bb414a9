import { isInService } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import type { Drafting } from '../employee/drafting.ts';
import { ageOn } from '../employee/person.ts';
import { type Check, dayText } from './check.ts';

/** The age in years from which somebody may work. */
const YOUNGEST = 13;

/** What holds for times in service, contracts and hours. */
export function checkService(employee: Employee, { said }: Drafting, check: Check): void {
  const { employments, personalInfo } = employee;
  for (const [at, { startDate }] of employments.entries()) {
    const age = ageOn(startDate, personalInfo);
    if (age === null || age >= YOUNGEST) continue;
    if (check.isSaid('employments', at, 'startDate'))
      check.wrong(
        ['employments', at, 'startDate'],
        dayText(startDate),
        `is when the employee was ${age}.`,
        `Give a day from the age of ${YOUNGEST} on, or an earlier birthday.`,
      );
    else
      check.wrong(
        ['personalInfo', 'birthday'],
        personalInfo.birthday && dayText(personalInfo.birthday),
        `makes the employee ${age} on the first day in service, ${dayText(startDate)}.`,
        `Give one that makes it ${YOUNGEST} or more, or a later first day.`,
      );
  }
  checkType(employee, said.type, check);
  for (const { item, path, before } of check.items(employee, 'employments')) {
    check.order([...path, 'startDate'], item.startDate, [...path, 'endDate'], item.endDate);
    const last = before.at(-1);
    if (last && (last.endDate === null || last.endDate >= item.startDate))
      check.wrong(
        [...path, 'startDate'],
        dayText(item.startDate),
        'lies in the time in service before it.',
        'Give the earlier one an end before that day.',
      );
  }
  for (const { item, path } of check.items(employee, 'contracts')) {
    const { startDate, endDate, trialPeriodEnd, hoursPerWeek } = item;
    check.order([...path, 'startDate'], startDate, [...path, 'endDate'], endDate);
    check.order([...path, 'startDate'], startDate, [...path, 'trialPeriodEnd'], trialPeriodEnd);
    if (!employments.some((service) => isInService(service, startDate)))
      check.wrong(
        [...path, 'startDate'],
        dayText(startDate),
        'is in no time in service.',
        'Give a day in service, or an employment that holds it.',
      );
    const isSaid = check.isSaid(...path, 'hoursPerWeek');
    if (isSaid && (Number(hoursPerWeek) < 0 || Number(hoursPerWeek) > 168))
      check.wrong([...path, 'hoursPerWeek'], hoursPerWeek, 'is more than a week has.', 'Give 0 to 168.');
  }
  for (const { item, path } of check.items(employee, 'schedules')) {
    const { week1, week2, partTimePercentage } = item;
    if (check.isSaid(...path, 'partTimePercentage'))
      check.notNegative([...path, 'partTimePercentage'], partTimePercentage);
    for (const [name, week] of Object.entries({ week1, week2 }))
      if (check.isSaid(...path, name))
        for (const [day, hours] of week.entries()) check.hoursOfDay([...path, name, day], hours);
  }
}

/** That what an employee is said to be is what the times in service make of them. */
function checkType(employee: Employee, said: Employee['type'] | undefined, check: Check): void {
  if (said === undefined) return;
  const { type, employments } = employee;
  const real = said === 'applicant' && employments.length > 0 ? 'no applicant' : type;
  if (real !== said)
    check.wrong(
      ['type'],
      said,
      `is not what the times in service make of the employee: ${real}.`,
      'Leave it out, or change the times in service.',
    );
}
