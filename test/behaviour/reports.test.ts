import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { openWorld } from '../../fixtures/world.ts';
import { saxesEvents } from '../support/saxes-events.ts';
import { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';
import {
  atOnce,
  inBackground,
  lowerCased,
  parametersOf,
  poll,
  READY_AFTER,
  report,
  rowsOf,
  start,
  TWINS,
} from './report-calls.ts';

const openOffice = useOffices();
const world = openWorld();
const companies = world.environments.flatMap(({ subdomain, debtors }) =>
  debtors.flatMap((debtor) => debtor.companies.map((company) => ({ ...company, subdomain, debtor }))),
);

/** The one twin that is asked for less than its other half: everything, not a company in a year. */
const UNEVEN = 'Reports_Business_EmployeeHoursSalary';

describe(`the ${TWINS.length} reports that exist at once and in the background`, () => {
  it('are as many as there are', () => {
    expect(TWINS.length).toBeGreaterThanOrEqual(38);
  });

  it.each(TWINS.filter((name) => name !== UNEVEN))('%s is the same either way', async (name) => {
    const { env, master } = await openOffice();
    const document = await atOnce(master, name);
    expect(document.body).toMatch(/^<\?xml version="1.0" encoding="utf-16"\?>\n<Report/);
    expect(saxesEvents(document.body.replace('utf-16', 'utf-8'))?.length).toBeGreaterThan(10);
    expect((await inBackground(master, env, `${name}_Background`)).body).toBe(document.body);
  });

  it('hours and salaries of a business: of everybody in the background, of a company at once', async () => {
    const { env, master } = await openOffice();
    const everybody = await inBackground(master, env, `${UNEVEN}_Background`);
    expect(everybody.body).toBe((await atOnce(master, 'Reports_Accountant_EmployeeHoursSalary')).body);
    const ofCompany = await atOnce(master, UNEVEN, { CompanyId: 10001, Year: 2026 });
    const inService = world
      .employees(10001)
      .filter(({ employments }) =>
        employments.some(({ startDate, endDate }) => startDate < '2027' && (endDate ?? '9') >= '2026'),
      );
    expect(ofCompany.ids('EmployeeID')).toEqual(inService.map(({ id }) => id));
    expect(inService.length).toBeLessThan(world.employees(10001).length);
  });
});

/** The reports that cover all a login sees, with the element around what they tell of one company or employee. */
const WIDE = TWINS.filter((name) => !/_Company_|_Debtor_/.test(name) && name !== UNEVEN);

function itemOf(name: string): string {
  if (/_Company[A-Z]/.test(name)) return 'Company';
  return name.endsWith('EmployeeWageComponentsPerPeriod') ? 'Companies' : 'Employee';
}

/** The companies of a document; a company that nobody in the report works for is not in it. */
function companiesIn(document: { ids(name: string): number[] }): number[] {
  return [...new Set([...document.ids('CompanyID'), ...document.ids('CompanyId')])].sort((a, b) => a - b);
}

describe('what a login sees in reports', () => {
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    nmbrs = await startNmbrs();
  });
  afterAll(() => nmbrs.close());
  const loginOf = (archetype: string) =>
    new SoapClient(nmbrs.url, namedLogins.find((login) => login.archetype === archetype) ?? null);

  const VISIBLE: readonly (readonly [string, (company: (typeof companies)[number]) => boolean])[] = [
    ['master-filtered', ({ debtor }) => debtor.tags.some(({ name }) => name === 'Team Noord')],
    ['debtor', ({ debtor }) => debtor.id === 1001],
    ['debtor-company', ({ id }) => id === 10001],
  ];

  describe.each(VISIBLE)('as %s', (archetype, isVisible) => {
    const visible = companies
      .filter((company) => company.subdomain === 'demo' && isVisible(company))
      .map(({ id }) => id);

    it.each(WIDE)('%s has exactly that', async (name) => {
      const [all, own] = [await atOnce(loginOf('master'), name), await atOnce(loginOf(archetype), name)];
      const seen = rowsOf(all, itemOf(name)).filter((row) => visible.includes(companiesIn(row)[0] ?? 0));
      expect(rowsOf(own, itemOf(name)).map(({ body }) => body)).toEqual(seen.map(({ body }) => body));
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.length).toBeLessThan(rowsOf(all, itemOf(name)).length);
    });
  });

  it('is everybody there is, for a master', async () => {
    const document = await atOnce(loginOf('master'), 'Reports_Accountant_EmployeeNameAddress');
    const everybody = companies
      .filter(({ subdomain }) => subdomain === 'demo')
      .flatMap(({ id }) => world.employees(id));
    expect(document.ids('EmployeeId')).toEqual(everybody.map(({ id }) => id));
  });

  it('is its own firm in a business environment, whatever edition the report is of', async () => {
    const business = loginOf('business-master');
    const own = companies.filter(({ subdomain }) => subdomain === 'bedrijf').map(({ id }) => id);
    const document = await atOnce(business, 'Reports_Business_EmployeeNameAddress');
    expect(companiesIn(document)).toEqual(own);
    expect((await atOnce(business, 'Reports_Accountant_EmployeeNameAddress')).body).toBe(document.body);
    const contacts = await atOnce(business, 'Reports_Accountant_CompanyContactPerson');
    expect(contacts.ids('CompanyID')).toEqual(own);
  });

  it('of a debtor is all its companies, less those that are hidden', async () => {
    const name = 'Reports_Accountant_Debtor_EmployeeNameAddress';
    const all = await atOnce(loginOf('debtor'), name, { DebtorId: 1001 });
    expect(companiesIn(all)).toEqual([10001, 10002, 10003]);
    expect(companiesIn(await atOnce(loginOf('debtor-company'), name, { DebtorId: 1001 }))).toEqual([10001]);
  });

  it('is nothing of others, at once or in the background', async () => {
    const client = loginOf('debtor');
    const others = { DebtorId: 1002, CompanyId: 10004 };
    for (const name of TWINS) {
      const parameters = parametersOf(name);
      if (!('DebtorId' in parameters || 'CompanyId' in parameters)) continue;
      const hidden = Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [key, others[key as keyof typeof others] ?? value]),
      );
      expect((await report(client, name, hidden)).code).toBe(1003);
      if (name !== UNEVEN)
        expect((await report(client, `${name}_Background`, lowerCased(hidden))).code).toBe(1003);
    }
  });
});

