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

  it('the accountant who looks after it', async () => {
    const { master } = await openOffice();
    const contacts = await get(master, 'AccountantContact_GetList', version);
    expect(contacts.one('Name')).toMatch(/^\S+ .+/);
    expect(contacts.one('Email')).toMatch(/@demo-?administratiekantoor\.example$/);
    const other = await get(master, 'AccountantContact_GetList', version, 1002);
    expect(other.one('Name')).toBe(contacts.one('Name'));
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
