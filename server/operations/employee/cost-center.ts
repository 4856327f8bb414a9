import type { EmployeeCostCenter as WireCostCenter } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { Exact } from '../../payroll/exact.ts';
import { type CostShare, costSharesIn } from '../../world/cost-shares.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { CostPart } from '../../world/records/cost-split.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, namedPeriod, openPeriodOf } from '../shared/employee/periods.ts';
import { Settings } from '../shared/employee/settings.ts';
import { impossible, missing } from '../shared/faults.ts';
import { type PeriodOf, writing } from '../shared/period-of.ts';

const splits = new Settings({
  read: ({ costSplits }) => costSplits,
  write: (employee, costSplits) => ({ ...employee, costSplits }),
});

/** Over which cost centres of the company the costs of an employee are spread. */
export const costCenter = {
  CostCenter_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return costSharesIn(employee, companyOf(employee, call), openPeriodOf(employee, call)).map(toWire);
  },

  CostCenter_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return costSharesIn(employee, companyOf(employee, call), namedPeriod(employee, named, call)).map(toWire);
  },

  /** All employees of the company, with cost centers or without (mark: company-lists-everybody). */
  CostCenter_GetAllEmployeesByCompany({ CompanyId: companyId, ...named }, call) {
    const company = call.view.company(companyId);
    const period = namedPeriod({ companyId }, named, call);
    return call.view.employeesOf(companyId).map((employee) => ({
      EmployeeId: employee.id,
      CostCenters: costSharesIn(employee, company, period).map(toWire),
    }));
  },

  CostCenter_UpdateCurrent({ EmployeeId, CostCenters }, call) {
    update(EmployeeId, CostCenters, 'CostCenters', openPeriodOf, call);
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  CostCenter_Update({ EmployeeId, CostCenteren, ...period }, call) {
    update(EmployeeId, CostCenteren, 'CostCenteren', writing(period, false), call);
  },
} satisfies Family<'EmployeeService'>;

type Sent = readonly (WireCostCenter | null)[] | null;

/** Replaces all there are; an empty list ends the spreading. */
function update(employeeId: number, sent: Sent, path: string, periodOf: PeriodOf, call: Call): void {
  const company = companyOf(call.view.employee(employeeId), call);
  splits.update(employeeId, periodOf, call, (begun) => ({
    ...begun,
    parts: partsFrom(sent, path, company, call),
  }));
}

/**
 * How many of them are the default is not looked at (mark: cost-split-default-unchecked).
 * @throws NmbrsFault DuplicatedCostCenterCode for a cost centre that is named twice; InvalidSetOfValues for percentages
 * below 0, or that do not add up to 100 (mark: cost-split-adds-up).
 */
function partsFrom(sent: Sent, path: string, company: Company, { environment }: Call): CostPart[] {
  const parts = (sent ?? []).map((part, at) => ({
    id: environment.idOfNewRecord(),
    ...partFrom(part, `${path}[${at}]`, company),
  }));
  if (new Set(parts.map(({ costCenterId }) => costCenterId)).size < parts.length)
    throw new NmbrsFault('DuplicatedCostCenterCode', `${path} names a cost centre twice`);
  const total = parts.reduce((sum, { percentage }) => sum.plus(Exact.of(percentage)), Exact.ZERO);
  if (parts.length > 0 && total.toHundredths() !== 100_00)
    throw new NmbrsFault(
      'InvalidSetOfValues',
      `the percentages of ${path} add up to ${total.toHundredths() / 100}, and must to 100`,
    );
  const negative = parts.findIndex(({ percentage }) => percentage.startsWith('-'));
  if (negative >= 0)
    throw impossible(`${path}[${negative}].Percentage`, parts[negative]?.percentage, '0 or more');
  return parts;
}

/**
 * @throws NmbrsFault InvalidSetOfValues for one that is nil, or has a cost unit the company does not have
 * (mark: invalid-values-refused); InvalidCostCenterId; InvalidCostCenterCode.
 */
function partFrom(
  sent: WireCostCenter | null,
  path: string,
  { costCenters, costUnits }: Company,
): Omit<CostPart, 'id'> {
  if (!sent) throw missing(path);
  const unitCode = sent.Kostensoort?.Code;
  const unit = costUnits.find(({ code }) => code === unitCode);
  if (unitCode && !unit)
    throw impossible(`${path}.Kostensoort.Code`, unitCode, 'the code of a cost unit of the company');
  return {
    costCenterId: costCenterIdOf(sent, path, costCenters),
    costUnitId: unit?.id ?? null,
    percentage: sent.Percentage,
    isDefault: sent.Default,
  };
}

/**
 * The id of a cost centre says which one is meant; without it, or with 0, its code does
 * (mark: cost-centre-by-id-or-code).
 * @throws NmbrsFault InvalidCostCenterId for an id the company does not have, InvalidCostCenterCode for such a code, or
 * none.
 */
function costCenterIdOf(
  { CostCenter: sent }: WireCostCenter,
  path: string,
  costCenters: Company['costCenters'],
): number {
  const sentId = sent?.Id ?? 0;
  const found = costCenters.find(({ id, code }) => (sentId > 0 ? id === sentId : code === sent?.Code));
  if (found) return found.id;
  if (sentId > 0)
    throw impossible(
      `${path}.CostCenter.Id`,
      sentId,
      'the id of a cost centre of the company',
      'InvalidCostCenterId',
    );
  if (!sent?.Code) throw missing(`${path}.CostCenter.Code`, 'InvalidCostCenterCode');
  throw impossible(
    `${path}.CostCenter.Code`,
    sent.Code,
    'the code of a cost centre of the company',
    'InvalidCostCenterCode',
  );
}

function toWire({ id, costCenter, costUnit, percentage, isDefault }: CostShare): WireCostCenter {
  return {
    Id: id,
    CostCenter: { Code: costCenter.code, Description: costCenter.description, Id: costCenter.id },
    Kostensoort: costUnit && { Code: costUnit.code, Description: costUnit.description },
    Percentage: percentage,
    Default: isDefault,
  };
}
