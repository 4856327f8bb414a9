import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { draftSeedSteps } from '../../server/seeding/apply-seed.ts';
import { worldOf } from '../../server/seeding/open-tenants.ts';
import { replaceWorldSteps } from '../../server/seeding/replace-world.ts';
import { Mock, operationOf } from '../access/support/mock.ts';
import { alone } from '../access/support/users-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'nmbrs-replaced-'));
let nmbrs: Nmbrs;

afterAll(() => rmSync(folder, { recursive: true }));

function opened(environment: object, company: object = { number: 1, employees: 4 }) {
  const file = join(folder, 'world.json');
  const debtors = [{ number: '1', trade: 'bakery', companies: [company] }];
  writeFileSync(
    file,
    JSON.stringify({ environments: [{ subdomain: 'klein', name: 'Klein', debtors, ...environment }] }),
  );
  return openWorldFile(file);
}

describe('a world in the place of another', () => {
  afterEach(() => nmbrs.close());

  it('goes on with the tokens that were drawn for the logins of a file', async () => {
    const logins = [
      { archetype: 'master' },
      { archetype: 'token-reset', name: 'old' },
      { archetype: 'debtor' },
      { username: 'stap@klein.example', template: 'Volledig', formerTokens: ['old'] },
      { username: 'uit@klein.example', template: 'Volledig', state: 'deactivated' },
    ];
    nmbrs = await startNmbrs({ world: opened({ logins }) });
    const typed = async () => (await nmbrs.listLogins()).map(({ name, typed }) => ({ name, ...typed }));
    const before = await typed();
    await nmbrs.replaceWorld(opened({ logins, name: 'Anders' }));
    expect(await typed()).toEqual(before);
  });

  it('keeps logins that were added, with their templates and mails, until the next reset', async () => {
    nmbrs = await startNmbrs({ world: opened({}) });
    const env = await nmbrs.openEnvironment('klein');
    const template = await env.addTemplate({
      name: 'Eigen',
      kind: 'Master Accountant',
      callsOff: ['DebtorService.Debtor_Insert'],
    });
    const invited = await env.addLogin({ username: 'x@kantoor.example', template: template.id });
    const { link } = await invited.invite();
    await env.addLogin({ username: 'y@kantoor.example', template: 'Volledig', tags: [] });
    const change = await nmbrs.replaceWorld(
      opened({ logins: [{ archetype: 'master', username: 'y@kantoor.example' }] }),
    );
    expect(change.replaced).toEqual([
      {
        subdomain: 'klein',
        writtenRecords: 0,
        keptLogins: ['x@kantoor.example'],
        lostLogins: ['y@kantoor.example'],
      },
    ]);
    await fetch(link, { method: 'POST', body: new URLSearchParams({ password: 'geheim' }) });
    const kept = (await env.listLogins()).find(({ username }) => username === 'x@kantoor.example');
    expect(kept).toMatchObject({ state: 'active', template: { name: 'Eigen' } });
    await env.reset();
    expect((await env.listLogins()).map(({ username }) => username)).toEqual(['y@kantoor.example']);
  });

  it('begins with its rules, and without those that were added', async () => {
    nmbrs = await startNmbrs({ world: opened({}) });
    const env = await nmbrs.openEnvironment('klein');
    await env.answer('Debtor_Get', { fault: 1003 });
    await nmbrs.replaceWorld(opened({ answers: [{ operation: 'DebtorService.List_GetAll', result: [] }] }));
    expect((await env.answers()).map(({ definition }) => definition.operation)).toEqual([
      'DebtorService.List_GetAll',
    ]);
  });

  it('is the one that exports, resets and snapshots are of', async () => {
    nmbrs = await startNmbrs({ world: opened({}) });
    const env = await nmbrs.openEnvironment('klein');
    const snapshot = await env.snapshot();
    const next = opened({ name: 'Anders', product: 'Business' }, { number: 1, employees: 6 });
    await nmbrs.replaceWorld(next);
    await env.reset();
    const exported = (await env.export()).environments?.[0];
    expect(exported).toMatchObject({ name: 'Anders', product: 'Business' });
    await env.restore(snapshot);
    expect((await env.export()).environments?.[0]).toMatchObject({ name: 'Klein', product: 'Accountant' });
  });

  it('changes nothing where something is wrong, also where ids are taken by others', async () => {
    nmbrs = await startNmbrs({ world: opened({}) });
    const logins = [{ archetype: 'master', username: 'master@klein.example' }] as const;
    const other = await nmbrs.environment({ subdomain: 'ander', logins });
    const exactly = (id: number) => ({ number: 1, employees: [{ id }] });
    await other.seed({ debtors: [{ number: '9', trade: 'bakery', companies: [exactly(5_900_002)] }] });
    const env = await nmbrs.openEnvironment('klein');
    const { environments: before } = await env.export();
    await expect(nmbrs.replaceWorld(opened({}, exactly(5_900_002)))).rejects.toThrow(
      /world\.json:1:\d+: .*\.id is 5900002, which is that of employee 5900002 in ander\. Choose another one/,
    );
    expect((await env.export()).environments?.[0]?.debtors).toEqual(before?.[0]?.debtors);
    const { replaced } = await nmbrs.replaceWorld(opened({}, exactly(5_900_003)));
    expect(replaced.map(({ subdomain }) => subdomain)).toEqual(['klein']);
  });
});

