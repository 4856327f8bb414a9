import { describe, expect, it } from 'vitest';
import { NotPossible } from '../../base/not-possible.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import {
  type Narrowing,
  operationsNamed,
  qualifiedName,
} from '../../contracts/interface/operations-named.ts';

describe('a name of an operation', () => {
  it.each<[string, Narrowing, string]>([
    ['Absence2_Insert', {}, 'EmployeeService.Absence2_Insert v3 v2.1'],
    ['EmployeeService.Absence2_Insert', {}, 'EmployeeService.Absence2_Insert v3 v2.1'],
    ['employeeservice.ABSENCE2_insert', {}, 'EmployeeService.Absence2_Insert v3 v2.1'],
    ['Absence2_Insert', { version: 'v2.1' }, 'EmployeeService.Absence2_Insert v2.1'],
    ['list_getall', { service: 'CompanyService', version: 'v3' }, 'CompanyService.List_GetAll v3'],
    ['Reports_GetWageCodesByYear_Background', {}, 'ReportService.Reports_GetWageCodesByYear_Background v3'],
  ])('%s within %j means %s', (name, within, meant) => {
    const versions = operationsNamed(name, within);
    expect([qualifiedName(versions[0]), ...versions.map(({ service }) => service.version)].join(' ')).toBe(
      meant,
    );
  });

  it('means the operation it is the qualified name of, for every one there is', () => {
    for (const { version, operations } of catalogue.services)
      for (const operation of operations)
        expect(operationsNamed(qualifiedName(operation), { version })).toEqual([operation]);
  });

  it.each<[string, Narrowing, string]>([
    [
      'List_GetAll',
      {},
      "'List_GetAll' is an operation of DebtorService and CompanyService. Say which: 'DebtorService.List_GetAll'.",
    ],
    ['Absence2_Insrt', {}, "There is no operation 'Absence2_Insrt'. Did you mean 'Absence2_Insert'?"],
    [
      'EmployeeService/Absence2_Insert',
      {},
      "There is no operation 'EmployeeService/Absence2_Insert'. Did you mean 'EmployeeService.Absence2_Insert'?",
    ],
    [
      'EmployeeService.Absence2_Insrt',
      { version: 'v3' },
      "EmployeeService v3 has no operation 'Absence2_Insrt'. Did you mean 'EmployeeService.Absence2_Insert'?",
    ],
    [
      'EmployeService.Absence2_Insert',
      {},
      "There is no service 'EmployeService'. Did you mean 'EmployeeService'?",
    ],
    ['X.Y', {}, "There is no service 'X'. The services are DebtorService, CompanyService, "],
    [
      'CompanyService.Absence2_Insert',
      {},
      "CompanyService has no operation 'Absence2_Insert'. EmployeeService has: say 'EmployeeService.Absence2_Insert'.",
    ],
    [
      'Reports_Business_EmployeeAbsence_Background',
      { version: 'v2.1' },
      "'Reports_Business_EmployeeAbsence_Background' is an operation of v3 only. Name that version",
    ],
    [
      'Absence2_Insert v2.1',
      {},
      "There is no operation 'Absence2_Insert v2.1'. Say the version beside it: { operation: 'Absence2_Insert', version: 'v2.1' }.",
    ],
    [
      'DebtorService.Debtor_Get',
      { service: 'EmployeeService' },
      "'DebtorService.Debtor_Get' is no operation of EmployeeService. Name one service",
    ],
    ['', {}, "There is no operation ''. Write it as 'DebtorService.List_GetAll'; "],
  ])('%j within %j is refused, with what to write instead', (name, within, message) => {
    expect(() => operationsNamed(name, within)).toThrow(NotPossible);
    expect(() => operationsNamed(name, within)).toThrow(message);
  });

  it('is refused at the place where it stood', () => {
    expect(() => operationsNamed('Nope', { field: 'callsOff[2]' })).toThrow(
      expect.objectContaining({ kind: 'unknown', field: 'callsOff[2]', value: 'Nope' }) as Error,
    );
  });
});
