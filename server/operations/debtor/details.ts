import type { DebtorContactPerson } from '../../../contracts/interface/generated/v3/DebtorService.ts';
import type { Family } from '../call.ts';
import { addressToWire } from '../shared/wire-address.ts';
import { bankAccountToWire } from '../shared/wire-bank-account.ts';

/** What is known of a debtor besides its number and name; none of it can be written here. */
export const details = {
  Address_Get({ DebtorId }, { view }) {
    const { address } = view.debtor(DebtorId);
    return address && { ...addressToWire(address), Default: true };
  },

  /** Of a debtor without account the same as of such a company (mark: no-account-is-empty-record). */
  BankAccount_Get({ DebtorId }, { view }) {
    return bankAccountToWire(view.debtor(DebtorId).bankAccount);
  },

  ContactPerson_Get({ DebtorId }, { view }): DebtorContactPerson | null {
    const person = view.debtor(DebtorId).contactPerson;
    return person && { Name: person.name, Email: person.email, Phone: person.phone };
  },

  ServiceLevel_Get({ DebtorId }, { view }) {
    const level = view.debtor(DebtorId).serviceLevel;
    return (
      level && {
        StartPeriod: level.from.period,
        StartYear: level.from.year,
        ServiceLevel: level.name,
        StartContract: level.contractStartDate,
      }
    );
  },

  /** The colour is written `#rrggbb` (mark: tag-colour-hex). */
  Tags_Get({ DebtorId }, { environment, view }) {
    return view.debtor(DebtorId).tags.flatMap((number) => {
      const tag = environment.tags.get(number);
      if (!tag) return [];
      const color = `#${tag.color.toString(16).padStart(6, '0')}`;
      return [{ Number: tag.number, HexColor: color, Tag: tag.name }];
    });
  },
} satisfies Family<'DebtorService'>;
