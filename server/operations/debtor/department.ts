import type { Family } from '../call.ts';
import { CodedList } from '../shared/coded-list.ts';

const departments = new CodedList(0, {
  owner: 'the debtor',
  what: 'department',
  argument: 'department',
  read: ({ view }, debtorId) => view.debtor(debtorId).departments,
  write: ({ environment, view }, debtorId, departments) =>
    environment.debtors.put({ ...view.debtor(debtorId), departments }),
});

/**
 * The departments of a debtor. Deleting one that is in use is let through; employees of it keep it
 * (mark: list-entry-in-use-deleted).
 */
export const department = {
  Department_GetList({ DebtorId }, call) {
    return departments.list(call, DebtorId);
  },

  Department_Insert({ DebtorId, department }, call) {
    return departments.insert(call, DebtorId, department);
  },

  Department_Update({ DebtorId, department }, call) {
    departments.update(call, DebtorId, department);
  },

  Department_Delete({ DebtorId, id }, call) {
    departments.delete(call, DebtorId, id);
  },
} satisfies Family<'DebtorService'>;
