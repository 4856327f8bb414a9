import type { Family } from '../call.ts';
import { CodedList } from '../shared/coded-list.ts';

const functions = new CodedList(0, {
  owner: 'the debtor',
  what: 'function',
  argument: 'function',
  read: ({ view }, debtorId) => view.debtor(debtorId).functions,
  write: ({ environment, view }, debtorId, functions) =>
    environment.debtors.put({ ...view.debtor(debtorId), functions }),
});

/**
 * The functions (jobs) of a debtor. Deleting one that is in use is let through; employees who have it keep it
 * (mark: list-entry-in-use-deleted).
 */
export const jobFunction = {
  Function_GetList({ DebtorId }, call) {
    return functions.list(call, DebtorId);
  },

  /**
   * Updates or inserts, unlike that of departments (fact: function-insert-updates), by the Id
   * (mark: function-insert-by-id).
   */
  Function_Insert({ DebtorId, function: sent }, call) {
    return functions.save(call, DebtorId, sent);
  },

  Function_Update({ DebtorId, function: sent }, call) {
    functions.update(call, DebtorId, sent);
  },

  Function_Delete({ DebtorId, id }, call) {
    functions.delete(call, DebtorId, id);
  },
} satisfies Family<'DebtorService'>;
