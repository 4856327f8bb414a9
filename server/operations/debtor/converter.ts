import type { Family } from '../call.ts';
import { mapToGuids } from '../shared/guid.ts';

/** The debtors by the guids they have in the REST API. */
export const converter = {
  /** It calls the entity `Debtor` (mark: converter-entity-debtor). */
  Converter_GetDebtors_IntToGuid(_, { environment, view }) {
    const ids = view.debtors().map(({ id }) => id);
    return mapToGuids(environment, 'Debtor', 'debtor', ids);
  },
} satisfies Family<'DebtorService'>;
