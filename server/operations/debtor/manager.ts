import { managersOf } from '../../world/managers.ts';
import type { Family } from '../call.ts';
import { managerToWire } from '../shared/wire-staff.ts';

/** The managers of a debtor. */
export const manager = {
  Manager_GetList({ DebtorId }, { view }) {
    return managersOf(view.debtor(DebtorId)).map(managerToWire);
  },
} satisfies Family<'DebtorService'>;
