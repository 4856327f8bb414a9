import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { personalTitles } from '../../fixtures/personal-titles.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const VERSIONS: readonly Version[] = ['v3', 'v2.1'];

/** The two lists of a debtor, and how the element of a record is called. */
const LISTS = [
  { family: 'Department', element: 'department' },
  { family: 'Function', element: 'function' },
] as const;

describe.each(LISTS)('the $family list of a debtor', ({ family }) => {
  const call = (client: SoapClient, name: string, rest: string, version: Version = 'v3', debtor = 1001) =>
    client.call('DebtorService', `${family}_${name}`, `<DebtorId>${debtor}</DebtorId>${rest}`, { version });

  it('lets one go that is in use; who has it keeps it', async () => {
    const { master } = await openOffice();
    const employees = openWorld().employees(10001);
    const lists = family === 'Department' ? 'departments' : 'functions';
    const user = employees.find((employee) => employee.type === 'active' && employee[lists].length > 0);
    const held = user?.[lists].at(-1);
    if (!user || !held) throw new Error('nobody of company 10001 has one');
    const { id, description } = 'department' in held ? held.department : held.function;

    expect((await call(master, 'Delete', `<id>${id}</id>`)).status).toBe(200);
    expect((await call(master, 'GetList', '')).ids()).not.toContain(id);
    const kept = await master.call(
      'EmployeeService',
      `${family}_GetCurrent`,
      `<EmployeeId>${user.id}</EmployeeId>`,
    );
    expect(kept.body).toContain(`>${description}<`);
  });

  it('of a new debtor is empty', async () => {
    const { master } = await openOffice();
    const inserted = await master.call(
      'DebtorService',
      'Debtor_Insert',
      '<Debtor><Name>Nieuw</Name></Debtor>',
    );
    const list = await call(master, 'GetList', '', 'v3', Number(inserted.one('Debtor_InsertResult')));
    expect(list.body).toContain(`<${family}_GetListResult />`);
  });
});

describe('a function that is inserted again', () => {
  it('is overwritten when its id is there, while a department becomes a second one', async () => {
    const { master } = await openOffice();
    const insert = (family: string, element: string, id: number) =>
      master.call(
        'DebtorService',
        `${family}_Insert`,
        `<DebtorId>1001</DebtorId><${element}><Id>${id}</Id><Code>9</Code><Description>Weer</Description></${element}>`,
      );
    for (const { family, element } of LISTS) {
      const read = () => master.call('DebtorService', `${family}_GetList`, '<DebtorId>1001</DebtorId>');
      const [first = 0, ...others] = (await read()).ids();
      const answer = await insert(family, element, first);
      const id = Number(answer.one(`${family}_InsertResult`));
      const list = await read();
      if (family === 'Function') {
        expect(id).toBe(first);
        expect(list.ids()).toEqual([first, ...others]);
        expect(list.all('Description')[0]).toBe('Weer');
      } else expect(list.ids()).toEqual([first, ...others, id]);
    }
  });
});

describe('the titles of a debtor', () => {
  const insert = (client: SoapClient, name: string, debtor = 1001) =>
    client.call(
      'DebtorService',
      'Title_Insert',
      `<DebtorId>${debtor}</DebtorId><title><TitleName>${name}</TitleName></title>`,
    );

  it('are those it began with and those that were put in, each once', async () => {
    const { master } = await openOffice();
    for (const name of ['drs.', 'bacc.', 'bacc.']) expect((await insert(master, name)).status).toBe(200);
    for (const version of VERSIONS) {
      const list = await master.call('DebtorService', 'Title_GetList', '<DebtorId>1001</DebtorId>', {
        version,
      });
      expect(list.all('TitleName')).toEqual([...personalTitles, 'bacc.']);
    }
    const other = await master.call('DebtorService', 'Title_GetList', '<DebtorId>1002</DebtorId>');
    expect(other.all('TitleName')).toEqual([...personalTitles]);
  });
});
