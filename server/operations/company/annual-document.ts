import type { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import {
  type AnnualDocument,
  employeesUntil,
  type UntilRun,
} from '../../payroll/documents/annual-document.ts';
import { annualStatements } from '../../payroll/documents/annual-statement.ts';
import { employerCostPerHour } from '../../payroll/documents/hourly-cost.ts';
import {
  companyJournal,
  costCenterJournal,
  departmentJournal,
  employeeJournal,
} from '../../payroll/documents/journal-tables.ts';
import {
  paymentList,
  register,
  registerOfAll,
  registerSummary,
  reservations,
} from '../../payroll/documents/register-tables.ts';
import { wageComponents } from '../../payroll/documents/wage-component-table.ts';
import {
  sentWageTaxReturns,
  wageTaxByPeriod,
  wageTaxCumulative,
} from '../../payroll/documents/wage-tax-tables.ts';
import { runsOf } from '../../payroll/runs.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Call, Family } from '../call.ts';
import { leaveBalances } from '../shared/leave-balance-table.ts';
import { namedRun } from '../shared/named-run.ts';

/**
 * PDFs about a year of payroll. Each tells of the year until the run that is named, this one included
 * (mark: annual-document-until-run).
 */
export const annualDocument = {
  SalaryDocuments_AnnualDocument_AnualStatement: served(statementsOfAll),
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewCumulative: served(wageTaxCumulative),
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewByPeriod: served(wageTaxByPeriod),
  SalaryDocuments_AnnualDocument_SentWageTaxDeclarations: served(sentWageTaxReturns),
  SalaryDocuments_AnnualDocument_PaymentListCumulative: served(paymentList),
  SalaryDocuments_AnnualDocument_PayrollRegisterSummaryCumulative: served(registerSummary),
  SalaryDocuments_AnnualDocument_JournalEntriesEmployeeCumulative: served(employeeJournal),
  SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative: served(departmentJournal),
  SalaryDocuments_AnnualDocument_JournalEntriesCostCenterCumulative: served(costCenterJournal),
  SalaryDocuments_AnnualDocument_JournalEntriesCompanyrCumulative: served(companyJournal),
  SalaryDocuments_AnnualDocument_CompanyWageComponentsCumulative: served(wageComponents),
  SalaryDocuments_AnnualDocument_PayrollRegister: served(register),
  SalaryDocuments_AnnualDocument_PayrollRegisterAllEmployees: served(registerOfAll),
  SalaryDocuments_AnnualDocument_ReservationSaldos: served(reservations),
  SalaryDocuments_AnnualDocument_LeaveSaldos: served(leaveBalances),

  /**
   * Tells of the year until the period that is named (mark: annual-document-until-run).
   * @throws NmbrsFault InvalidPeriod for a period that cannot be.
   */
  *HrDocuments_EmployerCostPerHour_Year({ CompanyId, RunId, Year, Period }, call) {
    const { environment } = call;
    const { company, run } = namedRun(CompanyId, RunId, Year, call);
    requirePossible({ year: Year, period: Period }, company.periodType);
    const until = runsOf(environment, company, Year).findLast(({ number }) => number <= Period) ?? run;
    return yield* employerCostPerHour({ environment, company, run: until });
  },
} satisfies Family<'CompanyService'>;

/** How a request names a run and its year. */
export interface NamedYear {
  readonly CompanyId: number;
  readonly RunId: number;
  readonly Year: number;
}

/** A handler that gives out a document. */
function served(document: AnnualDocument) {
  return function* ({ CompanyId, RunId, Year }: NamedYear, call: Call) {
    const until = { environment: call.environment, ...namedRun(CompanyId, RunId, Year, call) };
    return { PDF: yield* document(until) };
  };
}

function* statementsOfAll(until: UntilRun): Steps<Sequence<Uint8Array>> {
  return annualStatements(until.company, until.run, yield* employeesUntil(until));
}
