import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { type DaysWorked, daysWorkedIn } from '../../server/world/records/days-worked.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Of a company paid by the month; the open period is November 2026. */
const [EMPLOYEE = 0, COLLEAGUE = 0] = openWorld()
  .employees(10004)
  .map(({ id }) => id);

const named = { EmployeeId: EMPLOYEE };
const within = (Period: number, Year = 2026, UnprotectedMode = false) => ({ Period, Year, UnprotectedMode });

describe.each(['v3', 'v2.1'] as const)('days worked, version %s', (version) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';
  const closed = version === 'v3' ? 2011 : 9999;

  const call = (client: SoapClient, operation: string, parameters: Parameters = named) =>
    ask(client, operation, parameters, version);

  const set = (client: SoapClient, operation: string, Days: number, period: Parameters = {}) =>
    call(client, operation, { ...named, Days, ...period });

  /** What is read by the other version. */
  const daysIn = async (
    client: SoapClient,
    kind: 'Fixed' | 'Var',
    Period: number,
    Year = 2026,
    EmployeeId = EMPLOYEE,
  ) => {
    const reply = await ask(client, `Days${kind}_Get`, { EmployeeId, Period, Year }, other);
    return Number(reply.one(`Days${kind}_GetResult`));
  };

  it('are the same in every period until they are stopped', async () => {
    const { env, master } = await openOffice();
    expect((await set(master, 'DaysFixed_Set', 18, within(12))).status).toBe(200);
    expect(await daysIn(master, 'Fixed', 11)).toBe(0);
    expect(await daysIn(master, 'Fixed', 12)).toBe(18);
    expect(await daysIn(master, 'Fixed', 5, 2030)).toBe(18);
    expect(await daysIn(master, 'Var', 12)).toBe(0);

    await set(master, 'DaysFixed_Set', 16, within(2, 2027));
    expect(await daysIn(master, 'Fixed', 1, 2027)).toBe(18);
    expect(await daysIn(master, 'Fixed', 2, 2027)).toBe(16);
    await call(master, 'DaysFixed_Stop', { ...named, ...within(3, 2027) });
    expect(await daysIn(master, 'Fixed', 3, 2027)).toBe(16);
    expect(await daysIn(master, 'Fixed', 4, 2027)).toBe(0);

    expect((await call(master, 'DaysFixed_GetCurrent')).one('DaysFixed_GetCurrentResult')).toBe('0');
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await call(master, 'DaysFixed_GetCurrent')).one('DaysFixed_GetCurrentResult')).toBe('18');
    await set(master, 'DaysFixed_SetCurrent', 20);
    expect(await daysIn(master, 'Fixed', 12)).toBe(20);
  });

  it('come in by the batch, each row for its own period, all or none', async () => {
    const { master } = await openOffice();
    const batch = (operation: string, ...rows: (readonly [number, number, number])[]) =>
      call(master, operation, {
        EmployeesDaysWorked: {
          DaysWorked: rows.map(([EmployeeId, Days, Period]) => ({ EmployeeId, Days, Period, Year: 2026 })),
        },
        UnprotectedMode: false,
      });
    for (const kind of ['Fixed', 'Var'] as const) {
      const refused = await codesOf([
        batch(`Days${kind}_Set_Batch`, [EMPLOYEE, 5, 12], [COLLEAGUE, 6, 13]),
        batch(`Days${kind}_Set_Batch`, [EMPLOYEE, 5, 12], [COLLEAGUE, 6, 10]),
        batch(`Days${kind}_Set_Batch`, [EMPLOYEE, 5, 12], [COLLEAGUE, -6, 12]),
      ]);
      expect(refused).toEqual([2006, closed, 2030]);
      expect(await daysIn(master, kind, 12)).toBe(0);
      await batch(`Days${kind}_Set_Batch`, [EMPLOYEE, 5, 12], [COLLEAGUE, 6, 11], [EMPLOYEE, 4, 11]);
      expect(await daysIn(master, kind, 11)).toBe(4);
      expect(await daysIn(master, kind, 12)).toBe(5);
      expect(await daysIn(master, kind, 11, 2026, COLLEAGUE)).toBe(6);
    }
  });
});

describe('the days worked that payroll reads', () => {
  const days = (id: number, period: number, until: number | null, days: number): DaysWorked => ({
    id,
    createdAt: '2026-11-16T00:00:00',
    from: { year: 2026, period },
    until: until === null ? null : { year: 2026, period: until },
    days,
    componentDays: 0,
  });

  it('are those of the period itself, else the fixed ones, else not said', () => {
    const said = { fixedDays: [days(1, 3, 5, 18)], variableDays: [days(2, 4, 4, 10), days(3, 6, 6, 0)] };
    const read = [2, 3, 4, 5, 6, 7].map((period) => daysWorkedIn(said, { year: 2026, period })?.days);
    expect(read).toEqual([undefined, 18, 10, 18, 0, undefined]);
  });
});
