import type { Family } from '../call.ts';
import { managerToWire } from '../shared/wire-staff.ts';

/** The managers of a debtor. */
export const manager = {
  Manager_GetList({ DebtorId }, { view }) {
    const manager = managerToWire(view.debtor(DebtorId));
    return manager ? [manager] : [];
  },
} satisfies Family<'DebtorService'>;
