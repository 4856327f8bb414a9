import type { DateTime } from '../../../../fixtures/seed.ts';
import { type FromPeriod, holdingIn, recordedFrom } from '../../../world/history.ts';
import type { Company, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import type { PeriodOf } from '../period-of.ts';
import { newRecord } from './new-record.ts';
import { companyOf } from './periods.ts';

/** Where settings of an employee are kept. */
interface SettingsPlace<T extends FromPeriod> {
  /** Those that were sent. */
  read(employee: Employee): readonly T[];
  write(employee: Employee, history: readonly T[]): Employee;
  /** Those as well that an employee has without their being sent; without it, there are none. */
  all?(employee: Employee, company: Company): readonly T[];
}

/** What all settings begin with. */
export interface BegunSettings extends FromPeriod {
  readonly createdAt: DateTime;
}

/** What hardly ever changes about an employee: it holds from a period until the next of its kind. */
export class Settings<T extends FromPeriod> {
  readonly #place: SettingsPlace<T>;

  constructor(place: SettingsPlace<T>) {
    this.#place = place;
  }

  /** What holds in a period; undefined before there was anything. */
  holding(employeeId: number, periodOf: PeriodOf, call: Call): T | undefined {
    const employee = call.view.employee(employeeId);
    return holdingIn(this.#all(employee, call), periodOf(employee, call));
  }

  /** All there are, oldest first. */
  history(employeeId: number, call: Call): readonly T[] {
    return this.#all(call.view.employee(employeeId), call);
  }

  /**
   * Overwrites them from a period on (mark: update-overwrites).
   * @param make completes the new ones, knowing what held in that period.
   */
  update(
    employeeId: number,
    periodOf: PeriodOf,
    call: Call,
    make: (begun: BegunSettings, held: T | undefined) => T,
  ): void {
    const { environment, view } = call;
    const employee = view.employee(employeeId);
    const from = periodOf(employee, call);
    const held = holdingIn(this.#all(employee, call), from);
    const settings = make({ ...newRecord(environment), from }, held);
    const history = recordedFrom(this.#place.read(employee), settings);
    environment.employees.put(this.#place.write(employee, history));
  }

  #all(employee: Employee, call: Call): readonly T[] {
    const { read, all = read } = this.#place;
    return all(employee, companyOf(employee, call));
  }
}
