import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { Environment } from '../../client/index.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import { SCENARIO_NAMES, type ScenarioName } from '../../contracts/seed/scenarios.ts';
import type { SeededScenario, WantedSeed } from '../../contracts/seed/seed.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { SoapClient, type SoapReply } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
let env: Environment<'master'>;
let client: SoapClient;
let seeded: Readonly<Partial<Record<ScenarioName, SeededScenario>>>;

beforeAll(async () => {
  nmbrs = await startNmbrs();
  env = await nmbrs.environment();
  client = new SoapClient(nmbrs.url, env.logins.master);
  seeded = (await env.seed({ scenarios: SCENARIO_NAMES })).scenarios;
});
afterAll(() => nmbrs.close());

function call(operation: string, fields: object): Promise<SoapReply> {
  const [service = '', name = ''] = operation.includes('.')
    ? operation.split('.')
    : ['EmployeeService', operation];
  const parameters = Object.entries(fields).map(([field, value]) => `<${field}>${value}</${field}>`);
  return client.call(service as ServiceName, name, parameters.join(''));
}

/** What came in by a scenario, and its first company. */
function made(name: ScenarioName) {
  const { employee, employees, companies, debtors } = seeded[name] as SeededScenario;
  return { employee, employees, companies, debtors, EmployeeId: employee, CompanyID: companies[0] };
}

/** What a reply says of one employee of a company, up to that of the next one. */
function partOf(reply: SoapReply, employee: number): string {
  return reply.body.split(`<EmployeeId>${employee}</EmployeeId>`)[1]?.split('<EmployeeId>')[0] ?? '';
}

const days = (reply: SoapReply | string, name: string) =>
  [...(typeof reply === 'string' ? reply : reply.body).matchAll(new RegExp(`<${name}>(.{10})`, 'g'))].map(
    ([, day]) => day,
  );

