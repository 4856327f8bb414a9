import type { DateTime, YearPeriod } from '../../../../fixtures/seed.ts';
import { type FromPeriod, holdingIn, recordedFrom } from '../../../world/history.ts';
import type { Coded, Debtor, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { noSuch } from '../faults.ts';
import { companyOf } from './periods.ts';

/** That an employee has one thing of a list of the debtor from a period on. */
interface Assignment extends FromPeriod {
  readonly createdAt: DateTime;
  readonly assigned: Coded<number>;
}

/** Where such a list and the history of an employee are kept. */
interface AssignmentPlace {
  /** What is in the list: `department`. */
  readonly what: string;
  listOf(debtor: Debtor): readonly Coded<number>[];
  read(employee: Employee): readonly Assignment[];
  write(employee: Employee, history: readonly Assignment[]): Employee;
}

/**
 * The departments, or the functions, of employees. What was renamed in the debtor's list is called so everywhere; what
 * was deleted there stays as it was.
 */
export class Assignments {
  readonly #place: AssignmentPlace;

  constructor(place: AssignmentPlace) {
    this.#place = place;
  }

  /** What an employee has in a period; null before the first. */
  heldIn(employee: Employee, period: YearPeriod, call: Call) {
    const holding = holdingIn(this.#place.read(employee), period);
    return holding ? codedToWire(this.#asNamedNow(holding.assigned, this.#listFor(employee, call))) : null;
  }

  /** What each employee of a company has and had, as `toWire` writes one record of the history. */
  historiesOf<T>(companyId: number, { view }: Call, toWire: (assignment: Assignment) => T) {
    const list = this.#place.listOf(view.debtor(view.company(companyId).debtorId));
    return view.employeesOf(companyId).map((employee) => ({
      employeeId: employee.id,
      history: this.#place
        .read(employee)
        .map((record) => toWire({ ...record, assigned: this.#asNamedNow(record.assigned, list) })),
    }));
  }

  /** @throws NmbrsFault NotFound for an id that is not in the debtor's list (mark: unknown-record-not-found). */
  assign(employee: Employee, assignedId: number, from: YearPeriod, call: Call): void {
    const { environment } = call;
    const assigned = this.#listFor(employee, call).find(({ id }) => id === assignedId);
    if (!assigned) throw noSuch('the debtor', this.#place.what, assignedId);
    const record = { id: environment.idOfNewRecord(), createdAt: environment.now, from, assigned };
    const history = recordedFrom(this.#place.read(employee), record);
    environment.employees.put(this.#place.write(employee, history));
  }

  #listFor(employee: Employee, call: Call): readonly Coded<number>[] {
    return this.#place.listOf(call.view.debtor(companyOf(employee, call).debtorId));
  }

  #asNamedNow(assigned: Coded<number>, list: readonly Coded<number>[]): Coded<number> {
    return list.find(({ id }) => id === assigned.id) ?? assigned;
  }
}

export function codedToWire({ id, code, description }: Coded<number>) {
  return { Id: id, Code: code, Description: description };
}

/** What all records of such a history say of themselves. */
export function sinceToWire({ createdAt, from }: Assignment) {
  return { CreationDate: createdAt, StartPeriod: from.period, StartYear: from.year };
}

/** The flat record of a history; its Id is that of what was assigned, not its own (mark: assignment-id-of-entry). */
export function flatToWire(assignment: Assignment) {
  return { ...codedToWire(assignment.assigned), ...sinceToWire(assignment) };
}
