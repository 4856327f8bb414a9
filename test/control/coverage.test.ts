import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import type { CoverageRow } from '../../server/operations/coverage.ts';

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

it('says of all that they behave, in which family, by which confidence and with which errors', () => {
  const told = (operation: string, version: string) =>
    rows.find((row) => row.operation === operation && row.version === version);
  expect(rows.filter(({ status, family }) => status !== 'behaves' || family === '')).toEqual([]);
  expect(told('LeaseCar_Stop', 'v3')).toEqual({
    service: 'EmployeeService',
    version: 'v3',
    operation: 'LeaseCar_Stop',
    family: 'lease cars',
    status: 'behaves',
    confidence: 'certain',
    errors: [1001, 1002, 1003, 1004, 2003, 2006, 2011, 2046],
    verified: null,
  });
  expect(told('LeaseCar_Stop', 'v2.1')?.errors).toEqual([1001, 1002, 1003, 1004, 2003, 2006, 2046, 9999]);
  expect(told('Debtor_Insert', 'v3')?.errors).toEqual([1001, 1002, 1004, 2013, 2030]);
  expect(told('GetToken', 'v3')?.errors).toEqual([1000, 1002, 1004, 2042]);
});
