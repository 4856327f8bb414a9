import type { Family } from '../call.ts';
import { missing } from '../shared/faults.ts';

/** The personal titles from which a debtor chooses. */
export const title = {
  Title_GetList({ DebtorId }, { view }) {
    return view.debtor(DebtorId).titles.map((name) => ({ TitleName: name }));
  },

  /**
   * Without a name it is refused (mark: invalid-values-refused), and one that is there already is not added again
   * (mark: title-insert-twice).
   */
  Title_Insert({ DebtorId, title: sent }, { environment, view }) {
    if (!sent?.TitleName) throw missing(sent ? 'title.TitleName' : 'title');
    const debtor = view.debtor(DebtorId);
    const titles = new Set([...debtor.titles, sent.TitleName]);
    environment.debtors.put({ ...debtor, titles: [...titles] });
  },
} satisfies Family<'DebtorService'>;
