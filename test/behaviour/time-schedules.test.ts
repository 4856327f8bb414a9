import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const COLLEAGUE = staff.findLast(({ type }) => type === 'active')?.id ?? 0;

const MONDAY = 1;
const SATURDAY = 6;
const NO_DATE = '0001-01-01T00:00:00';

/** A slot from one time to another, which may be on the next day. */
function slot(IntDayOfWeek: number, start: string, end: string, nextDay = false): Parameters {
  return {
    ID: 0,
    IntEnvironmentID: 0,
    BlnHoursWorked: true,
    DtmEnd: `2026-11-0${nextDay ? 3 : 2}T${end}:00`,
    DtmStart: `2026-11-02T${start}:00`,
    IntDayOfWeek,
    StrDuration: '',
    Duration: '0',
  };
}

const MORNING = slot(MONDAY, '08:30', '12:00');
const AFTERNOON = slot(MONDAY, '12:00', '17:15');

interface Sent {
  readonly employee?: number;
  readonly unprotected?: boolean;
  readonly version?: 'v3' | 'v2.1';
}

function insert(
  client: SoapClient,
  day: string,
  slots: readonly Parameters[],
  { employee = EMPLOYEE, unprotected = false, version = 'v3' }: Sent,
) {
  const parameters = {
    startDate: `${day}T00:00:00`,
    timeSlots: { TimeScheduleSlot: slots },
    EmployeeId: employee,
    UnprotectedMode: unprotected,
  };
  return ask(client, 'TimeSchedule_Insert', parameters, version);
}

describe.each(['v3', 'v2.1'] as const)('time schedules, version %s', (version) => {
  it('hold from a day on until the next, and are read back by period', async () => {
    const { master } = await openOffice();
    const first = (await insert(master, '2026-11-16', [MORNING], { version })).one(
      'TimeSchedule_InsertResult',
    );
    const second = (await insert(master, '2026-12-07', [MORNING, AFTERNOON], { version })).one(
      'TimeSchedule_InsertResult',
    );
    for (const reading of ['v3', 'v2.1'] as const) {
      const all = await ask(master, 'TimeSchedule_GetAll', { EmployeeId: EMPLOYEE }, reading);
      const [one = '', other = ''] = all.body.split('</Slots>');
      expect(one).toContain(`<DtmStart>2026-11-16T00:00:00</DtmStart><ID>${first}</ID>`);
      expect(one).toContain('<DtmEnd>2026-12-06T00:00:00</DtmEnd><Slots>');
      expect(other).toContain(`<DtmStart>2026-12-07T00:00:00</DtmStart><ID>${second}</ID>`);
      expect(other).toContain(`<DtmEnd>${NO_DATE}</DtmEnd><Slots>`);
      expect(all.all('IntMedewerkerID')).toEqual([String(EMPLOYEE), String(EMPLOYEE)]);
      expect(all.all('Duration')).toEqual(['3.50', '3.50', '5.25']);
      expect(all.all('StrDuration')).toEqual(['03:30', '03:30', '05:15']);
      expect(all.all('BlnHoursWorked')).toEqual(['true', 'true', 'true']);
      expect(new Set(all.ids('ID')).size).toBe(5);
    }
    const startsIn = async (Period: number, Year = 2026) => {
      const asked = { EmployeeId: EMPLOYEE, Period, Year };
      const list = await ask(master, 'TimeSchedule_GetListByPeriod', asked, version);
      return [first, second].filter((id) => list.body.includes(`<ID>${id}</ID>`));
    };
    expect([await startsIn(10), await startsIn(11), await startsIn(12), await startsIn(1, 2027)]).toEqual([
      [],
      [first],
      [first, second],
      [second],
    ]);
  });

  it('are listed for everybody of a company', async () => {
    const { master } = await openOffice();
    await insert(master, '2026-11-16', [MORNING], { version });
    await insert(master, '2026-12-01', [AFTERNOON], { version, employee: COLLEAGUE });
    const those = async (Period: number) => {
      const asked = { CompanyId: COMPANY, Period, Year: 2026 };
      const list = await ask(master, 'TimeSchedule_AllEmployee_GetListByPeriod', asked, version);
      expect(list.ids('EmployeeID')).toEqual(staff.map(({ id }) => id));
      // Others of the company have schedules of their own.
      return list.ids('IntMedewerkerID').filter((id) => id === EMPLOYEE || id === COLLEAGUE);
    };
    expect(await those(11)).toEqual([EMPLOYEE]);
    expect(await those(12)).toEqual([EMPLOYEE, COLLEAGUE]);
  });

  it('have slots that begin before they end and do not cross', async () => {
    const { master } = await openOffice();
    const offer = (...slots: readonly Parameters[]) => insert(master, '2026-12-01', slots, { version });
    const night = slot(SATURDAY, '22:00', '06:00', true);
    const refused = await codesOf([
      offer(slot(MONDAY, '12:00', '08:30')),
      offer(MORNING, slot(MONDAY, '11:59', '12:30')),
      offer(MORNING, MORNING),
      // Saturday night goes on into Sunday, the first day of the week.
      offer(night, slot(0, '05:00', '09:00')),
      offer(slot(7, '08:00', '09:00')),
      offer(slot(MONDAY, '08:00', '08:01', true)),
    ]);
    expect(refused).toEqual([2028, 2029, 2029, 2029, 2030, 2030]);
    const taken = await codesOf([offer(night, slot(0, '06:00', '09:00'), MORNING, AFTERNOON)]);
    expect(taken).toEqual([null]);
    // Schedules from the same day hold together.
    expect((await offer(slot(MONDAY, '17:00', '18:00'))).code).toBe(2029);
    expect((await offer(slot(MONDAY, '17:15', '18:00'))).status).toBe(200);
    expect((await insert(master, '2026-12-02', [MORNING], { version })).status).toBe(200);
  });
});