describe('a call that is under way when its world is replaced', () => {
  const [before, next] = [openWorld(planOfOneCompany(60)), openWorld(planOfOneCompany(7))];
  const company = before.environments[0]?.debtors[0]?.companies[0];
  const [login] = namedLoginsOf(before);
  if (!company || !login) throw new Error('the world has no company, or no login');
  const header = { Username: login.username, Token: login.token, Domain: login.domain };
  const list = (mock: Mock) =>
    mock.callInStretches(operationOf('EmployeeService', 'List_GetByCompany'), header, {
      CompanyId: company.id,
    });
  const listAll = (mock: Mock) =>
    mock.callInStretches(
      operationOf('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany'),
      header,
      {
        CompanyID: company.id,
      },
    );

  /** In steps of calls, with others in between. */
  function replacing(): { readonly mock: Mock; readonly replace: () => void } {
    const mock = new Mock(before, 0);
    const server = { ...mock.services, tenants: mock.tenants };
    const replace = () => {
      alone(replaceWorldSteps(server, worldOf(before), worldOf(next), namedLoginsOf(next)));
    };
    return { mock, replace };
  }

  it('reads to its end what it began with', async () => {
    const { mock, replace } = replacing();
    const asked = listAll(mock);
    replace();
    expect((await list(mock)).body.split('<Id>')).toHaveLength(8);
    expect((await asked).body.split('<EmployeeId>')).toHaveLength(61);
  });

  it('is reset by it: a seed that was being put in is gone with what it was put into', () => {
    const { mock, replace } = replacing();
    const tenant = mock.tenants.default;
    const server = { ...mock.services, tenants: mock.tenants };
    const seed = { debtors: [{ number: '1001', companies: [{ number: 1, employees: [{}, {}, {}] }] }] };
    const steps = tenant.write((draft) => draftSeedSteps(server, tenant, draft, seed));
    expect(steps.next().done).toBe(false);
    replace();
    const { employees } = alone(steps);
    expect([...tenant.environment.employeeIdsOf(company.id)]).toHaveLength(7);
    expect(employees).toHaveLength(3);
  });

  it('writes to what it began with, and nothing of it to the other', async () => {
    const { mock, replace } = replacing();
    const { firstEmployeeId, openPeriod } = company;
    const EmployeeHourComponent = Array.from({ length: 60 }, (_, at) => ({
      EmployeeId: firstEmployeeId + at,
      HourCode: 2100,
      Hours: 1,
    }));
    const period = { Period: openPeriod.period, Year: openPeriod.year };
    const asked = mock.callInStretches(
      operationOf('EmployeeService', 'HourComponentVar_Insert_Batch'),
      header,
      {
        HourComponents: { EmployeeHourComponent },
        ...period,
      },
    );
    // It was read by then, and is being written.
    while (mock.tenants.default.writing === null) await nextTurn();
    replace();
    expect((await asked).fault).toBeNull();
    const hours = await mock.callInStretches(operationOf('EmployeeService', 'HourComponentVar_Get'), header, {
      EmployeeId: firstEmployeeId,
      ...period,
    });
    expect(hours.body).not.toContain('<HourCode>2100</HourCode>');
    expect(mock.errors).toEqual([]);
  });
});
