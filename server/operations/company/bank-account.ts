import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Family } from '../call.ts';
import { bankAccountFromWire, bankAccountToWire } from '../wire-bank-account.ts';

/** The account from which a company pays. */
export const bankAccount = {
  BankAccount_GetCurrent({ CompanyId }, { view }) {
    return bankAccountToWire(view.company(CompanyId).bankAccount);
  },

  /** The new one takes the place of the one before: no operation shows more than one (guess). */
  BankAccount_Insert({ CompanyId, BankAccount: sent }, { environment, view }) {
    const company = view.company(CompanyId);
    const bankAccount = bankAccountFromWire(sent, environment.nextId());
    environment.companies.put({ ...company, bankAccount });
    return bankAccount.id;
  },

  /** Changes the one there is and leaves its id, whatever Id was sent; without one there is nothing to change (guess). */
  BankAccount_Update({ CompanyId, BankAccount: sent }, { environment, view }) {
    const company = view.company(CompanyId);
    if (!company.bankAccount) throw new NmbrsFault(2046);
    const bankAccount = bankAccountFromWire(sent, company.bankAccount.id);
    environment.companies.put({ ...company, bankAccount });
  },
} satisfies Family<'v3', 'CompanyService'>;
