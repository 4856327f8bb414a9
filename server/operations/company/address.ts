import type { Address as WireAddress } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { missing } from '../shared/faults.ts';
import { addressFromWire, addressToWire } from '../shared/wire-address.ts';

/** Where a company is established. It has one address, which is always the default one (mark: company-one-address). */
export const address = {
  Address_GetCurrent({ CompanyId }, { view }) {
    return current(view.company(CompanyId));
  },

  /** Has no element for the type, despite its name. */
  Address_GetCurrentWithAddressType({ CompanyId }, { view }) {
    return current(view.company(CompanyId));
  },

  Address_Insert({ CompanyId, Address: sent }, call) {
    return move(CompanyId, sent, call);
  },

  /** Deletes and inserts: the address has another id afterwards (mark: company-address-new-id). */
  Address_Update({ CompanyId, Address: sent }, call) {
    move(CompanyId, sent, call);
  },
} satisfies Family<'CompanyService'>;

function current({ address }: Company): WireAddress | null {
  return address && { ...addressToWire(address), Default: true };
}

/** Gives a company another address, and that address an id of its own. */
function move(companyId: number, sent: WireAddress | null | undefined, { environment, view }: Call): number {
  const company = view.company(companyId);
  if (!sent) throw missing('Address');
  const address = addressFromWire(sent, environment.idOfNewRecord());
  environment.companies.put({ ...company, address });
  return address.id;
}
