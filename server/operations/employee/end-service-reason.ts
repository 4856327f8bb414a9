import type { EndContractReason } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { endReasons } from '../../../fixtures/end-reasons.ts';
import { requirePossibleYear } from '../../world/periods.ts';
import type { Family } from '../call.ts';

/** The reasons for which employees leave service. */
export const endServiceReason = {
  EndServiceReason_GetList() {
    return listOfReasons();
  },

  /** The same in every year there can be (mark: end-reasons-every-year). */
  EndServiceReason_GetListByYear({ Year }) {
    requirePossibleYear(Year);
    return listOfReasons();
  },
} satisfies Family<'EmployeeService'>;

function listOfReasons(): EndContractReason[] {
  return Object.values(endReasons).map(({ id, description }) => ({ ID: id, Description: description }));
}
