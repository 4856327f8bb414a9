import { expect, it } from 'vitest';
import type { ServiceName } from '../../contracts/interface/model.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { elements, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

/**
 * Where one list names the parts by which another is asked for: put together, the parts hold nothing twice. Clients add
 * them to one table.
 */

const openOffice = useOffices();
const MONTHLY = 10004;
const FOUR_WEEKLY = 10002;
const YEARS = [2023, 2024, 2025, 2026, 2027];

async function listed(
  client: SoapClient,
  service: ServiceName,
  operation: string,
  id: string,
  parameters: Parameters = {},
): Promise<string[]> {
  return (await client.call(service, operation, elements(parameters))).all(id);
}

async function ofAll<Part>(
  parts: readonly Part[],
  list: (part: Part) => Promise<string[]>,
): Promise<string[]> {
  const lists: string[] = [];
  for (const part of parts) lists.push(...(await list(part)));
  return lists;
}

function expectOnce(ids: readonly string[]): void {
  expect(ids.length).toBeGreaterThan(1);
  expect(ids).toEqual([...new Set(ids)]);
}

it('companies are of one debtor each, and the debtors have them all', async () => {
  const { master } = await openOffice();
  const debtors = await listed(master, 'DebtorService', 'List_GetAll', 'Id');
  const companies = await ofAll(debtors, (DebtorId) =>
    listed(master, 'CompanyService', 'List_GetByDebtor', 'ID', { DebtorId }),
  );
  expectOnce(companies);
  expect(companies.toSorted()).toEqual(
    (await listed(master, 'CompanyService', 'List_GetAll', 'ID')).toSorted(),
  );
});

it.each([
  ['Run_GetList', 'ID', 'Year'],
  ['WageTax_GetList', 'LoonaangifteID', 'intYear'],
  ['PensionExport_GetList', 'PensionExportID', 'intYear'],
])('%s gives each in one year of one company', async (operation, id, year) => {
  const { master } = await openOffice();
  const parts = [MONTHLY, FOUR_WEEKLY].flatMap((company) => YEARS.map((one) => [company, one] as const));
  expectOnce(
    await ofAll(parts, ([CompanyId, one]) =>
      listed(master, 'CompanyService', operation, id, { CompanyId, [year]: one }),
    ),
  );
});
