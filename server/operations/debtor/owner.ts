import type { Family } from '../call.ts';

/**
 * Whether the login owns the environment: it does when nothing there is hidden from it (mark: owner-sees-everything).
 */
export const owner = {
  Debtor_IsOwner(_, { view }) {
    return view.seesEverything;
  },
} satisfies Family<'DebtorService'>;
