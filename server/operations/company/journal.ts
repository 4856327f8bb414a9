import type { Call, Family } from '../call.ts';
import { namedRun } from '../shared/named-run.ts';
import { JOURNAL_SPLITS, type JournalSplit, runJournal } from '../shared/payroll-xml/run-journal.ts';

const byCompany = inActiveAndNamedYear(JOURNAL_SPLITS.company);
const byEmployee = inActiveAndNamedYear(JOURNAL_SPLITS.employee);
const byCostCenter = inActiveAndNamedYear(JOURNAL_SPLITS.costCenter);
const byDepartment = inActiveAndNamedYear(JOURNAL_SPLITS.department);
const byCostCenterCostUnit = inActiveAndNamedYear(JOURNAL_SPLITS.costCenterCostUnit);

/** What a run means to the general ledger, as XML. */
export const journal = {
  Journals_GetByRunCompany: byCompany.active,
  Journals_GetByRunCompany_v2: byCompany.named,
  Journals_GetByRunEmployee: byEmployee.active,
  Journals_GetByRunEmployee_v2: byEmployee.named,
  Journals_GetByRunCostCenter: byCostCenter.active,
  Journals_GetByRunCostCenter_v2: byCostCenter.named,
  Journals_GetByRunDepartment: byDepartment.active,
  Journals_GetByRunDepartment_v2: byDepartment.named,
  Journals_GetByRunCostCenterCostUnit: byCostCenterCostUnit.active,

  Journals_GetByRunCostCenterCostUnitPerYear({ companyId, runId, year }, call) {
    return byCostCenterCostUnit.named({ CompanyId: companyId, RunId: runId, intYear: year }, call);
  },
} satisfies Family<'CompanyService'>;

/** The arguments of an operation on a run of the active year, and of a named one. */
export interface Active {
  readonly CompanyId: number;
  readonly RunId: number;
}
export interface Named extends Active {
  readonly intYear: number;
}

function inActiveAndNamedYear(split: JournalSplit) {
  return {
    active: ({ CompanyId, RunId }: Active, call: Call) =>
      runJournal(namedRun(CompanyId, RunId, null, call), split, call),
    named: ({ CompanyId, RunId, intYear }: Named, call: Call) =>
      runJournal(namedRun(CompanyId, RunId, intYear, call), split, call),
  };
}
