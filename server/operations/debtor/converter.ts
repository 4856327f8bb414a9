import type { Family } from '../call.ts';
import { mapToGuids } from '../shared/guid.ts';

/** The debtors by the guids they have in the REST API. */
export const converter = {
  /** That it calls the entity `Debtor` is a guess. */
  Converter_GetDebtors_IntToGuid(_, { environment, view }) {
    const ids = view.debtors().map(({ id }) => id);
    return mapToGuids(environment, 'Debtor', 'debtor', ids);
  },
} satisfies Family<'DebtorService'>;
