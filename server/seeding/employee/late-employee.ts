import { defineLate, lateFields } from '../../../base/late-fields.ts';
import type { EmployeeAdministration } from '../../../fixtures/administration/employee.ts';
import type { EmployeeSeed } from '../../../fixtures/seed.ts';
import { ADMINISTRATION_FIELDS, CAREER_FIELDS } from '../../world/begun-employee.ts';
import { type Employee, NEW_EMPLOYEE } from '../../world/records.ts';

/** What is known of an employee at once; the rest is made when some of it is first read, with ids that were kept for it. */
type Known<Late extends keyof Employee> = Omit<Employee, Late> & Partial<Pick<Employee, Late>>;

type AdministrationField = (typeof ADMINISTRATION_FIELDS)[number];

/** What makes the administration of an employee out of the rest. */
type MakeAdministration = (employee: Employee) => EmployeeAdministration | null;

/** Makes the administration of an employee once, and then forgets how. */
class Administered {
  #make: MakeAdministration | null;
  #made: EmployeeAdministration = NEW_EMPLOYEE;

  constructor(make: MakeAdministration) {
    this.#make = make;
  }

  static of(employee: Administered): EmployeeAdministration {
    const make = employee.#make;
    if (make !== null) {
      employee.#make = null;
      employee.#made = make(employee as unknown as Employee) ?? NEW_EMPLOYEE;
    }
    return employee.#made;
  }
}

const ADMINISTRATION = lateFields(ADMINISTRATION_FIELDS, Administered.of);

/** An employee whose administration is made late where it is not known. */
export function withLateAdministration(
  known: Known<AdministrationField>,
  make: MakeAdministration,
): Employee {
  const employee = Object.assign(new Administered(make), known);
  const isSaid = ADMINISTRATION_FIELDS.some((name) => known[name] !== undefined);
  const late = ({ descriptors }: typeof ADMINISTRATION) =>
    descriptors.filter(([name]) => known[name] === undefined);
  defineLate(employee, isSaid ? { descriptors: late(ADMINISTRATION) } : ADMINISTRATION);
  // The named boundary where what is late, and what is known, are all of an employee.
  return employee as unknown as Employee;
}

/** What an employee of whom nothing is said is made of. */
interface Making {
  readonly seed: EmployeeSeed;
  readonly leaveOf: (seed: EmployeeSeed) => Employee['leave'];
  readonly administrationOf: MakeAdministration;
}

/** An employee of whom all but the number and the type is made late. */
class Generated extends Administered {
  readonly id: number;
  readonly companyId: number;
  readonly number: number;
  readonly type: EmployeeSeed['type'];
  readonly documents = NEW_EMPLOYEE.documents;
  readonly socialInsurances = NEW_EMPLOYEE.socialInsurances;
  readonly #seed: EmployeeSeed;
  readonly #leaveOf: Making['leaveOf'];
  #leave: Pick<Employee, 'leave'> | null = null;

  constructor({ seed, leaveOf, administrationOf }: Making) {
    super(administrationOf);
    const { id, companyId, number, type } = seed;
    this.id = id;
    this.companyId = companyId;
    this.number = number;
    this.type = type;
    this.#seed = seed;
    this.#leaveOf = leaveOf;
  }

  static seedOf(employee: Generated): EmployeeSeed {
    return employee.#seed;
  }

  static leaveOf(employee: Generated): Pick<Employee, 'leave'> {
    employee.#leave ??= { leave: employee.#leaveOf(employee.#seed) };
    return employee.#leave;
  }
}

const PERSON = lateFields(
  ['displayName', 'personalInfo', 'partner', 'children', 'absences'],
  Generated.seedOf,
);

const CAREER = lateFields(CAREER_FIELDS, Generated.seedOf);

const LEAVE = lateFields(['leave'], Generated.leaveOf);

/** An employee of whom nothing is said. */
export function generated(making: Making): Employee {
  const employee = new Generated(making);
  defineLate(employee, PERSON);
  defineLate(employee, CAREER);
  defineLate(employee, LEAVE);
  defineLate(employee, ADMINISTRATION);
  return employee;
}
