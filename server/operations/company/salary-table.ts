import { type SalaryScale, salaryTable as table } from '../../../fixtures/salary-table.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { guids, scaleNamed, scaleToWire, stepToWire, wireTable } from '../shared/salary-table.ts';

/**
 * The salary table of a company, the same in every period (mark: salary-table-every-period). The newer form of each
 * operation adds the guids.
 */
export const salaryTable = {
  SalaryTable_Get(asked, call) {
    companyIn(asked, call);
    return wireTable;
  },

  SalaryTable2_Get(asked, call) {
    companyIn(asked, call);
    return { ...wireTable, GuidSalaryTable: guids.table };
  },

  SalaryTable_GetScales(asked, call) {
    const { periodType } = companyIn(asked, call);
    return table.scales.map((scale) => scaleToWire(scale, periodType));
  },

  SalaryTable2_GetScales(asked, call) {
    const { periodType } = companyIn(asked, call);
    return table.scales.map((scale) => ({
      ...scaleToWire(scale, periodType),
      GuidSalaryTableScale: guids.scale(scale),
    }));
  },

  SalaryTable_GetSteps(asked, call) {
    const { periodType } = companyIn(asked, call);
    return scaleOf(asked).steps.map((step) => stepToWire(step, periodType));
  },

  SalaryTable2_GetSteps(asked, call) {
    const { periodType } = companyIn(asked, call);
    const scale = scaleOf(asked);
    return scale.steps.map((step) => ({
      ...stepToWire(step, periodType),
      GuidSalaryTableStep: guids.step(scale, step),
    }));
  },
} satisfies Family<'CompanyService'>;

/** @throws NmbrsFault InvalidPeriod for a period that the company does not have. */
function companyIn(
  { CompanyId, Year, Period }: { readonly CompanyId: number; readonly Year: number; readonly Period: number },
  { view }: Call,
): Company {
  const company = view.company(CompanyId);
  requirePossible({ year: Year, period: Period }, company.periodType);
  return company;
}

/** The scale that was sent: its name says which, the rest nothing. */
function scaleOf({ Scale }: { readonly Scale: { readonly Scale?: string | null } | null }): SalaryScale {
  return scaleNamed(Scale?.Scale, 'Scale.Scale');
}
