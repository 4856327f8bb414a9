import type { SocialInsurance } from '../../world/records/social-insurance.ts';
import { socialInsurancesOf } from '../../world/social-insurance.ts';
import type { Call, Family, FamilyIn } from '../call.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { Settings } from '../shared/employee/settings.ts';
import {
  type InsuranceTerms,
  insuranceFromWire,
  insuranceFromWireV21,
  insuranceItemToWireV21,
  insuranceToWire,
  insuranceToWireV21,
} from '../shared/employee/wire-social-insurance.ts';
import { missing } from '../shared/faults.ts';
import { type PeriodOf, reading, writing } from '../shared/period-of.ts';

const settings = new Settings<SocialInsurance>({
  read: ({ socialInsurances }) => socialInsurances,
  all: socialInsurancesOf,
  write: (employee, socialInsurances) => ({ ...employee, socialInsurances }),
});

/** How an employee is insured (SVW). Version 3 is sent a flat record and answers with a nested one. */
export const socialInsurance = {
  SVW_GetCurrent({ EmployeeId }, call) {
    return heldIn(EmployeeId, openPeriodOf, call, insuranceToWire);
  },

  SVW_Get({ EmployeeId, ...period }, call) {
    return heldIn(EmployeeId, reading(period), call, insuranceToWire);
  },

  SVW_GetList({ EmployeeId }, call) {
    return settings.history(EmployeeId, call).map(insuranceToWire);
  },

  SVW_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    return call.view.employeesOf(CompanyID).map(({ id }) => ({
      EmployeeId: id,
      EmployeeSVWSettings: settings.history(id, call).map(insuranceToWire),
    }));
  },

  SVW_UpdateCurrent({ EmployeeId, SVWSettings }, call) {
    update(EmployeeId, openPeriodOf, call, SVWSettings, insuranceFromWire);
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  SVW_Update({ EmployeeId, SVWSettings, ...period }, call) {
    update(EmployeeId, writing(period, false), call, SVWSettings, insuranceFromWire);
  },
} satisfies Family<'EmployeeService'>;

/** Version 2.1 answers with the flat record it is sent, and has yet another one in the list of a company. */
export const socialInsuranceV21 = {
  SVW_GetCurrent({ EmployeeId }, call) {
    return heldIn(EmployeeId, openPeriodOf, call, insuranceToWireV21);
  },

  SVW_Get({ EmployeeId, ...period }, call) {
    return heldIn(EmployeeId, reading(period), call, insuranceToWireV21);
  },

  SVW_GetList({ EmployeeId }, call) {
    return settings.history(EmployeeId, call).map(insuranceToWireV21);
  },

  SVW_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    return call.view.employeesOf(CompanyID).map(({ id }) => ({
      EmployeeId: id,
      EmployeeSVWsettings: settings.history(id, call).map(insuranceItemToWireV21),
    }));
  },

  SVW_UpdateCurrent({ EmployeeId, SVWSettings }, call) {
    update(EmployeeId, openPeriodOf, call, SVWSettings, insuranceFromWireV21);
  },

  SVW_Update({ EmployeeId, SVWSettings, ...period }, call) {
    update(EmployeeId, writing(period, false), call, SVWSettings, insuranceFromWireV21);
  },
} satisfies FamilyIn<'v2.1', 'EmployeeService'>;

function heldIn<Wire>(
  employeeId: number,
  periodOf: PeriodOf,
  call: Call,
  write: (settings: SocialInsurance) => Wire,
): Wire | null {
  const held = settings.holding(employeeId, periodOf, call);
  return held ? write(held) : null;
}

/**
 * What a version does not know of stays as it was (mark: other-version-kept).
 * @throws NmbrsFault InvalidSetOfValues when no settings were sent, and for a code there is not.
 */
function update<Sent>(
  employeeId: number,
  periodOf: PeriodOf,
  call: Call,
  sent: Sent | null,
  read: (sent: Sent, held: Partial<InsuranceTerms>) => InsuranceTerms,
): void {
  if (!sent) throw missing('SVWSettings');
  settings.update(employeeId, periodOf, call, (begun, held) => ({ ...read(sent, held ?? {}), ...begun }));
}
