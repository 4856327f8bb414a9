import type { Family } from '../call.ts';
import { CodedList } from '../shared/coded-list.ts';
import { impossible, missing } from '../shared/faults.ts';

const costCenters = new CodedList('', {
  owner: 'the company',
  what: 'cost centre',
  argument: 'kostenplaats',
  read: ({ view }, companyId) => view.company(companyId).costCenters,
  write: ({ environment, view }, companyId, costCenters) =>
    environment.companies.put({ ...view.company(companyId), costCenters }),
});

/** The cost centres of a company. */
export const costCenter = {
  CostCenter_GetList({ CompanyId }, call) {
    return costCenters.list(call, CompanyId);
  },

  /**
   * Changes the one with the Id sent. A code that another one has is DuplicatedCostCenterCode, hence the code does not
   * find it (mark: cost-centre-insert-by-id).
   */
  CostCenter_Insert({ CompanyId, kostenplaats: sent }, call) {
    if (!sent?.Code) throw missing(sent ? 'kostenplaats.Code' : 'kostenplaats', 'InvalidCostCenterCode');
    const taken = call.view
      .company(CompanyId)
      .costCenters.some(({ id, code }) => code === sent.Code && id !== sent.Id);
    if (taken)
      throw impossible(
        'kostenplaats.Code',
        sent.Code,
        'a code that no other cost centre of the company has',
        'DuplicatedCostCenterCode',
      );
    return costCenters.save(call, CompanyId, sent);
  },
} satisfies Family<'CompanyService'>;
