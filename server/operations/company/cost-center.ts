import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Family } from '../call.ts';
import { CodedList } from '../shared/coded-list.ts';

const costCenters = new CodedList('', {
  read: ({ view }, companyId) => view.company(companyId).costCenters,
  write: ({ environment, view }, companyId, costCenters) =>
    environment.companies.put({ ...view.company(companyId), costCenters }),
});

/** The cost centres of a company; a seeded one begins without any. */
export const costCenter = {
  CostCenter_GetList({ CompanyId }, call) {
    return costCenters.list(call, CompanyId);
  },

  /**
   * Changes the one with the Id sent. A code that another one has is DuplicatedCostCenterCode, hence the code does not
   * find it (mark: cost-centre-insert-by-id).
   */
  CostCenter_Insert({ CompanyId, kostenplaats: sent }, call) {
    if (!sent?.Code) throw new NmbrsFault('InvalidCostCenterCode');
    const taken = call.view
      .company(CompanyId)
      .costCenters.some(({ id, code }) => code === sent.Code && id !== sent.Id);
    if (taken) throw new NmbrsFault('DuplicatedCostCenterCode');
    return costCenters.save(call, CompanyId, sent);
  },
} satisfies Family<'CompanyService'>;
