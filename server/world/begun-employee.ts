import type { EmployeeAdministration } from '../../fixtures/administration/employee.ts';
import { leaveOf } from '../../fixtures/leave.ts';
import type { EmployeeSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { type Employee, NEW_EMPLOYEE } from './records.ts';

/** One record for each seed, as everywhere a record is the same as long as it is not written. */
const begun = new WeakMap<EmployeeSeed, Employee>();

/** An employee of a seeded world as it begins. */
export function begunEmployee(seed: EmployeeSeed, world: WorldSeed): Employee {
  const known = begun.get(seed);
  if (known) return known;
  const employee = withAdministration(seed, world);
  begun.set(seed, employee);
  return employee;
}

/** What is administered is made when some of it is first read: the lists of thousands of employees read none of it. */
function withAdministration(seed: EmployeeSeed, world: WorldSeed): Employee {
  let made: EmployeeAdministration | undefined;
  const administration = () => {
    made ??= world.employeeAdministration(seed) ?? NEW_EMPLOYEE;
    return made;
  };
  return {
    ...NEW_EMPLOYEE,
    ...seed,
    leave: leaveOf(seed, world.plan.today),
    get hourComponents() {
      return administration().hourComponents;
    },
    get wageComponents() {
      return administration().wageComponents;
    },
    get costSplits() {
      return administration().costSplits;
    },
    get fixedDays() {
      return administration().fixedDays;
    },
    get variableDays() {
      return administration().variableDays;
    },
    get leaseCars() {
      return administration().leaseCars;
    },
    get levensloop() {
      return administration().levensloop;
    },
    get spaarloon() {
      return administration().spaarloon;
    },
    get timeSchedules() {
      return administration().timeSchedules;
    },
    get timeRegistrations() {
      return administration().timeRegistrations;
    },
    get wageTaxSettings() {
      return administration().wageTaxSettings;
    },
    get swedishTaxSettings() {
      return administration().swedishTaxSettings;
    },
  };
}
