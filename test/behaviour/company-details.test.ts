import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const VERSIONS: readonly Version[] = ['v3', 'v2.1'];
const COMPANY = 10004;
const world = openWorld();
const installer = world.environments[0]?.debtors[1];
const company = installer?.companies.find(({ id }) => id === COMPANY);
if (!installer || !company) throw new Error('the default world has no company 10004');

const call = (
  client: SoapClient,
  operation: string,
  rest = '',
  { version = 'v3', companyId = COMPANY }: { readonly version?: Version; readonly companyId?: number } = {},
) => client.call('CompanyService', operation, `<CompanyId>${companyId}</CompanyId>${rest}`, { version });

async function newCompany(client: SoapClient): Promise<number> {
  const answer = await client.call(
    'CompanyService',
    'Company_Insert',
    '<DebtorId>1002</DebtorId><CompanyName>Nieuw</CompanyName><PeriodType>1</PeriodType>' +
      '<DefaultCompanyId>-1</DefaultCompanyId>',
  );
  return Number(answer.one('Company_InsertResult'));
}

describe.each(VERSIONS)('the address of a company (%s)', (version) => {
  const address = (street: string) =>
    `<Address><Id>0</Id><Street>${street}</Street><HouseNumber>1</HouseNumber><City>Zwolle</City></Address>`;

  it('is given to a company that had none, by insert or by update', async () => {
    const { master } = await openOffice();
    for (const operation of ['Address_Insert', 'Address_Update']) {
      const companyId = await newCompany(master);
      expect((await call(master, operation, address('Nieuw'), { version, companyId })).status).toBe(200);
      expect((await call(master, 'Address_GetCurrent', '', { version, companyId })).one('Street')).toBe(
        'Nieuw',
      );
    }
  });
});

describe.each(VERSIONS)('the bank account of a company (%s)', (version) => {
  const account = (fields: Readonly<Record<string, string>>) =>
    `<BankAccount><Id>0</Id>${Object.entries(fields)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}<Type>Bankrekening1</Type></BankAccount>`;
  const IBAN = 'NL91ABNA0417164300';

  it.each(['BankAccount_Insert', 'BankAccount_Update'])('is checked by %s', async (operation) => {
    const { master, debtor } = await openOffice();
    const code = async (rest: string) => (await call(master, operation, rest, { version })).code;
    expect(await code(account({}))).toBe(2032);
    expect(await code(account({ IBAN: '', Number: '' }))).toBe(2032);
    for (const wrong of ['NL92ABNA0417164300', 'NL91ABNA041716430', 'onzin'])
      expect(await code(account({ IBAN: wrong }))).toBe(2014);
    for (const wrong of ['417164301', '12345678', 'rekening', '0'])
      expect(await code(account({ Number: wrong }))).toBe(2015);
    for (const right of ['NL91 ABNA 0417 1643 00', 'BE68539007547034'])
      expect(await code(account({ IBAN: right }))).toBeNull();
    for (const right of ['417164300', '1234567']) expect(await code(account({ Number: right }))).toBeNull();
    for (const savings of ['Spaarloon', 'Levensloop'])
      expect(await code(account({ IBAN }).replace('Bankrekening1', savings))).toBe(2016);
    // ASMX refuses a type outside the enumeration while it reads, without a code.
    const type = `<BankAccount><IBAN>${IBAN}</IBAN><Type>Onzin</Type></BankAccount>`;
    const unread = await call(master, operation, type, { version });
    expect([unread.status, unread.code]).toEqual([500, null]);
    expect(await code('')).toBe(2030);
    expect((await call(debtor, operation, account({ IBAN }), { version })).code).toBe(1003);
  });
});

describe('a company', () => {
  it.each(VERSIONS)(
    'has the contact person of its debtor and the full-time week of its trade (%s)',
    async (version) => {
      const { master, debtor } = await openOffice();
      const person = await call(master, 'ContactPerson_Get', '', { version });
      expect([person.one('Name'), person.one('Email')]).toEqual([
        installer.contactPerson.name,
        installer.contactPerson.email,
      ]);
      const schedule = await call(master, 'Schedule_GetCurrent', '', { version });
      const [monday, ...otherMondays] = schedule.all('HoursMonday');
      expect([monday, schedule.all('HoursSunday2')[0]]).toEqual([
        company.fullTimeWeek[0],
        company.fullTimeWeek[6],
      ]);
      expect(otherMondays).toEqual(['0.00', '0.00', '0.00']);
      for (const operation of ['ContactPerson_Get', 'Schedule_GetCurrent'])
        expect((await call(debtor, operation, '', { version })).code).toBe(1003);
    },
  );

  it('has schedules without hours when it is new', async () => {
    const { master } = await openOffice();
    const schedule = await call(master, 'Schedule_GetCurrent', '', { companyId: await newCompany(master) });
    expect(schedule.all('HoursMonday')).toEqual(['0.00', '0.00', '0.00', '0.00']);
  });

  it('is found by who works there', async () => {
    const { master, debtor } = await openOffice();
    const employee = `<EmployeeId>${company.firstEmployeeId}</EmployeeId>`;
    const find = (client: SoapClient) =>
      client.call('CompanyService', 'Company_GetCurrentByEmployeeId', employee);
    expect((await find(master)).ids('ID')).toEqual([COMPANY]);
    expect((await find(debtor)).code).toBe(1003);
  });

  it('gives the guids of its debtor, itself and its employees', async () => {
    const { master, debtor } = await openOffice();
    const convert = (entity: string) =>
      call(master, 'Converter_GetByCompany_IntToGuid', `<Entity>${entity}</Entity>`);
    const debtors = await convert('Debtor');
    expect([debtors.one('Entity'), debtors.ids('IdInt')]).toEqual(['Debtor', [1002]]);
    expect((await convert('Company')).ids('IdInt')).toEqual([COMPANY]);
    const employees = await convert('Employee');
    expect(employees.ids('IdInt')).toEqual(world.employees(COMPANY).map(({ id }) => id));
    expect(new Set(employees.all('IdGuid')).size).toBe(company.employeeCount);
    expect((await convert('Iets')).ids('IdInt')).toEqual([]);

    const all = await master.call('DebtorService', 'Converter_GetDebtors_IntToGuid');
    expect(all.all('IdGuid')).toContain(debtors.one('IdGuid'));
    const hidden = await call(debtor, 'Converter_GetByCompany_IntToGuid', '<Entity>Debtor</Entity>');
    expect(hidden.code).toBe(1003);
  });
});
