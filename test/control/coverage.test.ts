import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import type { CoverageRow } from '../../server/operations/coverage.ts';
import { SoapClient } from '../support/soap-client.ts';

let rows: CoverageRow[];
let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  rows = (await (await fetch(`${nmbrs.url}/_mock/coverage`)).json()) as CoverageRow[];
});
afterAll(() => nmbrs.close());

it('has a row for each operation', () => {
  const operations = catalogue.services.flatMap((service) =>
    service.operations.map(({ name }) => `${service.name} ${service.version} ${name}`),
  );
  expect(rows.map(({ service, version, operation }) => `${service} ${version} ${operation}`)).toEqual(
    operations,
  );
});

it('says of all in which family they are, how sure they are and which errors they answer', () => {
  const told = (operation: string, version: string) =>
    rows.find((row) => row.operation === operation && row.version === version);
  expect(rows.filter(({ family }) => family === '')).toEqual([]);
  expect(told('LeaseCar_Stop', 'v3')).toEqual({
    service: 'EmployeeService',
    version: 'v3',
    operation: 'LeaseCar_Stop',
    family: 'lease cars',
    confidence: 'certain',
    errors: [1001, 1002, 1003, 1004, 2003, 2006, 2011, 2046],
    marks: ['stop-ends-all-running', 'unknown-record-not-found', 'closed-period-without-switch'],
    verified: null,
  });
  expect(told('LeaseCar_Stop', 'v2.1')?.errors).toEqual([1001, 1002, 1003, 1004, 2003, 2006, 2046, 9999]);
  expect(told('Debtor_Insert', 'v3')?.errors).toEqual([1001, 1002, 1004, 2013, 2030]);
  expect(told('GetToken', 'v3')?.errors).toEqual([1000, 1002, 1004, 2042]);
});

it('is what a call says of the marks that its operation rests on', async () => {
  const master = nmbrs.logins.find(({ archetype }) => archetype === 'master');
  const client = new SoapClient(nmbrs.url, master ?? null);
  await client.call('DebtorService', 'List_GetAll');
  await client.call('DebtorService', 'Debtor_IsOwner');
  expect((await nmbrs.calls.list()).map(({ operation, marks }) => [operation, marks])).toEqual([
    ['List_GetAll', []],
    ['Debtor_IsOwner', ['owner-sees-everything']],
  ]);
});