/** What makes each scenario the one it is, as an integration reads it. The clock stands on 16 November 2026. */
const READ_BACK: Readonly<Record<ScenarioName, () => Promise<void>>> = {
  async rehired() {
    const { employee, CompanyID } = made('rehired');
    const services = partOf(await call('Employment_GetAll_AllEmployeesByCompany', { CompanyID }), employee);
    expect(days(services, 'StartDate')).toEqual(['2020-11-16', '2026-01-01']);
    expect(days(services, 'EndDate')[0]).toBe('2024-11-16');
    expect(days(services, 'InitialStartDate')).toEqual(['2020-11-16', '2020-11-16']);
  },

  async moved() {
    const { companies, employees, debtors } = made('moved');
    const [before, now] = employees;
    const people = await call('List_GetByDebtor', { DebtorId: debtors[0], EmployeeType: 2 });
    expect(people.ids()).toEqual([now]);
    const gone = await call('List_GetByDebtor', { DebtorId: debtors[0], EmployeeType: 4 });
    expect(gone.ids()).toEqual([before]);
    const infos = await Promise.all(
      employees.map((EmployeeId) => call('PersonalInfo_GetCurrent', { EmployeeId })),
    );
    expect(new Set(infos.map((info) => info.one('BSN'))).size).toBe(1);
    expect(new Set(infos.map((info) => info.one('DisplayName'))).size).toBe(1);
    const [old, current] = await Promise.all(
      companies.map((CompanyID) => call('Employment_GetAll_AllEmployeesByCompany', { CompanyID })),
    );
    expect(days(old as SoapReply, 'EndDate')).toEqual(['2026-08-31']);
    expect(days(current as SoapReply, 'StartDate')).toEqual(['2026-09-01']);
  },

  async twoJobs() {
    const { employees, debtors } = made('twoJobs');
    const people = await call('List_GetByDebtor', { DebtorId: debtors[0], EmployeeType: 2 });
    expect(people.ids()).toEqual(employees);
    const infos = await Promise.all(
      employees.map((EmployeeId) => call('PersonalInfo_GetCurrent', { EmployeeId })),
    );
    expect(new Set(infos.map((info) => info.one('BSN'))).size).toBe(1);
    const contracts = await Promise.all(
      employees.map((EmployeeId) => call('Contract_GetAll', { EmployeeId })),
    );
    expect(contracts.map((contract) => contract.one('EmploymentSequenceTaxId'))).toEqual(['1', '2']);
    expect(contracts.map((contract) => contract.one('HoursPerWeek'))).toEqual(['20.00', '12.00']);
  },

  async retroactiveRaise() {
    const { employee, CompanyID, EmployeeId } = made('retroactiveRaise');
    const all = partOf(await call('Salary_GetAll_AllEmployeesByCompany', { CompanyID }), employee);
    expect(days(all, 'StartDate')).toEqual(['2026-03-01', '2026-08-01']);
    expect(days(all, 'CreationDate').at(-1)).toBe('2026-11-16');
    const [before, since] = await Promise.all(
      [7, 8].map((Period) => call('Salary_Get', { EmployeeId, Period, Year: 2026 })),
    );
    expect([before?.one('Value'), since?.one('Value')]).toEqual(['3100.00', '3300.00']);
  },

  async longIllness() {
    const { EmployeeId } = made('longIllness');
    const reports = await call('Absence2_GetList', { EmployeeId });
    expect(reports.all('Percentage').sort()).toEqual(['100', '50']);
    expect(days(reports, 'Start').sort()).toEqual(['2025-09-22', '2026-09-21']);
    expect(new Set(reports.all('Dossiernr')).size).toBe(1);
  },

  async maternity() {
    const { EmployeeId } = made('maternity');
    const reports = await call('Absence2_GetList', { EmployeeId });
    expect(reports.body).toContain('Zwangerschapsverlof');
    expect(days(reports, 'Start')).toEqual(['2026-10-05']);
    expect(days(await call('Children_Get', { EmployeeId }), 'Birthday')).toEqual(['2026-11-02']);
  },

  async leaverWithLeave() {
    const { employee, EmployeeId, CompanyID } = made('leaverWithLeave');
    const services = partOf(await call('Employment_GetAll_AllEmployeesByCompany', { CompanyID }), employee);
    expect(days(services, 'EndDate')).toEqual(['2026-11-30']);
    const saved = await call('Leave_GetList', { EmployeeId, Type: 'Type1', Soort: 'Store', Year: 2026 });
    expect(saved.one('Hours')).toBe('80.00');
    const balance = await call('LeaveBalance_Get', { EmployeeId });
    expect(Number(balance.one('DecMedewerkerVerlofCurrSaldo'))).toBeGreaterThanOrEqual(80);
  },

  async fourWeekly() {
    const { employee, companies } = made('fourWeekly');
    const current = await call('CompanyService.Company_GetCurrentPeriod', { CompanyId: companies[0] });
    expect(current.body).toContain('12');
    const run = await call('Salary_Get', { EmployeeId: employee, Period: 13, Year: 2026 });
    expect(run.code).toBeNull();
  },

  async noBsn() {
    const { EmployeeId } = made('noBsn');
    const info = await call('PersonalInfo_GetCurrent', { EmployeeId });
    expect(info.all('BSN').join('')).toBe('');
    expect(Number((await call('Salary_GetCurrent', { EmployeeId })).one('Value'))).toBeGreaterThan(0);
  },

  async partnersName() {
    const { EmployeeId } = made('partnersName');
    const info = await call('PersonalInfo_GetCurrent', { EmployeeId });
    expect(info.one('DisplayName')).toBe('Boer-van Dijk, F. de');
    expect(['Prefix', 'LastName', 'PartnerPrefix', 'PartnerLastName'].map((name) => info.one(name))).toEqual([
      'van',
      'Dijk',
      'de',
      'Boer',
    ]);
  },

  async fromApplicant() {
    const { employees, companies } = made('fromApplicant');
    const [applicant, newHire, began] = employees;
    const listed = async (EmployeeType: number) =>
      (await call('List_GetByCompany', { CompanyId: companies[0], EmployeeType })).ids();
    expect(await Promise.all([1, 3, 2].map(listed))).toEqual([[applicant], [newHire], [began]]);
    const before = await env.snapshot();
    await env.advanceClock({ days: 30 });
    expect(await Promise.all([1, 3, 2].map(listed))).toEqual([[applicant], [], [newHire, began]]);
    await env.restore(before);
  },

  async hiddenDebtor() {
    const { employee, debtors } = made('hiddenDebtor');
    const { logins } = await nmbrs.openEnvironment<'hiddenDebtor'>(env.subdomain);
    const filtered = new SoapClient(nmbrs.url, logins.hiddenDebtor);
    expect((await filtered.call('DebtorService', 'List_GetAll')).ids()).toEqual([debtors[1]]);
    const read = (who: SoapClient) =>
      who.call('EmployeeService', 'PersonalInfo_GetCurrent', `<EmployeeId>${employee}</EmployeeId>`);
    expect((await read(filtered)).code).toBe(1003);
    expect((await read(client)).code).toBeNull();
  },

  async youth() {
    const { EmployeeId } = made('youth');
    expect(days(await call('PersonalInfo_GetCurrent', { EmployeeId }), 'Birthday')).toEqual(['2009-11-16']);
    const salary = await call('Salary_GetCurrent', { EmployeeId });
    expect([salary.one('Type'), salary.one('Value')]).toEqual(['Bruto_Uurloon', '7.00']);
  },

  async onCall() {
    const { EmployeeId } = made('onCall');
    expect((await call('Contract_GetAll', { EmployeeId })).one('HoursPerWeek')).toBe('0.00');
    const hours = await call('HourComponentVar_GetCurrent', { EmployeeId });
    expect([hours.one('HourCode'), hours.one('Hours')]).toEqual(['2000', '26.00']);
  },

  async abroad() {
    const { EmployeeId } = made('abroad');
    const addresses = await call('Address_GetListCurrent', { EmployeeId });
    expect(addresses.all('CountryISOCode')).toEqual(['DE']);
    const accounts = await call('BankAccount_GetListCurrent', { EmployeeId });
    expect(accounts.one('IBAN')).toBe('DE89370400440532013000');
  },

  async leaseCar() {
    const { EmployeeId } = made('leaseCar');
    const car = await call('LeaseCar_GetCurrent', { EmployeeId });
    expect([car.one('LicensePlate'), car.one('CatalogValue')]).toEqual(['K-482-TX', '46990.00']);
  },

  async secondContract() {
    const { EmployeeId } = made('secondContract');
    const contracts = await call('Contract_GetAll', { EmployeeId });
    expect(days(contracts, 'StartDate').sort()).toEqual(['2025-12-01', '2026-06-01']);
    expect(days(contracts, 'EndDate').sort()).toEqual(['2026-05-31', '2026-12-31']);
    expect(contracts.all('Indefinite')).toEqual(['false', 'false']);
  },

  async deceased() {
    const { employee, EmployeeId, CompanyID } = made('deceased');
    expect(days(await call('PersonalInfo_GetCurrent', { EmployeeId }), 'DeceasedDate')).toEqual([
      '2026-10-16',
    ]);
    const services = partOf(await call('Employment_GetAll_AllEmployeesByCompany', { CompanyID }), employee);
    expect(days(services, 'EndDate')).toEqual(['2026-10-16']);
  },
};

