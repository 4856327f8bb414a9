import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const VERSIONS: readonly Version[] = ['v3', 'v2.1'];
const bakery = openWorld().environments[0]?.debtors[0];
if (!bakery) throw new Error('the default world has no debtor');

const get = (
  client: SoapClient,
  operation: string,
  version: Version = 'v3',
  debtor: number | string = bakery.id,
) => client.call('DebtorService', operation, `<DebtorId>${debtor}</DebtorId>`, { version });

async function newDebtor(client: SoapClient): Promise<string> {
  const inserted = await client.call('DebtorService', 'Debtor_Insert', '<Debtor><Name>Nieuw</Name></Debtor>');
  return inserted.one('Debtor_InsertResult');
}

describe.each(VERSIONS)('of a debtor one reads (%s)', (version) => {
  it('the address, bank account, contact person and service level of the world', async () => {
    const { master } = await openOffice();
    const address = await get(master, 'Address_Get', version);
    expect([address.ids(), address.one('PostalCode'), address.one('City')]).toEqual([
      [bakery.address.id],
      bakery.address.postalCode,
      bakery.address.city,
    ]);
    const account = await get(master, 'BankAccount_Get', version);
    expect([account.ids(), account.one('IBAN'), account.one('Type')]).toEqual([
      [bakery.bankAccount.id],
      bakery.bankAccount.iban,
      'Standaard',
    ]);
    const person = await get(master, 'ContactPerson_Get', version);
    expect([person.one('Name'), person.one('Email'), person.one('Phone')]).toEqual([
      bakery.contactPerson.name,
      bakery.contactPerson.email,
      bakery.contactPerson.phone,
    ]);
    const level = await get(master, 'ServiceLevel_Get', version);
    expect([level.one('ServiceLevel'), level.one('StartYear'), level.one('StartPeriod')]).toEqual([
      bakery.serviceLevel.name,
      String(bakery.serviceLevel.from.year),
      String(bakery.serviceLevel.from.period),
    ]);
    expect(level.one('StartContract')).toBe(bakery.serviceLevel.contractStartDate);
  });

  it('the tags with their colours', async () => {
    const { master } = await openOffice();
    const tags = await get(master, 'Tags_Get', version);
    expect([tags.all('Number'), tags.all('HexColor'), tags.all('Tag')]).toEqual([
      ['1', '2', '3'],
      ['#2f80ed', '#27ae60', '#f2994a'],
      ['Maandloon', 'Vierwekenloon', 'Team Noord'],
    ]);
  });

  it('the accountant who looks after it', async () => {
    const { master } = await openOffice();
    const contacts = await get(master, 'AccountantContact_GetList', version);
    expect(contacts.one('Name')).toMatch(/^\S+ .+/);
    expect(contacts.one('Email')).toMatch(/@demo-?administratiekantoor\.example$/);
    const other = await get(master, 'AccountantContact_GetList', version, 1002);
    expect(other.one('Name')).toBe(contacts.one('Name'));
  });

  it('nothing of one it does not see', async () => {
    const { debtor } = await openOffice();
    const operations = [
      'Address_Get',
      'BankAccount_Get',
      'ContactPerson_Get',
      'ServiceLevel_Get',
      'Tags_Get',
    ];
    for (const operation of [...operations, 'AccountantContact_GetList'])
      expect((await get(debtor, operation, version, 1002)).code).toBe(1003);
  });
});

describe('a new debtor', () => {
  it('has nothing of that, but an empty bank account with Id 0', async () => {
    const { master } = await openOffice();
    const id = await newDebtor(master);
    for (const operation of ['Address_Get', 'ContactPerson_Get', 'ServiceLevel_Get'])
      expect((await get(master, operation, 'v3', id)).body).not.toContain(`${operation}Result`);
    const account = await get(master, 'BankAccount_Get', 'v3', id);
    expect([account.ids(), account.body.includes('<IBAN />'), account.one('Type')]).toEqual([
      [0],
      true,
      'None',
    ]);
    expect((await get(master, 'Tags_Get', 'v3', id)).body).toContain('<Tags_GetResult />');
  });
});

describe('a firm that does its own payroll', () => {
  it('has no accountant', async () => {
    const nmbrs = await startNmbrs();
    const env = await nmbrs.environment({ logins: [{ archetype: 'business-master' }] });
    const client = new SoapClient(nmbrs.url, env.logins['business-master']);
    const [firm = 0] = (await client.call('DebtorService', 'List_GetAll')).ids();
    const contacts = await get(client, 'AccountantContact_GetList', 'v3', firm);
    await nmbrs.close();
    expect(contacts.body).toContain('<AccountantContact_GetListResult />');
  });
});

describe('the managers of a debtor', () => {
  it('are its contact person, if it has one', async () => {
    const { master, debtor } = await openOffice();
    const managers = await get(master, 'Manager_GetList');
    expect(`${managers.one('FirstName')} ${managers.one('Name')}`).toBe(bakery.contactPerson.name);
    expect([managers.one('Email'), managers.one('PhoneNumber')]).toEqual([
      bakery.contactPerson.email,
      bakery.contactPerson.phone,
    ]);
    const none = await get(master, 'Manager_GetList', 'v3', await newDebtor(master));
    expect(none.body).toContain('<Manager_GetListResult />');
    expect((await get(debtor, 'Manager_GetList', 'v3', 1002)).code).toBe(1003);
  });
});

describe('Debtor_IsOwner', () => {
  it('is true for a login from which nothing is hidden', async () => {
    const { master, debtor } = await openOffice();
    const answers = [master, debtor].map(async (client) =>
      (await client.call('DebtorService', 'Debtor_IsOwner')).one('Debtor_IsOwnerResult'),
    );
    expect(await Promise.all(answers)).toEqual(['true', 'false']);
  });
});

describe('the labour agreement settings of a debtor', () => {
  const list = (client: SoapClient, debtor: number, period: number) =>
    client.call(
      'DebtorService',
      'LabourAgreementSettings_GetList',
      `<DebtorId>${debtor}</DebtorId><Year>2026</Year><Period>${period}</Period>`,
    );

  it('are the same groups everywhere, with guids of their own', async () => {
    const { master } = await openOffice();
    const [one, other] = [await list(master, 1001, 11), await list(master, 1002, 11)];
    expect([one.all('StrName')[0], one.ids('IntNumber')]).toEqual(['Standaard', [1, 2, 3]]);
    expect(one.ids('IntDebiteurID')).toEqual([1001, 1001, 1001]);
    expect(new Set([...one.all('Guid'), ...other.all('Guid')]).size).toBe(6);
  });

  it('are asked for in a period that exists, at a debtor one sees', async () => {
    const { master, debtor } = await openOffice();
    for (const period of [0, 54]) expect((await list(master, 1001, period)).code).toBe(2006);
    expect((await list(debtor, 1002, 11)).code).toBe(1003);
  });
});

describe('the guids of the REST API', () => {
  it('of debtors are one for each that the login sees, always the same', async () => {
    const { master, debtor } = await openOffice();
    const convert = (client: SoapClient) => client.call('DebtorService', 'Converter_GetDebtors_IntToGuid');
    const all = await convert(master);
    expect(all.ids('IdInt')).toEqual([1001, 1002, 1003, 1004, 1005, 1006]);
    expect(new Set(all.all('IdGuid')).size).toBe(6);
    for (const guid of all.all('IdGuid')) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const seen = await convert(debtor);
    expect([seen.ids('IdInt'), seen.all('IdGuid')]).toEqual([[1001], all.all('IdGuid').slice(0, 1)]);
  });
});
