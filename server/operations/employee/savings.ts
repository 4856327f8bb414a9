import type { Decimal } from '../../../contracts/interface/values.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { periodOn } from '../../world/periods.ts';
import type { Savings } from '../../world/records/savings.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, writableDay } from '../shared/employee/periods.ts';
import { RunningList } from '../shared/employee/running-list.ts';
import { impossible } from '../shared/faults.ts';
import { type NamedPeriod, reading } from '../shared/period-of.ts';

const levensloopSavings = new RunningList<Savings>({
  what: 'life-course savings',
  read: ({ levensloop }) => levensloop,
  write: (employee, levensloop) => ({ ...employee, levensloop }),
});

const spaarloonSavings = new RunningList<Savings>({
  what: 'salary savings',
  read: ({ spaarloon }) => spaarloon,
  write: (employee, spaarloon) => ({ ...employee, spaarloon }),
});

/** Life-course savings, a scheme of the past: an amount that is withheld every period. */
export const levensloop = {
  Levensloop_Insert: insertInto(levensloopSavings),
  Levensloop_Stop: stopIn(levensloopSavings),
  Levensloop_Delete: deleteFrom(levensloopSavings),
  Levensloop_Get: readOne(levensloopSavings),
} satisfies Family<'EmployeeService'>;

/** Salary savings, another one. */
export const spaarloon = {
  Spaarloon_Insert: insertInto(spaarloonSavings),
  Spaarloon_Stop: stopIn(spaarloonSavings),
  Spaarloon_Delete: deleteFrom(spaarloonSavings),
  Spaarloon_Get: readOne(spaarloonSavings),

  Spaarloon_GetList({ EmployeeId, ...period }, call) {
    return spaarloonSavings.in(call.view.employee(EmployeeId), reading(period), call).map(toWire);
  },
} satisfies Family<'EmployeeService'>;

/** The employee who saves. */
export interface Saver {
  readonly EmployeeId: number;
}

/** Savings that are to begin. */
export interface NewSavings extends Saver {
  readonly Start: DateTime;
  readonly Amount: Decimal;
  readonly UnprotectedMode: boolean;
}

/**
 * They count from the period of the start on. A negative amount is refused with InvalidSetOfValues
 * (mark: invalid-values-refused).
 */
function insertInto(list: RunningList<Savings>) {
  return ({ EmployeeId, Start, Amount: amount, UnprotectedMode }: NewSavings, call: Call): number => {
    const employee = call.view.employee(EmployeeId);
    const start = writableDay(employee, Start, UnprotectedMode, call);
    if (amount.startsWith('-')) throw impossible('Amount', amount, '0 or more');
    const from = periodOn(start, companyOf(employee, call).periodType);
    return list.insert(
      employee,
      () => from,
      call,
      (begun) => ({ ...begun, until: null, endDate: null, amount }),
    );
  };
}

function stopIn(list: RunningList<Savings>) {
  return ({ EmployeeId, End }: Saver & { readonly End: DateTime }, call: Call): void =>
    list.stop(call.view.employee(EmployeeId), End, call);
}

function deleteFrom(list: RunningList<Savings>) {
  return ({ EmployeeId, Id }: Saver & { readonly Id: number }, call: Call): void =>
    list.delete(call.view.employee(EmployeeId), Id, call);
}

function readOne(list: RunningList<Savings>) {
  return ({ EmployeeId, ...period }: Saver & NamedPeriod, call: Call) => {
    const held = list.lastIn(call.view.employee(EmployeeId), reading(period), call);
    return held ? toWire(held) : null;
  };
}

function toWire({ id, amount }: Savings) {
  return { Id: id, Value: amount };
}
