import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Scope } from '../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID, FIRST_EMPLOYEE_ID } from '../fixtures/ids.ts';
import type { NamedLogin } from '../fixtures/named-logins.ts';
import { type Nmbrs, startNmbrs } from '../index.ts';
import { RequestForm } from './access/support/request-form.ts';
import { SoapClient, SoapReply } from './support/soap-client.ts';

/** The whole way, from a client's bytes over HTTP to the world and back, with the logins that `npm start` prints. */

let nmbrs: Nmbrs;
let other: Nmbrs;
beforeAll(async () => {
  [nmbrs, other] = await Promise.all([startNmbrs(), startNmbrs()]);
});
afterAll(() => Promise.all([nmbrs.close(), other.close()]));

function login(archetype: string): NamedLogin {
  const found = nmbrs.logins.find((named) => named.archetype === archetype);
  if (!found) throw new Error(`There is no ${archetype}.`);
  return found;
}

const as = (archetype: string, server = nmbrs) => new SoapClient(server.url, login(archetype));

describe('who sees what', () => {
  it('master: six debtors with ten companies', async () => {
    const master = as('master');
    expect((await master.call('DebtorService', 'List_GetAll')).ids()).toHaveLength(6);
    expect((await master.call('CompanyService', 'List_GetAll')).ids('ID')).toHaveLength(10);
  });

  it('debtor: one debtor with its three companies, in either version', async () => {
    for (const version of ['v3', 'v2.1'] as const) {
      const debtor = as('debtor');
      const debtors = await debtor.call('DebtorService', 'List_GetAll', '', { version });
      expect(debtors.ids()).toEqual([FIRST_DEBTOR_ID]);
      const companies = await debtor.call('CompanyService', 'List_GetAll', '', { version });
      expect(companies.ids('ID')).toEqual([FIRST_COMPANY_ID, FIRST_COMPANY_ID + 1, FIRST_COMPANY_ID + 2]);
    }
  });

  it('lists lack what a login does not see', async () => {
    const number = '<Number>1002</Number>';
    expect((await as('master').call('DebtorService', 'List_GetByNumber', number)).ids()).toHaveLength(1);
    const reply = await as('debtor').call('DebtorService', 'List_GetByNumber', number);
    expect([reply.status, reply.ids()]).toEqual([200, []]);
  });
});

describe('1001', () => {
  const list = (client: SoapClient, header?: string) =>
    client.call('DebtorService', 'List_GetAll', '', header === undefined ? {} : { header });
  const answerTo = async (change: object | null, header?: string) => {
    const credentials = change && { ...login('master'), ...change };
    const { status, code } = await list(new SoapClient(nmbrs.url, credentials), header);
    return code ?? status;
  };

  it.each<[string, object | null, string?]>([
    ['no header', null],
    ['no username', { username: undefined }],
    ['no token', { token: undefined }],
    ['an empty token', { token: '' }],
    ['a wrong token', { token: '00000000000000000000000000000000' }],
    ['the token of another login', { token: '00000000000000000000000000000002' }],
    ['a wrong domain', { domain: 'bedrijf' }],
    ['the whole host name as domain', { domain: 'demo.nmbrs.nl' }],
    ['AuthHeader where version 3 reads AuthHeaderWithDomain', {}, 'AuthHeader'],
  ])('%s', async (_, change, header) => {
    expect(await answerTo(change, header)).toBe(1001);
  });

  it.each<[string, object]>([
    ['no domain', { domain: undefined }],
    ['an empty domain', { domain: '' }],
    ['the domain in another case', { domain: 'DEMO' }],
    ['the username in another case', { username: 'MASTER@Demo.example' }],
  ])('is not the answer to %s', async (_, change) => {
    expect(await answerTo(change)).toBe(200);
  });

  it('Environment_Get takes AuthHeader, and version 2.1 does', async () => {
    const master = as('master');
    expect((await master.call('DebtorService', 'Environment_Get')).one('SubDomain')).toBe('demo');
    expect((await master.call('DebtorService', 'List_GetAll', '', { version: 'v2.1' })).status).toBe(200);
  });
});

