import type { Family } from '../call.ts';

/** Whether the login owns the environment: it does when nothing there is hidden from it (guess). */
export const owner = {
  Debtor_IsOwner(_, { view }) {
    return view.seesEverything;
  },
} satisfies Family<'DebtorService'>;
