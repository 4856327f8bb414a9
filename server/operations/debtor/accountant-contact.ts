import { makeAccountant } from '../../../fixtures/records/accountant.ts';
import type { Family } from '../call.ts';

/** The contact of a debtor at the accountant's office. */
export const accountantContact = {
  /**
   * One and the same person for all debtors of an office; a firm that does its own payroll has none
   * (mark: one-accountant-contact).
   */
  AccountantContact_GetList({ DebtorId }, { environment, view }) {
    view.require('debtor', DebtorId);
    if (environment.product === 'Business') return [];
    const { name, email, phone } = makeAccountant(environment.name);
    return [{ Name: name, Email: email, Phone: phone }];
  },
} satisfies Family<'DebtorService'>;
