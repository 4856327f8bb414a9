import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { type Credentials, SoapClient, type SoapReply } from '../support/soap-client.ts';
import { blocksOf } from './snippets/blocks.ts';

/** The worlds of the page, by the names that it gives their files. */
const worlds = new Map(
  blocksOf('docs/worlds.md').flatMap(({ file, text }) =>
    file !== null && /^(?:environments:|\{ "environments")/m.test(text) ? [[file, text] as const] : [],
  ),
);

/** A world that is served, read as an integration does. */
class Served {
  readonly nmbrs: Nmbrs;

  constructor(nmbrs: Nmbrs) {
    this.nmbrs = nmbrs;
  }

  /** Calls as the named master of an environment, unless as somebody else. */
  async call(domain: string, operation: string, fields: object = {}, who?: Credentials): Promise<SoapReply> {
    const [service = '', name = ''] = operation.split('.');
    const parameters = Object.entries(fields).map(([field, value]) => `<${field}>${value}</${field}>`);
    const client = new SoapClient(this.nmbrs.url, { domain, ...(who ?? (await this.#masterOf(domain))) });
    return client.call(service as ServiceName, name, parameters.join(''));
  }

  async #masterOf(domain: string): Promise<Credentials> {
    const logins = await (await this.nmbrs.openEnvironment(domain)).listLogins();
    const { username = '', token } = logins.find(({ archetype }) => archetype === 'master') ?? {};
    return { username, token: String(token) };
  }

  /** The ids of the employees of a debtor, at work unless of another type. */
  async employees(domain: string, debtorNumber = '1', EmployeeType = 2): Promise<number[]> {
    const debtor = await this.call(domain, 'DebtorService.List_GetByNumber', { Number: debtorNumber });
    const listed = { DebtorId: debtor.one('Id'), EmployeeType };
    return (await this.call(domain, 'EmployeeService.List_GetByDebtor', listed)).ids();
  }

  read(domain: string, operation: string, EmployeeId: number | undefined, more = {}): Promise<SoapReply> {
    return this.call(domain, `EmployeeService.${operation}`, { EmployeeId, ...more });
  }
}

/** What each world is about. */
const READ_BACK: Readonly<Record<string, (served: Served) => Promise<void>>> = {
  async 'people.yaml'(served) {
    const anna = (await served.employees('klein')).at(-2);
    const absence = await served.read('klein', 'Absence2_GetList', anna);
    expect(absence.all('Percentage').sort()).toEqual(['100', '50']);
    expect(await served.employees('klein', '1', 4)).toContain(5_009_004);
  },

  async 'logins.yaml'(served) {
    const answers = await Promise.all(
      ['kantoor', 'lezer', 'weg', 'oud'].map((name) =>
        served.call(
          'toegang',
          'DebtorService.List_GetAll',
          {},
          {
            username: `${name}@toegang.example`,
            token: `geheim-${name}`,
          },
        ),
      ),
    );
    expect(answers.map(({ code }) => code)).toEqual([null, null, 1001, 1001]);
    const logins = await (await served.nmbrs.openEnvironment('toegang')).listLogins();
    expect(logins.map(({ state }) => state)).toEqual([
      'active',
      'active',
      'created',
      'invited',
      'deactivated',
      'active',
      'active',
    ]);
  },

  async 'teams.yaml'(served) {
    const zuid = { username: 'zuid@kantoor.example', token: 'geheim-zuid' };
    const seen = await served.call('kantoor', 'DebtorService.List_GetAll', {}, zuid);
    expect(seen.all('Name')).toEqual(['Zuiderzee B.V.']);
    const all = await served.call('kantoor', 'DebtorService.List_GetAll');
    expect(all.all('Name')).toEqual(['Noordzee B.V.', 'Zuiderzee B.V.']);
  },

  async 'weekly.yaml'(served) {
    const first = (await served.employees('week')).at(-1);
    const hours = await served.read('week', 'HourComponentVar_Get', first, { Period: 47, Year: 2026 });
    expect([hours.one('HourCode'), hours.one('Hours')]).toEqual(['2010', '3.50']);
  },

  async 'haulier.yaml'(served) {
    const driver = (await served.employees('vervoer')).at(-1);
    expect((await served.read('vervoer', 'Function_GetCurrent', driver)).one('Description')).toBe(
      'Chauffeur',
    );
    const paid = await served.read('vervoer', 'WageComponentFixed_Get', driver, { Period: 12, Year: 2026 });
    expect([paid.one('Code'), paid.one('Value')]).toEqual(['6100', '85.00']);
    expect(await served.employees('vervoer', '1', 3)).toHaveLength(2);
  },

  async 'ids.yaml'(served) {
    expect((await served.call('vast', 'DebtorService.List_GetAll')).ids()).toEqual([7001]);
    expect(await served.employees('vast')).toEqual([700_001, 700_002]);
    const absence = await served.read('vast', 'Absence2_GetList', 700_002);
    expect([absence.one('AbsenceId'), absence.one('Dossiernr')]).toEqual(['701', '700']);
  },

  async 'year-end.yaml'(served) {
    const [first, second] = await served.employees('jaareinde');
    const contracts = await served.read('jaareinde', 'Contract_GetAll', first);
    expect(contracts.all('StartDate').sort()).toEqual(['2026-01-01T00:00:00', '2027-01-01T00:00:00']);
    await (await served.nmbrs.openEnvironment('jaareinde')).advanceClock({ minutes: 1 });
    expect(await served.employees('jaareinde', '1', 4)).toEqual([second]);
  },

  async 'firm.yaml'(served) {
    expect((await served.nmbrs.environments())[0]?.product).toBe('Business');
    const companies = await served.call('zelf', 'CompanyService.List_GetAll');
    expect(companies.all('Name')).toEqual([
      expect.stringContaining('Amsterdam'),
      expect.stringContaining('Utrecht'),
    ]);
  },

  async 'rules.yaml'(served) {
    const debtor = (await (await served.nmbrs.openEnvironment('traag')).listLogins()).find(
      ({ archetype }) => archetype === 'debtor',
    );
    const asDebtor = { username: debtor?.username ?? '', token: String(debtor?.token) };
    expect((await served.call('traag', 'DebtorService.List_GetAll', {}, asDebtor)).ids()).toEqual([]);
    const env = await served.nmbrs.openEnvironment('traag');
    expect(await env.trouble()).toMatchObject([{ definition: { effect: { kind: 'latency', ms: 2000 } } }]);
  },

  async 'ended.yaml'(served) {
    const logins = await served.nmbrs.listLogins();
    const codes = ['no-subscription', 'free-trial'].map(async (name) => {
      const {
        username = '',
        token,
        domain: environment = '',
      } = logins.find((one) => one.archetype === name) ?? {};
      const who = { username, token: String(token) };
      return (await served.call(environment, 'DebtorService.List_GetAll', {}, who)).code;
    });
    expect(await Promise.all(codes)).toEqual([1004, null]);
  },

  async 'mixed.yaml'(served) {
    expect((await served.employees('gemengd', '1', 2)).length).toBeGreaterThan(170);
    expect(await served.employees('gemengd', '1', 3)).toHaveLength(4);
    expect(await served.employees('gemengd', '1', 1)).toHaveLength(1);
    const people = await served.call('gemengd', 'EmployeeService.List_GetByCompany', {
      CompanyId: (await served.call('gemengd', 'CompanyService.List_GetAll')).one('ID'),
      EmployeeType: 2,
    });
    expect(people.all('DisplayName')).toContainEqual(expect.stringMatching(/^Yılmaz, N\./));
  },

  async 'situations.yaml'(served) {
    expect(await served.employees('gevallen', 'rehired')).toHaveLength(1);
    expect(await served.employees('gevallen', 'twoJobs')).toHaveLength(2);
    const { logins } = await served.nmbrs.openEnvironment<'hiddenDebtor'>('gevallen');
    const seen = await served.call('gevallen', 'DebtorService.List_GetAll', {}, logins.hiddenDebtor);
    expect(seen.all('Number')).toEqual(['hiddenDebtor, seen']);
  },

  async 'paid.yaml'(served) {
    const [first] = await served.employees('loon');
    const months = [
      { Period: 12, Year: 2025 },
      { Period: 1, Year: 2026 },
    ];
    const salaries = await Promise.all(
      months.map((month) => served.read('loon', 'Salary_Get', first, month)),
    );
    expect(salaries.map((salary) => salary.one('Value'))).toEqual(['4200.00', '4400.00']);
    const car = await served.read('loon', 'LeaseCar_GetCurrent', first);
    expect(car.one('LicensePlate')).toBe('R-123-XX');
    const costs = await served.read('loon', 'CostCenter_GetCurrent', first);
    expect(costs.all('Percentage')).toEqual(['60.00', '40.00']);
  },

  async 'world.json'(served) {
    const [company] = (await served.call('groot', 'CompanyService.List_GetAll')).ids('ID');
    const period = await served.call('groot', 'CompanyService.Company_GetCurrentPeriod', {
      CompanyId: company,
    });
    expect(period.body).toContain('2026-12-W4');
  },
};

it('the page has a dozen worlds, of which each is read back here', () => {
  expect([...worlds.keys()].sort()).toEqual(Object.keys(READ_BACK).sort());
  expect(worlds.size).toBeGreaterThanOrEqual(12);
});

describe.each([...worlds])('%s', (name, text) => {
  let folder: string;
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nmbrs-worlds-'));
    writeFileSync(join(folder, name), text);
    nmbrs = await startNmbrs({ world: openWorldFile(join(folder, name)) });
  });
  afterAll(async () => {
    await nmbrs?.close();
    rmSync(folder, { recursive: true });
  });

  it('is served, and holds what the page says', () => READ_BACK[name]?.(new Served(nmbrs)));
});
