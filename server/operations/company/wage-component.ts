import type { WageComponent } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Company } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { ComponentList } from '../shared/component-list.ts';
import { fixedFrom, variableIn } from '../shared/component-periods.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { reading, writing } from '../shared/period-of.ts';
import { wageAmountOf, wageComponentToWire } from '../shared/wire-wage-component.ts';

const wages = new ComponentList<WageComponent, { readonly CompanyId: number }, Company>({
  owner: 'the company',
  what: 'wage component',
  argument: 'WageComponent',
  batchArgument: 'WageComponents',
  find: ({ view }, companyId) => view.company(companyId),
  tableIn: ({ companies }) => companies,
  componentsOf: ({ id, wageComponents }) => ({ companyId: id, components: wageComponents }),
  withComponents: (company, wageComponents) => ({ ...company, wageComponents }),
  amountOf: wageAmountOf,
  ownerOf: ({ CompanyId }) => CompanyId,
});

/** The wage components of a company itself, which all its employees get (mark: company-components-for-all). */
export const wageComponent = {
  WageComponentFixed_GetCurrent({ CompanyId }, call) {
    return wages.list(call, CompanyId, 'fixed', openPeriodOf).map(wageComponentToWire);
  },

  WageComponentFixed_Get({ CompanyId, ...period }, call) {
    return wages.list(call, CompanyId, 'fixed', reading(period)).map(wageComponentToWire);
  },

  WageComponentFixed_InsertCurrent({ CompanyId, WageComponent }, call) {
    return wages.insert(call, CompanyId, WageComponent, fixedFrom(openPeriodOf));
  },

  WageComponentFixed_Insert({ CompanyId, WageComponent, UnprotectedMode, ...start }, call) {
    return wages.insert(call, CompanyId, WageComponent, fixedFrom(writing(start, UnprotectedMode)));
  },

  WageComponentFixed_Insert_Batch({ WageComponents, UnprotectedMode, ...start }, call) {
    return wages.insertBatch(call, WageComponents, fixedFrom(writing(start, UnprotectedMode)));
  },

  WageComponentFixed_Stop({ CompanyId, WageComponentId, UnprotectedMode, ...last }, call) {
    wages.stop(call, CompanyId, WageComponentId, writing(last, UnprotectedMode));
  },

  WageComponentVar_GetCurrent({ CompanyId }, call) {
    return wages.list(call, CompanyId, 'variable', openPeriodOf).map(wageComponentToWire);
  },

  WageComponentVar_Get({ CompanyId, ...period }, call) {
    return wages.list(call, CompanyId, 'variable', reading(period)).map(wageComponentToWire);
  },

  WageComponentVar_InsertCurrent({ CompanyID, WageComponent }, call) {
    return wages.insert(call, CompanyID, WageComponent, variableIn(openPeriodOf));
  },

  WageComponentVar_Insert({ CompanyID, WageComponent, UnprotectedMode, ...period }, call) {
    return wages.insert(call, CompanyID, WageComponent, variableIn(writing(period, UnprotectedMode)));
  },

  WageComponentVar_Insert_Batch({ WageComponents, UnprotectedMode, ...period }, call) {
    return wages.insertBatch(call, WageComponents, variableIn(writing(period, UnprotectedMode)));
  },

  /** Answers the ids of what was taken away (mark: clear-answers-ids). */
  WageComponentVar_ClearCurrent({ CompanyId }, call) {
    return wages.clear(call, CompanyId, openPeriodOf);
  },

  WageComponentVar_Clear({ CompanyId, UnprotectedMode, ...period }, call) {
    return wages.clear(call, CompanyId, writing(period, UnprotectedMode));
  },
} satisfies Family<'CompanyService'>;