describe('1003 for any id of another debtor', () => {
  /** The first of its kind at the login's debtor and at the next one. */
  const OWN: Readonly<Record<Scope, number>> = {
    debtor: FIRST_DEBTOR_ID,
    company: FIRST_COMPANY_ID,
    employee: FIRST_EMPLOYEE_ID,
  };
  const FOREIGN: Readonly<Record<Scope, number>> = {
    debtor: FIRST_DEBTOR_ID + 1,
    company: FIRST_COMPANY_ID + 3,
    employee: FIRST_EMPLOYEE_ID + 3_000,
  };

  const forms = catalogue.services.flatMap((service) =>
    service.operations.map((operation) => new RequestForm(operation)),
  );
  const marks = forms.flatMap((form) => form.identities.map((mark) => ({ form, mark })));

  /** Sends the form as the client login, one marked id being another debtor's. */
  function send(form: RequestForm, foreignAt: number | null): Promise<SoapReply> {
    const secrets = login('debtor');
    const envelope = form.write((hole) => {
      if (hole.kind === 'secret') return secrets[hole.name];
      if (hole.kind !== 'identity') return undefined;
      return (hole.at === foreignAt ? FOREIGN : OWN)[hole.scope];
    });
    return as('debtor').post(form.operation, envelope);
  }

  /** Everything the office's master reads, as bytes. */
  async function world(): Promise<string[]> {
    const master = as('master');
    const replies = [
      await master.call('DebtorService', 'List_GetAll'),
      await master.call('CompanyService', 'List_GetAll'),
    ];
    for (const id of replies[1]?.ids('ID') ?? [])
      for (const operation of [
        'PersonalInfo_GetAll_AllEmployeesByCompany',
        'Employment_GetAll_AllEmployeesByCompany',
      ])
        replies.push(await master.call('EmployeeService', operation, `<CompanyID>${id}</CompanyID>`));
    for (const id of [OWN.employee, FOREIGN.employee])
      replies.push(
        await master.call('EmployeeService', 'Address_GetListCurrent', `<EmployeeId>${id}</EmployeeId>`),
      );
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    return replies.map(({ body }) => body);
  }

  it(`at each of ${marks.length} places in ${forms.length} operations, and nothing is written`, async () => {
    expect(forms.length).toBeGreaterThanOrEqual(737);
    expect(marks.length).toBeGreaterThan(700);
    const before = await world();
    const wrong: string[] = [];
    for (const { form, mark } of marks) {
      const { status, code } = await send(form, mark.at);
      if (status !== 500 || code !== 1003)
        wrong.push(`${form.operation.soapAction} ${mark.path}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
    expect(await world()).toEqual(before);
  });

  it('while the same requests with ids of its own are let through', async () => {
    const wrong: string[] = [];
    for (const form of forms.filter(({ identities }) => identities.length > 0)) {
      const { code } = await send(form, null);
      if (code === 1003) wrong.push(form.operation.soapAction);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is written', () => {
  const DEBTOR = '<Debtor><Id>-1</Id><Number>7001</Number><Name>Nieuw &amp; Co</Name></Debtor>';

  it('through version 3 is read through version 2.1, by this server only', async () => {
    const { status, body } = await as('master').call('DebtorService', 'Debtor_Insert', DEBTOR);
    expect(status).toBe(200);
    const id = new SoapReply(status, body).one('Debtor_InsertResult');
    const read = (server: Nmbrs) =>
      as('master', server).call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`, {
        version: 'v2.1',
      });
    expect((await read(nmbrs)).one('Name')).toBe('Nieuw &amp; Co');
    expect((await read(other)).code).toBe(1003);
  });

  it('for a period that is closed or impossible is not', async () => {
    // The calls above may have moved the first employee.
    const employee = `<EmployeeId>${FIRST_EMPLOYEE_ID + 1}</EmployeeId>`;
    const insert = (period: number, version: 'v3' | 'v2.1', unprotected = false) =>
      as('master').call(
        'EmployeeService',
        'Address_Insert',
        `${employee}<Address><Type>WeekendAddress</Type><City>Urk</City></Address>` +
          `<Period>${period}</Period><Year>2026</Year><UnprotectedMode>${unprotected}</UnprotectedMode>`,
        { version },
      );
    expect((await insert(1, 'v3')).code).toBe(2011);
    expect((await insert(1, 'v2.1')).code).toBe(9999);
    expect((await insert(13, 'v3')).code).toBe(2006);
    const cities = async () =>
      (await as('master').call('EmployeeService', 'Address_GetListCurrent', employee)).all('City');
    expect(await cities()).not.toContain('Urk');
    expect((await insert(1, 'v2.1', true)).status).toBe(200);
    expect(await cities()).toContain('Urk');
  });
});
