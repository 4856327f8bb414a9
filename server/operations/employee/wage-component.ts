import type { WageComponent } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { ComponentList, type SentComponent } from '../shared/component-list.ts';
import { endOf, fixedFrom, variableIn } from '../shared/component-periods.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { reading, writing } from '../shared/period-of.ts';
import { wageAmountOf, wageComponentToWire } from '../shared/wire-wage-component.ts';

const wages = new ComponentList<SentComponent & WageComponent, { readonly EmployeeId: number }, Employee>({
  owner: 'the employee',
  what: 'wage component',
  argument: 'WageComponent',
  batchArgument: 'WageComponents',
  find: ({ view }, employeeId) => view.employee(employeeId),
  tableIn: ({ employees }) => employees,
  componentsOf: ({ companyId, wageComponents }) => ({ companyId, components: wageComponents }),
  withComponents: (employee, wageComponents) => ({ ...employee, wageComponents }),
  amountOf: wageAmountOf,
  ownerOf: ({ EmployeeId }) => EmployeeId,
});

/** What is paid or withheld besides the salary, in every period until it is stopped. */
const fixed = {
  WageComponentFixed_GetCurrent({ EmployeeId }, call) {
    return wages.list(call, EmployeeId, 'fixed', openPeriodOf).map(wageComponentToWire);
  },

  WageComponentFixed_Get({ EmployeeId, ...period }, call) {
    return wages.list(call, EmployeeId, 'fixed', reading(period)).map(wageComponentToWire);
  },

  /**
   * An end in the record counts, here and in `_Insert` (mark: component-end-in-record); where the call has one of its
   * own, that does.
   */
  WageComponentFixed_InsertCurrent({ EmployeeId, WageComponent }, call) {
    return wages.insert(call, EmployeeId, WageComponent, fixedFrom(openPeriodOf, endOf(WageComponent)));
  },

  WageComponentFixed_InsertCurrent_With_End({ EmployeeId, WageComponent, EndYear, EndPeriod }, call) {
    const end = { Year: EndYear, Period: EndPeriod };
    return wages.insert(call, EmployeeId, WageComponent, fixedFrom(openPeriodOf, end));
  },

  WageComponentFixed_Insert({ EmployeeId, WageComponent, UnprotectedMode, ...start }, call) {
    const span = fixedFrom(writing(start, UnprotectedMode), endOf(WageComponent));
    return wages.insert(call, EmployeeId, WageComponent, span);
  },

  WageComponentFixed_Insert_With_End({ EmployeeId, WageComponent, ...named }, call) {
    return wages.insert(call, EmployeeId, WageComponent, fromStartToEnd(named));
  },

  *WageComponentFixed_Insert_Batch({ WageComponents, UnprotectedMode, ...start }, call) {
    yield* wages.insertBatch(call, WageComponents, fixedFrom(writing(start, UnprotectedMode)));
  },

  *WageComponentFixed_Insert_Batch_With_End({ WageComponents, ...named }, call) {
    yield* wages.insertBatch(call, WageComponents, fromStartToEnd(named));
  },

  WageComponentFixed_Stop({ EmployeeId, WageComponentId, UnprotectedMode, ...last }, call) {
    wages.stop(call, EmployeeId, WageComponentId, writing(last, UnprotectedMode));
  },
} satisfies Family<'EmployeeService'>;

/** The same for one period. */
const variable = {
  WageComponentVar_GetCurrent({ EmployeeId }, call) {
    return wages.list(call, EmployeeId, 'variable', openPeriodOf).map(wageComponentToWire);
  },

  WageComponentVar_Get({ EmployeeId, ...period }, call) {
    return wages.list(call, EmployeeId, 'variable', reading(period)).map(wageComponentToWire);
  },

  WageComponentVar_InsertCurrent({ EmployeeId, WageComponent }, call) {
    return wages.insert(call, EmployeeId, WageComponent, variableIn(openPeriodOf));
  },

  WageComponentVar_Insert({ EmployeeId, WageComponent, UnprotectedMode, ...period }, call) {
    return wages.insert(call, EmployeeId, WageComponent, variableIn(writing(period, UnprotectedMode)));
  },

  *WageComponentVar_Insert_Batch({ WageComponents, UnprotectedMode, ...period }, call) {
    yield* wages.insertBatch(call, WageComponents, variableIn(writing(period, UnprotectedMode)));
  },

  WageComponentVar_ClearCurrent({ EmployeeId }, call) {
    wages.clear(call, EmployeeId, openPeriodOf);
  },

  WageComponentVar_Clear({ EmployeeId, UnprotectedMode, ...period }, call) {
    wages.clear(call, EmployeeId, writing(period, UnprotectedMode));
  },
} satisfies Family<'EmployeeService'>;

/** What is paid to an employee, or withheld, besides the salary. */
export const wageComponent = {
  ...fixed,
  ...variable,

  WageComponent_Update({ EmployeeId, WageComponent, UnprotectedMode, ...end }, call) {
    wages.update(call, EmployeeId, WageComponent, end, UnprotectedMode);
    return true;
  },

  WageComponent_Delete({ EmployeeId, WageComponentID }, call) {
    wages.delete(call, EmployeeId, WageComponentID);
    return true;
  },
} satisfies Family<'EmployeeService'>;

function fromStartToEnd(named: {
  readonly StartYear: number;
  readonly StartPeriod: number;
  readonly EndYear: number;
  readonly EndPeriod: number;
  readonly UnprotectedMode: boolean;
}) {
  const start = { Year: named.StartYear, Period: named.StartPeriod };
  const end = { Year: named.EndYear, Period: named.EndPeriod };
  return fixedFrom(writing(start, named.UnprotectedMode), end);
}
