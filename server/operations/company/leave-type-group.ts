import { type LeaveTypeGroup, leaveTypeGroupsOf } from '../../../fixtures/leave-types.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';

/** The kinds of leave that are in use under a labour agreement: the same ones in every company and period. */
export const leaveTypeGroup = {
  /** Empty for a group of labour agreement settings that there is not (mark: leave-group-unknown-empty). */
  CompanyLeaveTypeGroups_Get({ CompanyId, LabourAgreementSettingsGroupId, Year, Period }, { view }) {
    requirePossible({ year: Year, period: Period }, view.company(CompanyId).periodType);
    return leaveTypeGroupsOf(LabourAgreementSettingsGroupId).map(toWire);
  },
} satisfies Family<'CompanyService'>;

function toWire({ type, description, balances }: LeaveTypeGroup) {
  return {
    Type: type,
    Description: description,
    CompanyLeaveBalance: balances.map((balance) => ({
      DescriptionLeaveBalance: balance.description,
      FullTimeBalance: balance.fullTimeHours,
      LeaveRoundingMethod: balance.rounding,
    })),
  };
}