describe('a scenario', () => {
  it.each(SCENARIO_NAMES)('is read back by SOAP: %s', (name) => READ_BACK[name]());

  it('comes in a debtor whose number is its name', async () => {
    const numbers = (await call('DebtorService.List_GetAll', {})).all('Number');
    expect(numbers).toEqual(expect.arrayContaining([...SCENARIO_NAMES]));
  });

  it('is told with the environment that was asked for with it', async () => {
    const { seeded: came, logins } = await nmbrs.environment({ seed: { scenarios: ['maternity'] } });
    const employee = came?.scenarios.maternity?.employee;
    const reply = await new SoapClient(nmbrs.url, logins.master).call(
      'EmployeeService',
      'Absence2_GetList',
      `<EmployeeId>${employee}</EmployeeId>`,
    );
    expect(reply.body).toContain('Zwangerschapsverlof');
    expect(came?.employees).toEqual([employee]);
    expect((await nmbrs.environment()).seeded).toBeNull();
  });

  it('comes again when it is asked for again', async () => {
    const other = await nmbrs.environment();
    const first = await other.seed({ scenarios: ['rehired', 'hiddenDebtor'] });
    const second = await other.seed({ scenarios: ['rehired', 'hiddenDebtor'] });
    expect(second.debtors).toEqual([]);
    expect(second.scenarios.rehired.employee).not.toBe(first.scenarios.rehired.employee);
    const twice = await other.seed({ scenarios: ['noBsn', 'noBsn'] });
    expect(twice.scenarios.noBsn.employees).toEqual(twice.employees);
    expect(twice.employees).toHaveLength(2);
  });

  it.each<[what: string, seed: WantedSeed]>([
    ['login', { logins: [{ archetype: 'master', name: 'hiddenDebtor' }] }],
    ['tag', { tags: [{ number: 9001, name: 'Team Zuid' }] }],
  ])('is refused where it would be another one for a %s that is there', async (what, seed) => {
    const other = await nmbrs.environment({ seed });
    await expect(other.seed({ scenarios: ['hiddenDebtor'] })).rejects.toMatchObject({
      field: 'scenarios[0]',
      detail: expect.stringContaining(what),
      remedy: 'Change what is in its way, such as the clock, or leave it out.',
    });
  });

  it('that there is not is refused with its place and the nearest name', async () => {
    const wrong = env.seed({ scenarios: ['rehird' as 'rehired'] });
    await expect(wrong).rejects.toMatchObject({
      field: 'scenarios[0]',
      message: expect.stringContaining("Did you mean 'rehired'?"),
    });
  });

  it('that cannot be where the administration has just begun is refused, and nothing comes in', async () => {
    const young = await nmbrs.environment({ clock: { now: '2024-01-10T09:00:00' } });
    const wrong = young.seed({ scenarios: ['rehired', 'retroactiveRaise'] });
    await expect(wrong).rejects.toMatchObject({
      field: 'scenarios[1]',
      detail: expect.stringMatching(
        /^scenarios\[1\] is 'retroactiveRaise', which cannot be put in here: debtors\[0\]/,
      ),
      remedy: 'Change what is in its way, such as the clock, or leave it out.',
    });
    expect((await young.debtors()).map(({ number }) => number)).not.toContain('rehired');
  });
});

describe('a scenario that was exported and is served from there', () => {
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nmbrs-scenarios-'));
    const file = join(folder, 'world.json');
    writeFileSync(file, JSON.stringify(await env.export()));
    const { subdomain } = env;
    await nmbrs.close();
    nmbrs = await startNmbrs({ world: openWorldFile(file) });
    rmSync(folder, { recursive: true });
    env = await nmbrs.openEnvironment<'master'>(subdomain);
    client = new SoapClient(nmbrs.url, env.logins.master);
  });

  it.each(SCENARIO_NAMES)('is read back by SOAP: %s', (name) => READ_BACK[name]());
});
