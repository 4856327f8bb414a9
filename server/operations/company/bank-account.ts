import type { BankAccount as WireBankAccount } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { BankAccount } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { impossible } from '../shared/faults.ts';
import { bankAccountFromWire, bankAccountToWire } from '../shared/wire-bank-account.ts';

/** The account from which a company pays. */
export const bankAccount = {
  BankAccount_GetCurrent({ CompanyId }, { view }) {
    return bankAccountToWire(view.company(CompanyId).bankAccount);
  },

  /**
   * The new one takes the place of the one before: no operation shows more than one (mark: company-one-bank-account).
   */
  BankAccount_Insert({ CompanyId, BankAccount: sent }, { environment, view }) {
    const company = view.company(CompanyId);
    const bankAccount = companyAccount(sent, environment.idOfNewRecord());
    environment.companies.put({ ...company, bankAccount });
    return bankAccount.id;
  },

  /**
   * Changes the one there is and leaves its id, whatever Id was sent; without one there is nothing to change
   * (mark: company-one-bank-account).
   */
  BankAccount_Update({ CompanyId, BankAccount: sent }, { environment, view }) {
    const company = view.company(CompanyId);
    if (!company.bankAccount)
      throw new NmbrsFault('NotFound', `the company ${company.id} has no bank account`);
    const bankAccount = companyAccount(sent, company.bankAccount.id);
    environment.companies.put({ ...company, bankAccount });
  },
} satisfies Family<'CompanyService'>;

/** The accounts that employees save on. */
const SAVINGS: readonly WireBankAccount['Type'][] = ['Spaarloon', 'Levensloop'];

/**
 * @throws NmbrsFault InvalidAccountType for a savings account, which a company does not have
 * (mark: account-type-of-savings); those of every account.
 */
function companyAccount(sent: WireBankAccount | null, id: number): BankAccount {
  if (sent && SAVINGS.includes(sent.Type))
    throw impossible('BankAccount.Type', sent.Type, 'no savings account', 'InvalidAccountType');
  return bankAccountFromWire(sent, id);
}
