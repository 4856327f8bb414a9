import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, documentIn, partsOf, runIn2026, sum } from './payroll-calls.ts';

const openOffice = useOffices();
const staff = openWorld().employees(COMPANY);
/** In service all of 2025 and 2026. */
const EMPLOYEE =
  staff.find(({ type, employments }) => type === 'active' && (employments.at(-1)?.startDate ?? '') < '2025')
    ?.id ?? 0;

describe.each(['v3', 'v2.1'] as const)('reservations, version %s', (version) => {
  const read = (client: SoapClient, Period: number, Year = 2026, EmployeeId = EMPLOYEE) =>
    ask(client, 'Reservations_GetList', { EmployeeId, Year, Period }, version);

  /** What stands under a wage code on the payslips of the employee in 2026, by period. */
  async function paid(client: SoapClient, code: number, period: number): Promise<number> {
    const run = { CompanyId: COMPANY, RunId: runIn2026(period) };
    const document = documentIn(await askCompany(client, 'Reports_GetWageCodesByRunCompany', run, version));
    const report = partsOf(document, 'report').find((one) => one.one('employeeid') === `${EMPLOYEE}`);
    const lines = report ? partsOf(report, 'line') : [];
    return sum(
      cents(lines.filter((line) => line.one('code') === `${code}`).map((line) => line.one('value'))),
    );
  }

  it('add up, until they are paid out in May', async () => {
    const { master } = await openOffice();
    const saldo = async (period: number) => cents([(await read(master, period)).one('Saldo')])[0] ?? 0;
    const inApril = await saldo(4);
    const inMay = await paid(master, 8000, 5);
    expect(inMay).toBeGreaterThan(0);
    expect(await paid(master, 1500, 5)).toBe(inApril + inMay);
    expect(await saldo(5)).toBe(0);
    expect(await saldo(7)).toBe((await paid(master, 8000, 6)) + (await paid(master, 8000, 7)));
    expect(await paid(master, 1500, 7)).toBe(0);
  });
});
