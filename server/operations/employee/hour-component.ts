import type { HourComponent } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { hourCodeOf } from '../../payroll/hour-model.ts';
import type { Component } from '../../world/records/component.ts';
import type { Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { ComponentList } from '../shared/component-list.ts';
import { fixedFrom, variableIn } from '../shared/component-periods.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { impossible, missing } from '../shared/faults.ts';
import { reading, writing } from '../shared/period-of.ts';

const hours = new ComponentList<HourComponent, { readonly EmployeeId: number }, Employee>({
  owner: 'the employee',
  what: 'hour component',
  argument: 'Hourcomponent',
  batchArgument: 'HourComponents',
  find: ({ view }, employeeId) => view.employee(employeeId),
  tableIn: ({ employees }) => employees,
  componentsOf: ({ companyId, hourComponents }) => ({ companyId, components: hourComponents }),
  withComponents: (employee, hourComponents) => ({ ...employee, hourComponents }),
  amountOf,
  ownerOf: ({ EmployeeId }) => EmployeeId,
});

/** Hours besides the schedule, in every period until they are stopped. */
const fixed = {
  HourComponentFixed_GetCurrent({ EmployeeId }, call) {
    return hours.list(call, EmployeeId, 'fixed', openPeriodOf).map(toWire);
  },

  HourComponentFixed_Get({ EmployeeId, ...period }, call) {
    return hours.list(call, EmployeeId, 'fixed', reading(period)).map(toWire);
  },

  HourComponentFixed_InsertCurrent({ EmployeeId, Hourcomponent }, call) {
    return hours.insert(call, EmployeeId, Hourcomponent, fixedFrom(openPeriodOf));
  },

  HourComponentFixed_Insert({ EmployeeId, Hourcomponent, UnprotectedMode, ...start }, call) {
    return hours.insert(call, EmployeeId, Hourcomponent, fixedFrom(writing(start, UnprotectedMode)));
  },

  HourComponentFixed_Insert_With_End({ EmployeeId, Hourcomponent, UnprotectedMode, ...named }, call) {
    const end = { Year: named.EndYear, Period: named.EndPeriod };
    return hours.insert(call, EmployeeId, Hourcomponent, fixedFrom(writing(named, UnprotectedMode), end));
  },

  *HourComponentFixed_Insert_Batch({ HourComponents, UnprotectedMode, ...start }, call) {
    yield* hours.insertBatch(call, HourComponents, fixedFrom(writing(start, UnprotectedMode)));
  },

  /** Of the component that is sent only the Id counts (mark: hour-stop-by-id). */
  HourComponentFixed_Stop({ EmployeeId, Hourcomponent, UnprotectedMode, ...last }, call) {
    if (!Hourcomponent) throw missing('Hourcomponent');
    hours.stop(call, EmployeeId, Hourcomponent.Id, writing(last, UnprotectedMode));
  },
} satisfies Family<'EmployeeService'>;

/** The same for one period. */
const variable = {
  HourComponentVar_GetCurrent({ EmployeeId }, call) {
    return hours.list(call, EmployeeId, 'variable', openPeriodOf).map(toWire);
  },

  HourComponentVar_Get({ EmployeeId, ...period }, call) {
    return hours.list(call, EmployeeId, 'variable', reading(period)).map(toWire);
  },

  HourComponentVar_InsertCurrent({ EmployeeId, Hourcomponent }, call) {
    return hours.insert(call, EmployeeId, Hourcomponent, variableIn(openPeriodOf));
  },

  HourComponentVar_Insert({ EmployeeId, Hourcomponent, UnprotectedMode, ...period }, call) {
    return hours.insert(call, EmployeeId, Hourcomponent, variableIn(writing(period, UnprotectedMode)));
  },

  *HourComponentVar_Insert_Batch({ HourComponents, UnprotectedMode, ...period }, call) {
    yield* hours.insertBatch(call, HourComponents, variableIn(writing(period, UnprotectedMode)));
  },

  HourComponentVar_ClearCurrent({ EmployeeId }, call) {
    hours.clear(call, EmployeeId, openPeriodOf);
  },

  HourComponentVar_Clear({ EmployeeId, UnprotectedMode, ...period }, call) {
    hours.clear(call, EmployeeId, writing(period, UnprotectedMode));
  },
} satisfies Family<'EmployeeService'>;

/** The hours of an employee that are paid besides the salary, or only counted. */
export const hourComponent = {
  ...fixed,
  ...variable,

  HourComponent_Update({ EmployeeId, Hourcomponent, UnprotectedMode, ...end }, call) {
    return hours.update(call, EmployeeId, Hourcomponent, end, UnprotectedMode).id;
  },

  HourComponent_Delete({ EmployeeId, HourComponentID }, call) {
    hours.delete(call, EmployeeId, HourComponentID);
    return true;
  },
} satisfies Family<'EmployeeService'>;

/** What else was sent with it is not read back. */
function toWire({ id, code, value }: Component): HourComponent {
  return { Id: id, HourCode: code, Hours: value };
}

/**
 * @throws NmbrsFault InvalidHourComponent for a code that is in neither hour model (mark: second-model-counts).
 */
function amountOf(
  { HourCode: code, Hours: value }: HourComponent,
  path: string,
): Pick<Component, 'code' | 'value'> {
  if (!hourCodeOf(code))
    throw impossible(`${path}.HourCode`, code, 'the code of an hour component', 'InvalidHourComponent');
  return { code, value };
}
