import { HOUR_CODES, HOUR_CODES_2 } from '../../payroll/hour-model.ts';
import { WAGE_CODES, WAGE_CODES_2 } from '../../payroll/wage-model.ts';
import type { Family } from '../call.ts';

/** The codes that wage components and hour components may have; every company has the same two models of each. */
export const codeModel = {
  WageModel_GetWageCodes: () => WAGE_CODES.map(toWire),
  WageModel2_GetWageCodes: () => WAGE_CODES_2.map(toWire),
  HourModel_GetHourCodes: () => HOUR_CODES.map(toWire),
  HourModel2_GetHourCodes: () => HOUR_CODES_2.map(toWire),
} satisfies Family<'CompanyService'>;

function toWire({ code, description }: { readonly code: number; readonly description: string }) {
  return { Code: code, Description: description };
}
