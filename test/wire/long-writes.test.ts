import { describe, expect, it } from 'vitest';
import { inTurns } from '../../base/turns.ts';
import { seedSchema } from '../../contracts/seed/seed.ts';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { draftSeedSteps } from '../../server/seeding/apply-seed.ts';
import { type Answer, Mock, operationOf } from '../access/support/mock.ts';
import { alone } from '../access/support/users-of.ts';

const world = openWorld(planOfOneCompany(50));
const company = world.environments[0]?.debtors[0]?.companies[0];
const [login] = namedLoginsOf(world);
if (!company || !login) throw new Error('the world has no company, or no login');

const HEADER = { Username: login.username, Token: login.token, Domain: login.domain };
const { firstEmployeeId: FIRST, employeeCount } = company;
const LAST = FIRST + employeeCount - 1;
const IDS = Array.from({ length: employeeCount }, (_, at) => FIRST + at);
const PERIOD = { Period: company.openPeriod.period, Year: company.openPeriod.year };
const HOURS = operationOf('EmployeeService', 'HourComponentVar_Get');
const INSERT_HOURS = operationOf('EmployeeService', 'HourComponentVar_Insert_Batch');
const DAYS = operationOf('EmployeeService', 'DaysVar_Get');
const SET_DAY = operationOf('EmployeeService', 'DaysVar_Set');
const SET_DAYS = operationOf('EmployeeService', 'DaysVar_Set_Batch');
const CODES = operationOf('EmployeeService', 'TimeRegistration_GetAll_AllTimeRegistrationCodes');
const REPORT = operationOf('ReportService', 'Reports_GetWageCodesByYear_Background');
const RESULT = operationOf('ReportService', 'Reports_BackgroundTask_Result');

/** An hour for each of all employees. */
const HOUR_EACH = {
  HourComponents: {
    EmployeeHourComponent: IDS.map((EmployeeId) => ({ EmployeeId, HourCode: 2100, Hours: 1 })),
  },
  ...PERIOD,
};

function daysEach(Days: number) {
  const DaysWorked = IDS.map((EmployeeId) => ({ EmployeeId, Days, ...PERIOD }));
  return { EmployeesDaysWorked: { DaysWorked } };
}

/** Serves others after every step of a call. */
function inSteps(): Mock {
  return new Mock(world, 0);
}

function hoursOf(mock: Mock, EmployeeId: number) {
  return mock.callInStretches(HOURS, HEADER, { EmployeeId, ...PERIOD });
}

async function daysOf(mock: Mock, EmployeeId: number): Promise<string | undefined> {
  const { body } = await mock.callInStretches(DAYS, HEADER, { EmployeeId, ...PERIOD });
  return /<DaysVar_GetResult>([\d.]+)</.exec(body)?.[1];
}

/** Resolves once a call that writes was read, and let others in. */
async function begunToWrite(mock: Mock): Promise<void> {
  while (!mock.tenants.all()[0]?.writing) await mock.callInStretches(CODES, HEADER, {});
}

