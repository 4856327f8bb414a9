import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** At a company that is paid by the month; the open period is November 2026. */
const [EMPLOYEE = 0, COLLEAGUE = 0] = world
  .employees(10004)
  .filter(({ type }) => type === 'active')
  .map(({ id }) => id);
const NOVEMBER = { Period: 11, Year: 2026 };
const DECEMBER = { Period: 12, Year: 2026 };

const CASES = (['Levensloop', 'Spaarloon'] as const).flatMap((scheme) =>
  (['v3', 'v2.1'] as const).map((version) => ({ scheme, version })),
);

describe.each(CASES)('$scheme, version $version', ({ scheme, version }) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';

  const insert = async (
    client: SoapClient,
    day: string,
    Amount: string,
    { unprotected = false, employee = EMPLOYEE } = {},
  ) =>
    ask(
      client,
      `${scheme}_Insert`,
      { EmployeeId: employee, Start: `${day}T00:00:00`, Amount, UnprotectedMode: unprotected },
      version,
    );
  const inserted = async (client: SoapClient, day: string, amount: string, unprotected = false) =>
    Number((await insert(client, day, amount, { unprotected })).one(`${scheme}_InsertResult`));
  const stop = (client: SoapClient, day: string) =>
    ask(client, `${scheme}_Stop`, { EmployeeId: EMPLOYEE, End: `${day}T00:00:00` }, version);
  const remove = (client: SoapClient, Id: number, EmployeeId = EMPLOYEE) =>
    ask(client, `${scheme}_Delete`, { EmployeeId, Id }, version);
  const read = (client: SoapClient, period: Parameters, reading: 'v3' | 'v2.1' = version) =>
    ask(client, `${scheme}_Get`, { EmployeeId: EMPLOYEE, ...period }, reading);
  const isNothing = async (client: SoapClient, period: Parameters) => {
    const { status, body } = await read(client, period);
    return status === 200 && !body.includes(`${scheme}_GetResult`);
  };

  it('is withheld from a period on, until it is stopped', async () => {
    const { master } = await openOffice();
    expect(await isNothing(master, NOVEMBER)).toBe(true);
    const id = await inserted(master, '2026-11-20', '51.00');
    const held = await read(master, NOVEMBER, other);
    expect([held.ids(), held.one('Value')]).toEqual([[id], '51.00']);
    expect((await read(master, { Period: 8, Year: 2028 })).ids()).toEqual([id]);
    expect(await isNothing(master, { Period: 10, Year: 2026 })).toBe(true);

    expect((await stop(master, '2026-12-15')).status).toBe(200);
    expect((await read(master, DECEMBER)).ids()).toEqual([id]);
    expect(await isNothing(master, { Period: 1, Year: 2027 })).toBe(true);
    expect((await stop(master, '2027-01-15')).code).toBe(2046);
  });

  it('of several is the last', async () => {
    const { master } = await openOffice();
    const first = await inserted(master, '2026-11-01', '10');
    const second = await inserted(master, '2026-12-01', '20');
    expect((await read(master, NOVEMBER)).ids()).toEqual([first]);
    expect((await read(master, DECEMBER)).ids()).toEqual([second]);
    await remove(master, second);
    expect((await read(master, DECEMBER)).ids()).toEqual([first]);
  });

  it('needs the unprotected mode in a closed period', async () => {
    const { master } = await openOffice();
    const closed = version === 'v3' ? 2011 : 9999;
    expect((await insert(master, '2026-10-31', '10')).code).toBe(closed);
    const id = await inserted(master, '2026-10-31', '10', true);
    expect((await read(master, { Period: 10, Year: 2026 })).ids()).toEqual([id]);
    expect((await stop(master, '2026-10-31')).code).toBe(closed);
  });

  it('is deleted by its id, each by its own saver', async () => {
    const { master } = await openOffice();
    const id = await inserted(master, '2026-11-01', '10');
    expect((await remove(master, id, COLLEAGUE)).code).toBe(2046);
    expect((await remove(master, id)).status).toBe(200);
    expect(await isNothing(master, NOVEMBER)).toBe(true);
    expect((await remove(master, id)).code).toBe(2046);
  });

  it('is refused in impossible periods, below nothing, and to others', async () => {
    const { master, debtor } = await openOffice();
    const refused = await codesOf([
      insert(master, '0001-01-01', '10', { unprotected: true }),
      insert(master, '2026-11-01', '-1'),
      read(master, { Period: 13, Year: 2026 }),
      stop(master, '2026-11-30'),
      insert(debtor, '2026-11-01', '10'),
      stop(debtor, '2026-11-30'),
      remove(debtor, 1),
      read(debtor, NOVEMBER),
    ]);
    expect(refused).toEqual([2006, 2030, 2006, 2046, 1003, 1003, 1003, 1003]);
    expect(await isNothing(master, NOVEMBER)).toBe(true);
  });
});

describe.each(['v3', 'v2.1'] as const)('the list of Spaarloon, version %s', (version) => {
  it('has all that run in a period, and no Levensloop', async () => {
    const { master, debtor } = await openOffice();
    const list = (period: Parameters, client = master) =>
      ask(client, 'Spaarloon_GetList', { EmployeeId: EMPLOYEE, ...period }, version);
    const save = (scheme: string, day: string, Amount: string) => {
      const Start = `${day}T00:00:00`;
      return ask(master, `${scheme}_Insert`, { EmployeeId: EMPLOYEE, Start, Amount, UnprotectedMode: false });
    };
    await save('Spaarloon', '2026-11-01', '10');
    await save('Spaarloon', '2026-12-01', '20');
    await save('Levensloop', '2026-11-01', '30');
    expect((await list(NOVEMBER)).all('Value')).toEqual(['10']);
    expect((await list(DECEMBER)).all('Value')).toEqual(['10', '20']);
    expect((await list({ Period: 10, Year: 2026 })).body).toContain('<Spaarloon_GetListResult />');
    expect((await list({ Period: 13, Year: 2026 })).code).toBe(2006);
    expect((await list(NOVEMBER, debtor)).code).toBe(1003);
  });
});