describe('reports', () => {
  it('write what is text and no mark-up', async () => {
    const { master } = await openOffice();
    const odd = 'Brood &amp; &lt;Co&gt; "Zn"';
    const Debtor = `<Debtor><Id>1001</Id><Number>1001</Number><Name>${odd}</Name></Debtor>`;
    expect((await master.call('DebtorService', 'Debtor_Update', Debtor)).status).toBe(200);
    const document = await atOnce(master, 'Reports_Accountant_CompanyContactPerson');
    expect(document.all('DebtorName')[0]?.replaceAll('&quot;', '"')).toBe(odd);
    expect(saxesEvents(document.body.replace('utf-16', 'utf-8'))).not.toBeNull();
  });

  it('refuse at once what a task fails on: years and periods that cannot be', async () => {
    const { env, master } = await openOffice();
    for (const name of TWINS) {
      const parameters = parametersOf(name);
      const wrong = Object.keys(parameters).filter((key) => /Year$|Period$/.test(key));
      for (const key of wrong) {
        const impossible = { ...parameters, [key]: key.endsWith('Year') ? 0 : 13 };
        expect((await report(master, name, impossible)).code, `${name} ${key}`).toBe(2006);
        if (name === UNEVEN) continue;
        const task = await start(master, `${name}_Background`, lowerCased(impossible));
        await env.advanceClock({ seconds: READY_AFTER });
        expect((await poll(master, task)).one('Status')).toBe('Error');
      }
    }
  });

  it('refuse an impossible year of a company without employees, too', async () => {
    const { master } = await openOffice();
    const terms =
      '<CompanyName>Leeg</CompanyName><PeriodType>1</PeriodType><DefaultCompanyId>-1</DefaultCompanyId>';
    const made = await master.call('CompanyService', 'Company_Insert', `<DebtorId>1001</DebtorId>${terms}`);
    const CompanyId = Number(made.one('Company_InsertResult'));
    expect((await report(master, UNEVEN, { CompanyId, Year: 0 })).code).toBe(2006);
    expect((await atOnce(master, UNEVEN, { CompanyId, Year: 2026 })).body).toContain(
      '<EmployeeHoursSalaryReport />',
    );
    const contacts = await atOnce(master, 'Reports_Accountant_CompanyContactPerson');
    expect(contacts.ids('CompanyID')).toContain(CompanyId);
  });
});
