import type { LabourAgreement as WireLabourAgreement } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Model } from '../../../fixtures/labour-agreements.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';
import { agreementsOf, type DebtorAgreement } from '../shared/labour-agreements.ts';

/** The labour agreements of a company: those of its debtor. */
export const labourAgreement = {
  LabourAgreements_Get({ CompanyId, Year, Period }, { environment, view }) {
    const { debtorId, periodType } = view.company(CompanyId);
    requirePossible({ year: Year, period: Period }, periodType);
    return agreementsOf(environment, debtorId).map(toWire);
  },

  LabourAgreements_GetCurrent({ CompanyId }, { environment, view }) {
    return agreementsOf(environment, view.company(CompanyId).debtorId).map(toWire);
  },
} satisfies Family<'CompanyService'>;

/** The second and third models of a kind are there for offices that have more than one; ours has not. */
function toWire(agreement: DebtorAgreement): WireLabourAgreement {
  return {
    Id: agreement.number,
    Guid: agreement.guid,
    Number: agreement.number,
    Description: agreement.description,
    Default: agreement.isDefault,
    ScheduleModel: modelToWire(agreement.scheduleModel),
    WageModel: modelToWire(agreement.wageModel),
    HoursModel: modelToWire(agreement.hoursModel),
    Industry: modelToWire(agreement.industry),
    LeaveModel: modelToWire(agreement.leaveModel),
    ReservationModel: modelToWire(agreement.reservationModel),
    SalaryTable: modelToWire(agreement.salaryTable),
    CAO: modelToWire(agreement.collectiveAgreement),
    BlnUseProvisional: false,
  };
}

function modelToWire({ code, description }: Model) {
  return { Code: code, Description: description };
}
