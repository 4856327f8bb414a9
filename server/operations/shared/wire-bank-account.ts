import type { BankAccount as WireBankAccount } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { passesElevenTest } from '../../../fixtures/dutch/eleven-test.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import type { BankAccount } from '../../world/records.ts';
import { impossible, missing } from './faults.ts';

/**
 * For an employee without an account the answer has Id 0 and empty fields
 * (mark: no-account-is-empty-record).
 */
const NO_ACCOUNT: WireBankAccount = {
  Id: 0,
  Number: '',
  Description: '',
  IBAN: '',
  BIC: '',
  City: '',
  Name: '',
  Type: 'None',
};

/** The bank account of a debtor or company. */
export function bankAccountToWire(account: BankAccount | null): WireBankAccount {
  if (!account) return NO_ACCOUNT;
  return {
    Id: account.id,
    Number: account.number,
    Description: account.description,
    IBAN: account.iban,
    BIC: account.bic,
    City: account.city,
    Name: account.name,
    Type: account.type ?? 'Standaard',
  };
}

/**
 * A bank account as it was sent: what was left out is not there (mark: update-overwrites).
 * @throws NmbrsFault InvalidIban, InvalidAccountNumber or IbanRequired for one that cannot be; InvalidSetOfValues for
 * none.
 */
export function bankAccountFromWire(sent: WireBankAccount | null | undefined, id: number): BankAccount {
  if (!sent) throw missing('BankAccount');
  requireAccount(sent.IBAN ?? '', sent.Number ?? '');
  return {
    id,
    number: sent.Number ?? null,
    description: sent.Description ?? null,
    iban: sent.IBAN ?? null,
    bic: sent.BIC ?? null,
    city: sent.City ?? null,
    name: sent.Name ?? null,
    // The standard account is the one without a type, as in the fixtures, so that one takes the place of the other.
    ...(sent.Type === 'Standaard' ? {} : { type: sent.Type }),
  };
}

/**
 * An account has an IBAN or, failing that, a number of the time before. An IBAN may be written in groups
 * (mark: iban-in-groups).
 */
function requireAccount(iban: string, number: string): void {
  if (iban !== '') {
    if (!isIban(iban.replaceAll(' ', '')))
      throw impossible('BankAccount.IBAN', iban, 'an IBAN that passes its own test', 'InvalidIban');
  } else if (number === '') throw missing('BankAccount.IBAN', 'IbanRequired');
  else if (!isAccountNumber(number))
    throw impossible(
      'BankAccount.Number',
      number,
      'up to 7 digits, or 9 or 10 that pass the eleven-test',
      'InvalidAccountNumber',
    );
}

/**
 * Of the Postbank up to seven digits, of others nine or ten that pass the eleven-test; dots may stand between
 * (mark: account-number-test).
 */
function isAccountNumber(number: string): boolean {
  const digits = number.replaceAll(/[ .]/g, '');
  if (/^\d{1,7}$/.test(digits)) return Number(digits) > 0;
  return passesElevenTest(digits.padStart(10, '0'), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) && digits.length >= 9;
}
