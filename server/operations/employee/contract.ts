import type { EmployeeContract as WireContractV21 } from '../../../contracts/interface/generated/v2.1/EmployeeService.ts';
import type { EmployeeContract as WireContract } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { midnightOf } from '../../../fixtures/period-days.ts';
import type { Contract, Employee } from '../../world/records.ts';
import type { Call, Family, FamilyIn } from '../call.ts';
import { newRecord } from '../shared/employee/new-record.ts';
import { writableDay } from '../shared/employee/periods.ts';
import { runningContracts } from '../shared/employee/running-contracts.ts';
import { endsBeforeStart, missing, noSuch } from '../shared/faults.ts';

/**
 * The labour contracts of an employee, past ones included. They may overlap, and end without the service
 * (mark: contracts-may-overlap).
 */
export const contract = {
  Contract_GetAll({ EmployeeId }, { view }) {
    return view.employee(EmployeeId).contracts.map(toWire);
  },

  Contract_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, contracts }) => ({
      EmployeeId: id,
      EmployeeContracts: contracts.map(toWire),
    }));
  },

  Contract_GetCurrentPeriod({ EmployeeId }, call) {
    return {
      EmployeeId,
      EmployeeContracts: runningContracts(call.view.employee(EmployeeId), call).map(toWire),
    };
  },

  Contract_Insert({ EmployeeId, EmployeeContract, UnprotectedMode }, call) {
    return insert(EmployeeId, EmployeeContract, 'EmployeeContract', UnprotectedMode, call);
  },

  Contract_InsertCurrentPeriod({ EmployeeId, EmployeeContract }, call) {
    return insert(EmployeeId, EmployeeContract, 'EmployeeContract', false, call);
  },

  Contract_Update({ EmployeeId, EmployeeContract: sent, UnprotectedMode }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    if (!sent) throw missing('EmployeeContract');
    const contract = contractOf(employee, sent.ContractID);
    const changed = { ...contract, ...termsOf(sent, 'EmployeeContract', contract.startDate) };
    requireOpen(contract, changed, employee, UnprotectedMode, call);
    environment.employees.put({
      ...employee,
      contracts: employee.contracts.map((other) => (other === contract ? changed : other)),
    });
  },
} satisfies Family<'EmployeeService'>;

/** What both versions do alike. */
export const contractDelete = {
  /** Also of a contract of closed periods: it has no unprotected mode to ask for (mark: delete-in-closed-periods). */
  Contract_Delete({ EmployeeId, Id }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    const deleted = contractOf(employee, Id);
    environment.employees.put({
      ...employee,
      contracts: employee.contracts.filter((contract) => contract !== deleted),
    });
  },
} satisfies Family<'EmployeeService'>;

/** Version 2.1 has most calls under another name, with fewer fields. */
export const contractV21 = {
  Contract_GetAll_v2({ EmployeeId }, { view }) {
    return view.employee(EmployeeId).contracts.map((contract) => ({
      ...sharedFields(contract),
      PhaseClassification: contract.phaseClassification ?? null,
    }));
  },

  Contract_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, contracts }) => ({
      EmployeeId: id,
      EmployeeContracts: contracts.map(toWireV21),
    }));
  },

  Contract_GetCurrentPeriod({ EmployeeId }, call) {
    return {
      EmployeeId,
      EmployeeContracts: runningContracts(call.view.employee(EmployeeId), call).map(toWireV21),
    };
  },

  Contract_Insert_v2({ EmployeeId, Contract, UnprotectedMode }, call) {
    return insert(EmployeeId, Contract, 'Contract', UnprotectedMode ?? false, call);
  },

  Contract_InsertCurrentPeriod_v2({ EmployeeID, Contract }, call) {
    return insert(EmployeeID, Contract, 'Contract', false, call);
  },
} satisfies FamilyIn<'v2.1', 'EmployeeService'>;

/** @throws NmbrsFault NotFound for an id that is of no contract of theirs. */
function contractOf({ contracts }: Employee, id: number): Contract {
  const contract = contracts.find((contract) => contract.id === id);
  if (!contract) throw noSuch('the employee', 'contract', id);
  return contract;
}

/** @throws NmbrsFault InvalidSetOfValues for a contract without a start (mark: invalid-values-refused). */
function insert(
  employeeId: number,
  sent: WireContract | null,
  path: string,
  unprotectedMode: boolean,
  call: Call,
): number {
  const { environment, view } = call;
  const employee = view.employee(employeeId);
  if (!sent?.StartDate) throw missing(sent ? `${path}.StartDate` : path);
  const startDate = writableDay(employee, sent.StartDate, unprotectedMode, call);
  const contract = { ...newRecord(environment), startDate, ...termsOf(sent, path, startDate) };
  environment.employees.put({ ...employee, contracts: [...employee.contracts, contract] });
  return contract.id;
}

/**
 * What was agreed, but for the start; what is left out was not (mark: update-overwrites). Where it is not said whether that is for an indefinite time, the end date says it
 * (mark: contract-indefinite-by-end).
 * @throws NmbrsFault InvalidSetOfValues for an end before the start (mark: invalid-values-refused).
 */
function termsOf(
  sent: WireContract,
  path: string,
  startDate: string,
): Omit<Contract, 'id' | 'createdAt' | 'startDate'> {
  const endDate = sent.EndDate ? midnightOf(sent.EndDate) : null;
  if (endDate !== null && endDate < startDate)
    throw endsBeforeStart([`${path}.EndDate`, endDate], ['the start of the contract,', startDate]);
  return {
    endDate,
    trialPeriodEnd: sent.TrialPeriod ? midnightOf(sent.TrialPeriod) : null,
    indefinite: sent.Indefinite ?? endDate === null,
    employmentType: sent.EmployementType,
    taxSequenceNumber: sent.EmploymentSequenceTaxId,
    phaseClassification: sent.PhaseClassification ?? null,
    written: sent.WrittenContract ?? null,
    hoursPerWeek: sent.HoursPerWeek ?? null,
  };
}

/**
 * A contract is closed when it ended before the open period, and may not be made to end there; where it began does not
 * count (mark: contract-closed-by-end).
 * @throws NmbrsFault ProtectedMode without unprotected mode.
 */
function requireOpen(
  before: Contract,
  after: Contract,
  employee: Employee,
  unprotectedMode: boolean,
  call: Call,
): void {
  for (const { endDate } of [before, after]) {
    if (endDate !== null) writableDay(employee, endDate, unprotectedMode, call);
  }
}

function toWire(contract: Contract): WireContract {
  return {
    ...toWireV21(contract),
    PhaseClassification: contract.phaseClassification ?? null,
    WrittenContract: contract.written,
    HoursPerWeek: contract.hoursPerWeek,
  };
}

function toWireV21(contract: Contract): WireContractV21 {
  return { ...sharedFields(contract), CreationDate: contract.createdAt };
}

function sharedFields(contract: Contract) {
  return {
    ContractID: contract.id,
    StartDate: contract.startDate,
    TrialPeriod: contract.trialPeriodEnd,
    EndDate: contract.endDate,
    EmployementType: contract.employmentType,
    EmploymentSequenceTaxId: contract.taxSequenceNumber,
    Indefinite: contract.indefinite,
  };
}
