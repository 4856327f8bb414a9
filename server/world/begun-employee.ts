import { defineLate, lateFields } from '../../base/late-fields.ts';
import type { EmployeeAdministration } from '../../fixtures/administration/employee.ts';
import { leaveOf } from '../../fixtures/leave.ts';
import type { EmployeeSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { type Employee, NEW_EMPLOYEE } from './records.ts';

/** One record for each seed: it is the same as long as the world keeps the seed, and forgotten with it. */
const begun = new WeakMap<EmployeeSeed, Employee>();

/** An employee of a seeded world as it begins. */
export function begunEmployee(seed: EmployeeSeed, world: WorldSeed): Employee {
  const known = begun.get(seed);
  if (known) return known;
  const employee = withLateFields(new BegunEmployee(seed, world));
  begun.set(seed, employee);
  return employee;
}

/** The person of an employee; career and administration are made when some of them is first read. */
class BegunEmployee {
  readonly id: number;
  readonly companyId: number;
  readonly number: number;
  readonly type: EmployeeSeed['type'];
  readonly displayName: string;
  readonly personalInfo: EmployeeSeed['personalInfo'];
  readonly partner: EmployeeSeed['partner'];
  readonly children: EmployeeSeed['children'];
  readonly absences: EmployeeSeed['absences'];
  readonly documents = NEW_EMPLOYEE.documents;
  readonly socialInsurances = NEW_EMPLOYEE.socialInsurances;
  readonly #seed: EmployeeSeed;
  readonly #world: WorldSeed;
  #leave: Pick<Employee, 'leave'> | null = null;
  #administration: EmployeeAdministration | null = null;

  constructor(seed: EmployeeSeed, world: WorldSeed) {
    this.id = seed.id;
    this.companyId = seed.companyId;
    this.number = seed.number;
    this.type = seed.type;
    this.displayName = seed.displayName;
    this.personalInfo = seed.personalInfo;
    this.partner = seed.partner;
    this.children = seed.children;
    this.absences = seed.absences;
    this.#seed = seed;
    this.#world = world;
  }

  static seedOf(employee: BegunEmployee): EmployeeSeed {
    return employee.#seed;
  }

  static leaveOf(employee: BegunEmployee): Pick<Employee, 'leave'> {
    employee.#leave ??= { leave: leaveOf(employee.#seed, employee.#world.plan.today) };
    return employee.#leave;
  }

  static administrationOf(employee: BegunEmployee): EmployeeAdministration {
    employee.#administration ??= employee.#world.employeeAdministration(employee.#seed) ?? NEW_EMPLOYEE;
    return employee.#administration;
  }
}

/** What is made of an employee after the person. */
export const CAREER_FIELDS = [
  'addresses',
  'bankAccount',
  'employments',
  'contracts',
  'schedules',
  'salaries',
  'departments',
  'functions',
  'labourAgreements',
] as const;

/** What is made of an employee last. */
export const ADMINISTRATION_FIELDS = [
  'hourComponents',
  'wageComponents',
  'costSplits',
  'fixedDays',
  'variableDays',
  'leaseCars',
  'levensloop',
  'spaarloon',
  'timeSchedules',
  'timeRegistrations',
  'wageTaxSettings',
  'swedishTaxSettings',
] as const;

const CAREER = lateFields(CAREER_FIELDS, BegunEmployee.seedOf);

const LEAVE = lateFields(['leave'], BegunEmployee.leaveOf);

const ADMINISTRATION = lateFields(ADMINISTRATION_FIELDS, BegunEmployee.administrationOf);

function withLateFields(employee: BegunEmployee): Employee {
  defineLate(employee, CAREER);
  defineLate(employee, LEAVE);
  defineLate(employee, ADMINISTRATION);
  return employee;
}
