import type { ContactPerson } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Family } from '../call.ts';

/**
 * The contact person of a company: that of its debtor, of whom less is known than there is room for
 * (mark: company-contact-of-debtor).
 */
export const contactPerson = {
  ContactPerson_Get({ CompanyId }, { view }): ContactPerson | null {
    const person = view.debtor(view.company(CompanyId).debtorId).contactPerson;
    return person && { Name: person.name, Email: person.email, Phone: person.phone, Number: 0 };
  },
} satisfies Family<'CompanyService'>;
