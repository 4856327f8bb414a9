import type { DateTime } from '../../../../fixtures/seed.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';
import { countsIn } from '../../../world/period-bound.ts';
import { periodOn } from '../../../world/periods.ts';
import type { Running } from '../../../world/records/running.ts';
import type { Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import type { PeriodOf } from '../period-of.ts';
import { newRecord } from './new-record.ts';
import { companyOf, writableDay } from './periods.ts';
import { without } from './record-lists.ts';

/** Where what runs is kept. */
interface RunningPlace<T extends Running> {
  /** What runs: `lease car`. */
  readonly what: string;
  read(employee: Employee): readonly T[];
  write(employee: Employee, records: readonly T[]): Employee;
}

/** What all that runs begins with. */
type Begun = Pick<Running, 'id' | 'createdAt' | 'from'>;

/**
 * What an employee has from a period on, until it is stopped: a lease car, savings. A new one leaves those that are
 * there (mark: running-side-by-side).
 */
export class RunningList<T extends Running> {
  readonly #place: RunningPlace<T>;

  constructor(place: RunningPlace<T>) {
    this.#place = place;
  }

  /** All that run in a period, in the order in which they were put in. */
  in(employee: Employee, periodOf: PeriodOf, call: Call): T[] {
    const period = periodOf(employee, call);
    return this.#place.read(employee).filter((record) => countsIn(record, period));
  }

  /** The one put in last, where there can be only one (mark: last-in-period-answers); undefined for none. */
  lastIn(employee: Employee, periodOf: PeriodOf, call: Call): T | undefined {
    return this.in(employee, periodOf, call).at(-1);
  }

  /** @param make completes the new one. */
  insert(employee: Employee, from: PeriodOf, call: Call, make: (begun: Begun) => T): number {
    const { environment } = call;
    const record = make({ ...newRecord(environment), from: from(employee, call) });
    environment.employees.put(this.#place.write(employee, [...this.#place.read(employee), record]));
    return record.id;
  }

  /**
   * Ends all that run on a day and have no earlier end; it is their last one (mark: stop-ends-all-running).
   * @throws NmbrsFault InvalidPeriod; ProtectedMode for a day in a closed period; NotFound when nothing runs then
   * (mark: unknown-record-not-found).
   */
  stop(employee: Employee, end: DateTime, call: Call): void {
    const endDate = writableDay(employee, end, false, call);
    const until = periodOn(endDate, companyOf(employee, call).periodType);
    const records = this.#place.read(employee);
    const stopped = records.filter(
      (record) => countsIn(record, until) && (record.endDate === null || record.endDate >= endDate),
    );
    if (stopped.length === 0)
      throw new NmbrsFault('NotFound', `the employee has no ${this.#place.what} that runs on ${endDate}`);
    const changed = records.map((record) =>
      stopped.includes(record) ? { ...record, endDate, until } : record,
    );
    call.environment.employees.put(this.#place.write(employee, changed));
  }

  /**
   * Also of closed periods: there is no unprotected mode to ask for (mark: delete-in-closed-periods).
   * @throws NmbrsFault NotFound.
   */
  delete(employee: Employee, id: number, { environment }: Call): void {
    const others = without(this.#place.read(employee), id, this.#place.what);
    environment.employees.put(this.#place.write(employee, others));
  }
}
