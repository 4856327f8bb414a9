import type { Family } from '../call.ts';
import { addressToWire } from '../wire-address.ts';

/** Where a company is established. */
export const address = {
  Address_GetCurrent({ CompanyId }, { view }) {
    const { address } = view.company(CompanyId);
    return address && { ...addressToWire(address), Default: true };
  },
} satisfies Family<'v3', 'CompanyService'>;
