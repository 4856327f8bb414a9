import { atOnce, type Steps } from '../../../base/turns.ts';
import type { DaysWorked as SentDays } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { allRecordedFrom } from '../../world/history.ts';
import { countingIn } from '../../world/period-bound.ts';
import type { DaysWorked, DaysWorkedRecords } from '../../world/records/days-worked.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { Drafts } from '../shared/drafts.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { impossible, missing } from '../shared/faults.ts';
import { type PeriodOf, reading, writing } from '../shared/period-of.ts';

/** The days worked that are said for every period until they are stopped, and those for one period. */
export const daysWorked = {
  DaysFixed_GetCurrent({ EmployeeId }, call) {
    return numberOf(countingDays('fixedDays', EmployeeId, openPeriodOf, call));
  },

  DaysFixed_Get({ EmployeeId, ...period }, call) {
    return numberOf(countingDays('fixedDays', EmployeeId, reading(period), call));
  },

  DaysFixed_SetCurrent({ EmployeeId, Days }, call) {
    set('fixedDays', { EmployeeId, Days, periodOf: openPeriodOf }, call);
  },

  DaysFixed_Set({ EmployeeId, Days, UnprotectedMode, ...period }, call) {
    set('fixedDays', { EmployeeId, Days, periodOf: writing(period, UnprotectedMode) }, call);
  },

  DaysFixed_Set_Batch({ EmployeesDaysWorked, UnprotectedMode }, call) {
    return setInSteps('fixedDays', rowsOf(EmployeesDaysWorked, UnprotectedMode), call);
  },

  /** Ends the days that count in the period; later ones stay, and there need be none (mark: days-stop-keeps-later). */
  DaysFixed_Stop({ EmployeeId, UnprotectedMode, ...last }, call) {
    const employee = call.view.employee(EmployeeId);
    const until = writing(last, UnprotectedMode)(employee, call);
    const stopped = countingIn(employee.fixedDays, until);
    const fixedDays = employee.fixedDays.map((days) => (days === stopped ? { ...days, until } : days));
    call.environment.employees.put({ ...employee, fixedDays });
  },

  DaysVar_GetCurrent({ EmployeeId }, call) {
    return numberOf(countingDays('variableDays', EmployeeId, openPeriodOf, call));
  },

  DaysVar_Get({ EmployeeId, ...period }, call) {
    return numberOf(countingDays('variableDays', EmployeeId, reading(period), call));
  },

  DaysVar_SetCurrent({ EmployeeId, Days }, call) {
    set('variableDays', { EmployeeId, Days, periodOf: openPeriodOf }, call);
  },

  DaysVar_Set({ EmployeeId, Days, UnprotectedMode, ...period }, call) {
    set('variableDays', { EmployeeId, Days, periodOf: writing(period, UnprotectedMode) }, call);
  },

  DaysVar_Set_Batch({ EmployeesDaysWorked, UnprotectedMode }, call) {
    return setInSteps('variableDays', rowsOf(EmployeesDaysWorked, UnprotectedMode), call);
  },

  /** With the correction for wage components that are paid by the day. */
  DaysVarWorked_GetCurrent({ EmployeeId }, call) {
    return toWire(countingDays('variableDays', EmployeeId, openPeriodOf, call));
  },

  DaysVarWorked_Get({ EmployeeId, ...period }, call) {
    return toWire(countingDays('variableDays', EmployeeId, reading(period), call));
  },

  DaysVarWorked_SetCurrent({ EmployeeId, Days, PlusMinusDaysForWageComp }, call) {
    set('variableDays', { EmployeeId, Days, PlusMinusDaysForWageComp, periodOf: openPeriodOf }, call);
  },

  DaysVarWorked_Set({ UnprotectedMode, Year, Period, ...days }, call) {
    set('variableDays', { ...days, periodOf: writing({ Year, Period }, UnprotectedMode) }, call);
  },
} satisfies Family<'EmployeeService'>;

/** Which days of one employee are to be set, for or from a period. */
interface Row {
  readonly EmployeeId: number;
  readonly Days: number;
  /** That of the days in the call; `Days` unless it says otherwise. */
  readonly path?: string;
  readonly PlusMinusDaysForWageComp?: number;
  readonly periodOf: PeriodOf;
}

/** @throws NmbrsFault InvalidSetOfValues for a row that is nil. */
function rowsOf(sent: readonly (SentDays | null)[] | null, unprotectedMode: boolean): Row[] {
  return (sent ?? []).map((days, at) => {
    if (!days) throw missing(`EmployeesDaysWorked[${at}]`);
    return { ...days, path: `EmployeesDaysWorked[${at}].Days`, periodOf: writing(days, unprotectedMode) };
  });
}

function countingDays(
  kind: keyof DaysWorkedRecords,
  employeeId: number,
  periodOf: PeriodOf,
  call: Call,
): DaysWorked | undefined {
  const employee = call.view.employee(employeeId);
  return countingIn(employee[kind], periodOf(employee, call));
}

/** Where nothing was said it is 0: the answer has to be a number (mark: days-zero-when-unsaid). */
function numberOf(days: DaysWorked | undefined): number {
  return days?.days ?? 0;
}

function toWire(days: DaysWorked | undefined) {
  return days ? { Days: days.days, PlusMinusDaysForWageComp: days.componentDays } : null;
}

function set(kind: keyof DaysWorkedRecords, row: Row, call: Call): void {
  atOnce(setInSteps(kind, [row], call));
}

/**
 * Sets the days of all rows or of none, all at once in the last step; each takes the place of those that were set for or
 * from the same period.
 */
function* setInSteps(kind: keyof DaysWorkedRecords, rows: readonly Row[], call: Call): Steps<void> {
  const { environment, view } = call;
  const employees = new Drafts<Employee, DaysWorked>((id) => view.employee(id));
  for (const row of rows) {
    employees.add(row.EmployeeId, daysFrom(kind, row, employees.get(row.EmployeeId), call));
    yield;
  }
  yield* employees.putInto(environment.employees, environment, (employee, days) => ({
    ...employee,
    [kind]: allRecordedFrom(employee[kind], days),
  }));
}

/**
 * A call without a correction leaves the one there is (mark: days-correction-kept).
 * @throws NmbrsFault InvalidSetOfValues for fewer than no days (mark: invalid-values-refused).
 */
function daysFrom(kind: keyof DaysWorkedRecords, row: Row, employee: Employee, call: Call): DaysWorked {
  const { Days: days, PlusMinusDaysForWageComp, path = 'Days', periodOf } = row;
  const from = periodOf(employee, call);
  if (days < 0) throw impossible(path, days, '0 or more');
  return {
    ...newRecord(call.environment),
    from,
    until: kind === 'variableDays' ? from : null,
    days,
    componentDays: PlusMinusDaysForWageComp ?? countingIn(employee[kind], from)?.componentDays ?? 0,
  };
}
