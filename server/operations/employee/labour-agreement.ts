import type { EmployeeLabourAgreement as WireLabourAgreement } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { Guid } from '../../../contracts/interface/values.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { holdingIn, recordedFrom } from '../../world/history.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { companyOf, namedPeriod, openPeriodOf } from '../shared/employee/periods.ts';
import { noSuch } from '../shared/faults.ts';
import { agreementsOf, type DebtorAgreement } from '../shared/labour-agreements.ts';

/**
 * Under which labour agreement of the debtor an employee works: the default one until given another
 * (mark: default-labour-agreement).
 */
export const labourAgreement = {
  LabourAgreements_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return heldIn(employee, namedPeriod(employee, named, call), call);
  },

  LabourAgreements_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return heldIn(employee, openPeriodOf(employee, call), call);
  },

  /**
   * Also from a closed period: the service acts in unprotected mode here without being asked
   * (mark: agreement-update-unprotected).
   */
  LabourAgreements_Update({ labourAgreementSettingsGroupGuid, EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    assign(employee, labourAgreementSettingsGroupGuid, namedPeriod(employee, named, call), call);
  },

  LabourAgreements_UpdateCurrent({ labourAgreementSettingsGroupGuid, EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    assign(employee, labourAgreementSettingsGroupGuid, openPeriodOf(employee, call), call);
  },
} satisfies Family<'EmployeeService'>;

function heldIn(employee: Employee, period: YearPeriod, call: Call): WireLabourAgreement | null {
  const held = holdingIn(employee.labourAgreements, period);
  const agreement = agreementsFor(employee, call).find(({ number, isDefault }) =>
    held ? number === held.agreement : isDefault,
  );
  return agreement ? toWire(agreement) : null;
}

/** @throws NmbrsFault InvalidLabourAgreement for a guid of no agreement of the debtor. */
function assign(employee: Employee, guid: Guid, from: YearPeriod, call: Call): void {
  const { environment } = call;
  const agreement = agreementsFor(employee, call).find((agreement) => agreement.guid === guid);
  if (!agreement) throw noSuch('the debtor', 'labour agreement', guid, 'InvalidLabourAgreement');
  const record = { ...newRecord(environment), from, agreement: agreement.number };
  const labourAgreements = recordedFrom(employee.labourAgreements, record);
  environment.employees.put({ ...employee, labourAgreements });
}

function agreementsFor(employee: Employee, call: Call): DebtorAgreement[] {
  return agreementsOf(call.environment, companyOf(employee, call).debtorId);
}

function toWire({ number, guid, description }: DebtorAgreement): WireLabourAgreement {
  return { Id: number, Guid: guid, Number: number, Description: description };
}
