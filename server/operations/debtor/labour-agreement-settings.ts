import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';
import { agreementsOf } from '../shared/labour-agreements.ts';

/** The groups of labour agreement settings, one for each labour agreement of the debtor. */
export const labourAgreementSettings = {
  /**
   * A debtor has companies of any period type, so that every period up to the last week is possible
   * (mark: agreement-settings-any-period).
   */
  LabourAgreementSettings_GetList({ DebtorId, Year, Period }, { environment, view }) {
    const { id } = view.debtor(DebtorId);
    requirePossible({ year: Year, period: Period }, 'week');
    return agreementsOf(environment, id).map(({ number, guid, description }) => ({
      Id: number,
      Guid: guid,
      IntNumber: number,
      StrName: description,
      IntDebiteurID: id,
    }));
  },
} satisfies Family<'DebtorService'>;
