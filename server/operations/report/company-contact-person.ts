import type { Family } from '../call.ts';
import { contactPerson } from '../company/contact-person.ts';
import { twins } from '../shared/report/editions.ts';
import { companyReport } from '../shared/report/list-report.ts';

/** Whom to call at the companies; what the report holds is not known (guess: what ContactPerson_Get answers). */
export const companyContactPerson = twins(
  companyReport('CompanyContactPersonReport', ({ company }, call) => {
    const person = contactPerson.ContactPerson_Get({ CompanyId: company.id }, call);
    return {
      ContactPersonName: person?.Name ?? null,
      ContactPersonEmail: person?.Email ?? null,
      ContactPersonPhone: person?.Phone ?? null,
    };
  }),
  ['Reports_Accountant_CompanyContactPerson'],
) satisfies Family<'ReportService'>;
