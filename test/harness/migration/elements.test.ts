import { expect, it } from 'vitest';
import type { MigratedOperation } from '../../../contracts/control/migration.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { migrationOf } from '../../../server/migration/migration-of.ts';
import { usageOfConsumer } from '../../../server/migration/usage.ts';
import { operationsOf, readingEverything } from './support/consumers.ts';

function judged(name: string): MigratedOperation {
  const { operations } = migrationOf(
    usageOfConsumer(readingEverything('one', operationsOf([name]))),
    restKnowledge(),
  );
  return operations[0] as MigratedOperation;
}

function element(name: string, path: string) {
  const { sends, reads } = judged(name);
  const found = [...sends, ...reads].find((one) => one.path === path);
  return {
    fate: found?.fate,
    field: found?.field,
    in: found?.in,
    changes: found?.changes.map(({ kind }) => kind),
  };
}

it.each([
  ['EmployeeService.Salary_GetCurrent', 'EmployeeId', 'placed', 'employeeId', 'query', ['guid']],
  [
    'EmployeeService.Salary_GetCurrent',
    'Salary_GetCurrentResult/Type',
    'placed',
    'salaries.type',
    'answer',
    ['values'],
  ],
  [
    'EmployeeService.Salary_GetCurrent',
    'Salary_GetCurrentResult/StartDate',
    'placed',
    'salaries.startDate',
    'answer',
    ['date'],
  ],
  [
    'EmployeeService.Salary_GetCurrent',
    'Salary_GetCurrentResult/SalaryTable/Code',
    'nowhere',
    null,
    null,
    [],
  ],
  ['EmployeeService.Salary_Get', 'Year', 'picked', null, null, []],
  [
    'CompanyService.HourModel_GetHourCodes',
    'HourModel_GetHourCodesResult/HourCode/Code',
    'unseen',
    null,
    null,
    [],
  ],
  ['EmployeeService.Absence2_Insert', 'Absence/Comment', 'gap', null, null, []],
  ['EmployeeService.Leave_Delete', 'LeaveId', 'placed', 'leaveRequestId', 'path', ['renamed', 'guid']],
  ['EmployeeService.Department_UpdateCurrent', 'DepartmentId', 'placed', 'departmentId', 'body', ['guid']],
  [
    'EmployeeService.PersonalInfo_UpdateCurrent',
    'PersonalInfo/BSN',
    'placed',
    'socialSecurityNumber',
    'body',
    ['renamed'],
  ],
] as const)('%s %s is %s', (name, path, fate, field, where, changes) => {
  expect(element(name, path)).toEqual({ fate, field, in: where, changes });
});

it('an id of a debtor, company or employee has a call that gives its GUID, any other has none', () => {
  const converters = (name: string) => judged(name).sends.map(({ path, converter }) => [path, converter]);
  expect(converters('CompanyService.List_GetByDebtor')).toEqual([
    ['DebtorId', 'DebtorService.Converter_GetDebtors_IntToGuid'],
  ]);
  expect(converters('EmployeeService.Leave_Delete')).toEqual([
    ['EmployeeId', 'CompanyService.Converter_GetByCompany_IntToGuid with Entity Employee'],
    ['LeaveId', null],
  ]);
});

it('of values that have nothing there it is said which', () => {
  const type = judged('EmployeeService.BankAccount_GetList').reads.find(({ path }) => path.endsWith('/Type'));
  expect(type?.changes.map(({ says }) => says)).toEqual([
    'Type is called bankAccountType.',
    'Bankrekening1 is bankAccount1, Bankrekening2 is bankAccount2, Bankrekening3 is bankAccount3, Bankrekening4 is ' +
      'bankAccount4, Bankrekening5 is bankAccount5, Spaarloon is salarySavings, Levensloop is lifecycleSavingSchemes, ' +
      'Standaard is standard; for None nothing is known.',
  ]);
});

it.each([
  ['EmployeeService.Salary_GetCurrent', ['companyId']],
  ['EmployeeService.Salary_GetAll_AllEmployeesByCompany', []],
  // The first endpoint gives what the second asks for.
  ['EmployeeService.List_GetByDebtor', []],
  ['CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany', ['period']],
  ['EmployeeService.Service_StopCurrent', ['employmentId']],
])('%s asks for %j besides', (name, needs) => {
  expect(judged(name).needs).toEqual(needs);
});

it('is as sure as the least sure of what it says', () => {
  expect(judged('EmployeeService.Salary_GetCurrent').known?.confidence).toBe('inferred');
  expect(judged('EmployeeService.WageTax_Update').known?.confidence).toBe('doubtful');
  expect(judged('EmployeeService.Absence_GetList').known?.confidence).toBe('live');
});

it('a converter is needed no more, and counts nowhere', () => {
  const { operations, covered } = migrationOf(
    usageOfConsumer(
      readingEverything(
        'one',
        operationsOf(['DebtorService.Converter_GetDebtors_IntToGuid', 'DebtorService.List_GetAll']),
      ),
    ),
    restKnowledge(),
  );
  expect(operations.map(({ verdict }) => verdict)).toEqual(['successor', 'needless']);
  expect(covered).toEqual({
    operations: { covered: 1, of: 1 },
    calls: null,
    fields: { covered: 3, of: 3 },
  });
});
