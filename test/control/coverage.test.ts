import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../server/main/index.ts';
import type { CoverageRow } from '../../server/operations/behaviour.ts';

let rows: CoverageRow[];
let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  rows = (await (await fetch(`${nmbrs.url}/_mock/coverage`)).json()) as CoverageRow[];
});
afterAll(() => nmbrs.close());

it('has a row for each of the 737 operations', () => {
  expect(rows).toHaveLength(737);
  expect(
    new Set(rows.map(({ service, version, operation }) => `${service} ${version} ${operation}`)).size,
  ).toBe(737);
});

/** Operations that must behave, in version 3; those that 2.1 has behave there as well. */
const BEHAVE: Readonly<Record<string, readonly string[]>> = {
  DebtorService: [
    'Debtor_Get',
    'Debtor_Insert',
    'Debtor_Update',
    'Environment_Get',
    'List_GetAll',
    'List_GetByNumber',
  ],
  CompanyService: [
    'Address_GetCurrent',
    'Company_GetCurrentPeriod',
    'Company_Insert',
    'List_GetAll',
    'List_GetByDebtor',
  ],
  EmployeeService: [
    'Address_GetListCurrent',
    'Address_Insert',
    'Contract_GetAll',
    'EmployeeType_GetList',
    'Employee_Insert',
    'Employment_GetAll_AllEmployeesByCompany',
    'List_GetByCompany',
    'List_GetByDebtor',
    'PersonalInfo_GetAll_AllEmployeesByCompany',
    'PersonalInfo_GetCurrent',
    'Salary_GetCurrent',
  ],
  SingleSignOn: ['GetToken', 'GetToken2', 'GetTokenWithDomain'],
};

/** What 2.1 calls otherwise. */
const NAMES_OF_2_1 = new Map([['Contract_GetAll', 'Contract_GetAll_v2']]);

it.each(['v3', 'v2.1'] as const)('says of version %s that these operations behave', (version) => {
  const has = (service: string, operation: string) =>
    rows.some((row) => row.service === service && row.version === version && row.operation === operation);
  const expected = Object.entries(BEHAVE).flatMap(([service, operations]) =>
    operations
      .map((name) => (version === 'v2.1' ? (NAMES_OF_2_1.get(name) ?? name) : name))
      .filter((name) => has(service, name))
      .map((name) => `${service} ${name}`),
  );
  const behaving = rows
    .filter((row) => row.version === version && row.status === 'behaves')
    .map(({ service, operation }) => `${service} ${operation}`);
  expect(expected.filter((operation) => !behaving.includes(operation))).toEqual([]);
  // 2.1 never had Environment_Get, EmployeeType_GetList and GetTokenWithDomain.
  expect(expected).toHaveLength(version === 'v3' ? 25 : 22);
  expect(rows.every(({ status }) => status === 'behaves' || status === 'answers')).toBe(true);
});
