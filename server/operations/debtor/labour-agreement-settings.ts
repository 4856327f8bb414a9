import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';
import { guidOf } from '../guid.ts';

/** The groups of labour agreement settings. Every debtor has one, in every period, known by the debtor's id (guess). */
export const labourAgreementSettings = {
  /** A debtor has companies of any period type, so that every period up to the last week is possible (guess). */
  LabourAgreementSettings_GetList({ DebtorId, Year, Period }, { environment, view }) {
    const { id } = view.debtor(DebtorId);
    requirePossible({ year: Year, period: Period }, 'week');
    const group = {
      Id: id,
      Guid: guidOf(environment, 'labour agreement settings', id),
      IntNumber: 1,
      StrName: 'Standaard',
      IntDebiteurID: id,
    };
    return [group];
  },
} satisfies Family<'v3', 'DebtorService'>;
