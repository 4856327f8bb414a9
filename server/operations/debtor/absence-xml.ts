import type { Family } from '../call.ts';

/** Messages about absences. There are none yet: the list is empty until absences behave. */
export const absenceXml = {
  AbsenceXML_Get({ DebtorId }, { view }) {
    view.require('debtor', DebtorId);
    return [];
  },
} satisfies Family<'v3', 'DebtorService'>;
