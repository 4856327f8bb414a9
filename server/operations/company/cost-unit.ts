import type { Family } from '../call.ts';
import { CodedList } from '../shared/coded-list.ts';
import { missing } from '../shared/faults.ts';

const costUnits = new CodedList('', {
  owner: 'the company',
  what: 'cost unit',
  argument: 'costunit',
  read: ({ view }, companyId) => view.company(companyId).costUnits,
  write: ({ environment, view }, companyId, costUnits) =>
    environment.companies.put({ ...view.company(companyId), costUnits }),
});

/** The cost units (kostensoorten) of a company. */
export const costUnit = {
  CostUnit_GetList({ CompanyId }, call) {
    return costUnits.list(call, CompanyId);
  },

  /**
   * Updates or inserts: no error is known for a code that is there already, so that it finds the one to change
   * (mark: cost-unit-insert-by-code).
   * @throws NmbrsFault InvalidSetOfValues without a code (mark: invalid-values-refused): there is no error for it as
   * there is for cost centres.
   */
  CostUnit_Insert({ CompanyId, costunit: sent }, call) {
    if (!sent?.Code) throw missing(sent ? 'costunit.Code' : 'costunit');
    const { Id, Code: code } = sent;
    const hasId = call.view.company(CompanyId).costUnits.some(({ id }) => id === Id);
    return costUnits.save(call, CompanyId, sent, (unit) => (hasId ? unit.id === Id : unit.code === code));
  },
} satisfies Family<'CompanyService'>;
