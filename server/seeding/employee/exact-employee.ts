import type { Path } from '../../../base/schema/schema-at.ts';
import { employeeSchema } from '../../../contracts/seed/records/employee.ts';
import { atMidnight, type DateTime, dayOf } from '../../../fixtures/calendar.ts';
import { toHundredths } from '../../../fixtures/decimal.ts';
import { origins } from '../../../fixtures/dutch/origin.ts';
import { Chance } from '../../../fixtures/random.ts';
import { MadeEmployee } from '../../../fixtures/records/employee.ts';
import type { EmployeeType } from '../../../fixtures/seed.ts';
import { employeeTypeOn } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import { idOfNew } from '../chosen-ids.ts';
import type { Said } from '../record-reader.ts';
import { checkEmployee } from '../rules/employee.ts';
import { absencesOf, leaveOf } from './absence.ts';
import { administrationSaid } from './administration.ts';
import { careerOf, inOrder } from './career.ts';
import type { Drafting } from './drafting.ts';
import type { EmployeeNumbers } from './employee-numbers.ts';
import { administrationMaker, worldWithKeptIds } from './late-administration.ts';
import { withLateAdministration } from './late-employee.ts';
import { personOf } from './person.ts';
import { reviewsSaid } from './reviews.ts';
import { wishesOf } from './wishes.ts';
import type { Workplace } from './workplace.ts';

/**
 * An employee of whom some is said: the rest is made by the makers of every world, to whom what is said goes before
 * chance. What tells of something that happened, absence and leave, is not made.
 */
export function exactEmployee(
  value: unknown,
  path: Path,
  workplace: Workplace,
  numbers: EmployeeNumbers,
): Employee {
  const { environment, world, employer, reader } = workplace;
  const unknown = workplace.mistakes.unknownCount;
  const said = withDeath(reader.said<Employee>(employeeSchema, value, path));
  const id = idOfNew(said.id, path, workplace);
  const number = numbers.take(said.number, [...path, 'number'], workplace.mistakes);
  const chance = new Chance([world.seed, 'seeded employee', id]);
  const absences = absencesOf(said, workplace, path);
  const fullTime = employer.company.fullTimeWeek.reduce((sum, hours) => sum + toHundredths(hours), 0);
  const wishes = wishesOf(said, {
    today: world.today,
    fullTimeDay: fullTime / 5,
    periodType: employer.company.periodType,
    absences,
  });
  const type = typeOf(said, environment.today);
  const origin = said.personalInfo?.lastName === undefined ? chance.oneOf(origins) : origins[0];
  if (!origin) throw new Error('There are no origins.');
  const made = new MadeEmployee(employer, { id, number }, { type, profile: {}, origin }, wishes).toJSON();
  const start = atMidnight(
    Math.max(
      made.employments[0] ? dayOf(made.employments[0].startDate) : world.today,
      world.administrationStart,
    ),
  );
  const drafting: Drafting = { workplace, path, said, made, chance, start };
  const career = careerOf(drafting);
  const known = {
    id,
    companyId: workplace.company.id,
    number,
    ...(said.plannedStart ? { plannedStart: said.plannedStart } : {}),
    ...personOf(drafting),
    ...career,
    absences,
    leave: leaveOf(drafting, career.schedules),
    ...administrationSaid(drafting),
    ...reviewsSaid(drafting),
  };
  const begun = { type: said.type ?? type, employments: career.employments };
  const employee = withLateAdministration(
    { ...known, type: employeeTypeOn(begun, environment.today) },
    administrationMaker(workplace, worldWithKeptIds(workplace)),
  );
  if (workplace.mistakes.unknownCount === unknown) checkEmployee(employee, drafting);
  return Object.assign(employee, inOrder(career));
}

/** What the employee is to be: as the times in service that are said have it, and else as it is said. */
function typeOf({ type, employments, contracts }: Said<Employee>, today: DateTime): EmployeeType {
  if (employments === undefined) return contracts === undefined ? (type ?? 'active') : 'active';
  if (employments.length === 0) return 'applicant';
  const last = employments.at(-1);
  if (last?.startDate && last.startDate > today) return 'newHire';
  return last?.endDate && last.endDate < today ? 'inactive' : 'active';
}

/** Who died was in service until then, unless something else is said. */
function withDeath(said: Said<Employee>): Said<Employee> {
  const { personalInfo, employments, contracts, type } = said;
  const diedOn = personalInfo?.deceasedOn;
  if (!diedOn || employments || contracts || (type && type !== 'inactive')) return said;
  return { ...said, employments: [{ endDate: diedOn, endReason: 'death' }] };
}
