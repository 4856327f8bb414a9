import type { Family } from '../call.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { companyReport } from '../shared/report/list-report.ts';

/** The contact persons of the companies; what the report holds is not known (mark: report-columns-our-own). */
export const companyContactPerson = reportOperations(
  companyReport('CompanyContactPersonReport', ({ debtor: { contactPerson } }) => ({
    ContactPersonName: contactPerson?.name ?? null,
    ContactPersonEmail: contactPerson?.email ?? null,
    ContactPersonPhone: contactPerson?.phone ?? null,
  })),
  ['Reports_Accountant_CompanyContactPerson'],
) satisfies Family<'ReportService'>;
