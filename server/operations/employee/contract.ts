import type { EmployeeContract } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { Contract } from '../../world/records.ts';
import type { Family } from '../call.ts';

/** The labour contracts of an employee, past ones included. */
export const contract = {
  Contract_GetAll({ EmployeeId }, { view }) {
    return view.employee(EmployeeId).contracts.map(
      (contract): EmployeeContract => ({
        ...sharedFields(contract),
        CreationDate: contract.createdAt,
        PhaseClassification: null,
        WrittenContract: contract.written,
        HoursPerWeek: contract.hoursPerWeek,
      }),
    );
  },
} satisfies Family<'v3', 'EmployeeService'>;

/** Version 2.1 has the call under another name, with fewer fields. */
export const contractV21 = {
  Contract_GetAll_v2({ EmployeeId }, { view }) {
    return view
      .employee(EmployeeId)
      .contracts.map((contract) => ({ ...sharedFields(contract), PhaseClassification: null }));
  },
} satisfies Family<'v2.1', 'EmployeeService'>;

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