describe('a batch that is written in steps', () => {
  it('is seen by others as a whole, or not at all', async () => {
    const mock = inSteps();
    const before = (await hoursOf(mock, FIRST)).body;
    let isDone = false;
    const batch = mock.callInStretches(INSERT_HOURS, HEADER, HOUR_EACH).finally(() => {
      isDone = true;
    });
    let seenBefore = 0;
    while (!isDone) {
      // Once one of its rows is seen, no other may be missing, whichever is asked for after it.
      const seen: boolean[] = [];
      for (const id of [FIRST, LAST, FIRST]) seen.push((await hoursOf(mock, id)).body.includes('2100'));
      expect(seen).toEqual(seen.toSorted());
      if (!seen.includes(true)) seenBefore++;
    }
    expect(seenBefore).toBeGreaterThan(1);
    expect((await batch).status).toBe(200);
    for (const id of [FIRST, LAST]) expect((await hoursOf(mock, id)).body).toContain('2100');
    expect(before).not.toContain('2100');
  });

  it('changes the same as one that is written at one stretch', async () => {
    const [whole, steps] = [new Mock(world), inSteps()];
    whole.call(INSERT_HOURS, HEADER, HOUR_EACH);
    await steps.callInStretches(INSERT_HOURS, HEADER, HOUR_EACH);
    for (const id of IDS)
      expect((await hoursOf(steps, id)).body).toBe(
        whole.call(HOURS, HEADER, { EmployeeId: id, ...PERIOD }).body,
      );
  });

  it('is waited for by others that write, which then find what it wrote', async () => {
    const mock = inSteps();
    const batch = mock.callInStretches(SET_DAYS, HEADER, daysEach(3));
    const one = mock.callInStretches(SET_DAY, HEADER, { EmployeeId: FIRST, Days: 4, ...PERIOD });
    const other = mock.callInStretches(SET_DAYS, HEADER, daysEach(5));
    const statuses = (await Promise.all([batch, one, other])).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200]);
    expect(await daysOf(mock, LAST)).toBe('5');
    expect(['4', '5']).toContain(await daysOf(mock, FIRST));
  });

  it('keeps what a long call that only reads leaves behind', async () => {
    const mock = inSteps();
    const list = operationOf('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany');
    const batch = mock.callInStretches(SET_DAYS, HEADER, daysEach(3));
    const read = mock.callInStretches(list, HEADER, { CompanyID: company.id });
    await Promise.all([batch, read]);
    expect(await daysOf(mock, LAST)).toBe('3');
  });

  it('changes nothing when one of its last rows is refused', async () => {
    const mock = inSteps();
    const before = await daysOf(mock, FIRST);
    const { EmployeesDaysWorked } = daysEach(3);
    const DaysWorked = EmployeesDaysWorked.DaysWorked.map((row) =>
      row.EmployeeId === LAST ? { ...row, Days: -1 } : row,
    );
    const refused = await mock.callInStretches(SET_DAYS, HEADER, { EmployeesDaysWorked: { DaysWorked } });
    expect(refused.status).toBe(500);
    expect(await daysOf(mock, FIRST)).toBe(before);
    expect((await mock.callInStretches(SET_DAYS, HEADER, daysEach(3))).status).toBe(200);
  });

  it('changes nothing when its client hangs up, and keeps no one waiting', async () => {
    const mock = inSteps();
    const hangUp = new AbortController();
    const before = await daysOf(mock, LAST);
    const batch = mock.callInStretches(SET_DAYS, HEADER, daysEach(3), hangUp.signal);
    await begunToWrite(mock);
    hangUp.abort();
    expect((await batch).status).toBe(0);
    expect(await daysOf(mock, LAST)).toBe(before);
    const one = { EmployeeId: FIRST, Days: 4, ...PERIOD };
    expect((await mock.callInStretches(SET_DAY, HEADER, one)).status).toBe(200);
  });

  it('is waited for by a seed, which then shares no id with what it wrote', async () => {
    const mock = inSteps();
    const tenant = mock.tenants.default;
    const batch = mock.callInStretches(INSERT_HOURS, HEADER, HOUR_EACH);
    await begunToWrite(mock);
    const costCenters = IDS.map((id) => ({ code: `C${id}` }));
    const seed = seedSchema.parse({ debtors: [{ number: 'D', companies: [{ number: 1, costCenters }] }] });
    const server = { ...mock.services, tenants: mock.tenants };
    const seeding = tenant.write((draft) => draftSeedSteps(server, tenant, draft, seed));
    const seeded = await inTurns(seeding, { stretch: 0 });
    expect((await batch).status).toBe(200);
    const { employees, companies } = tenant.environment;
    const written = [
      ...IDS.flatMap((id) => employees.get(id)?.hourComponents ?? []),
      ...seeded.companies.flatMap((id) => companies.get(id)?.costCenters ?? []),
    ].map(({ id }) => id);
    expect(written.length).toBeGreaterThanOrEqual(2 * employeeCount);
    expect(new Set(written).size).toBe(written.length);
  });

  it('is gone with a reset that comes meanwhile', async () => {
    const mock = inSteps();
    const before = await daysOf(mock, LAST);
    const batch = mock.callInStretches(SET_DAYS, HEADER, daysEach(3));
    await begunToWrite(mock);
    alone(mock.tenants.default.reset());
    expect((await batch).status).toBe(200);
    expect(await daysOf(mock, LAST)).toBe(before);
  });
});

describe('a report in the background', () => {
  it('is made in steps beside calls that write, of the state of when it was asked for', async () => {
    const [quiet, busy] = [new Mock(world), inSteps()];
    const args = { CompanyId: company.id, Year: PERIOD.Year };
    for (const mock of [quiet, busy]) mock.tenants.all()[0]?.environment.clock.freeze();
    const asked = busy.callInStretches(REPORT, HEADER, args);
    const written = await busy.callInStretches(INSERT_HOURS, HEADER, HOUR_EACH);
    expect(written.status).toBe(200);
    const taskIn = ({ body }: Answer) => /BackgroundResult>([^<]+)</.exec(body)?.[1] ?? '';
    const [report, expected] = [taskIn(await asked), taskIn(quiet.call(REPORT, HEADER, args))];
    for (const mock of [quiet, busy]) mock.tenants.all()[0]?.environment.clock.advance(60);
    const result = await busy.callInStretches(RESULT, HEADER, { TaskId: report });
    expect(result.body).toContain('Success');
    const inQuiet = quiet.call(RESULT, HEADER, { TaskId: expected }).body;
    expect(result.body.replaceAll(report, 'id') === inQuiet.replaceAll(expected, 'id')).toBe(true);
    expect((await hoursOf(busy, LAST)).body).toContain('2100');
  });
});
