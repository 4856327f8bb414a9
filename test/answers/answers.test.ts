import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import { decodeAnswer } from '../../harness/wire/decode.ts';
import { post } from '../../harness/wire/soap-client.ts';
import { startNmbrs } from '../../index.ts';
import { renderWsdl } from '../../server/soap/description/wsdl.ts';
import { XSI_NAMESPACE } from '../../server/soap/protocol.ts';
import { useOffices } from '../behaviour/office.ts';
import { DOORS } from '../support/doors.ts';
import { schemaValidator } from '../support/schema-validator.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

const LIST = 'DebtorService.List_GetAll';

describe.each(DOORS)('a chosen answer, asked for %s', (door) => {
  const openOffice = useOffices(door);

  it('is a result, written as the service writes it', async () => {
    const { env, master } = await openOffice();
    const made = await env.answer(LIST, {
      result: [{ Id: 9003, Number: 'A & B', Name: 'Bakkerij Één' }, null],
    });
    expect(made).toMatchObject({
      id: 1,
      sentence: 'Every call of DebtorService.List_GetAll is answered with a chosen result.',
      calls: 0,
    });
    const { status, body } = await master.call('DebtorService', 'List_GetAll');
    expect(status).toBe(200);
    expect(body).toContain(
      '<List_GetAllResult><Debtor><Id>9003</Id><Number>A &amp; B</Number><Name>Bakkerij Één</Name></Debtor><Debtor xsi:nil="true" /></List_GetAllResult>',
    );
    expect(await env.answers()).toMatchObject([{ id: 1, calls: 1, applied: 1 }]);
    expect(await env.calls.list()).toMatchObject([
      {
        status: 200,
        trouble: null,
        chosenAnswer: { rule: 1, sentence: made.sentence, missed: [], mistake: null },
      },
    ]);
    await env.expectCleanContract();
  });

  it('is an empty list, none, or nothing at all', async () => {
    const { env, master } = await openOffice();
    await env.answer(LIST, { sequence: [{ result: [] }, { result: null }] });
    await env.answer('Debtor_Update', { result: null });
    expect((await master.call('DebtorService', 'List_GetAll')).body).toContain(
      '<List_GetAllResponse xmlns="https://api.nmbrs.nl/soap/v3/DebtorService"><List_GetAllResult /></List_GetAllResponse>',
    );
    expect((await master.call('DebtorService', 'List_GetAll')).body).toContain(
      '<List_GetAllResponse xmlns="https://api.nmbrs.nl/soap/v3/DebtorService" />',
    );
    const parameters = '<Debtor><Id>1001</Id><Number>1</Number><Name>x</Name></Debtor>';
    expect((await master.call('DebtorService', 'Debtor_Update', parameters)).status).toBe(200);
    expect((await env.debtors()).map(({ name }) => name)).not.toContain('x');
  });

  it('is changed as if each change were made of what the ones before left', async () => {
    const { env, master } = await openOffice();
    const own = (await master.call('DebtorService', 'List_GetAll')).all('Id');
    await env.answer(LIST, {
      change: [
        { remove: '[0]' },
        { set: '[0].Id', to: 9003 },
        { set: '[Id=9003].Name', to: 'Eerst' },
        { set: `[Id=${own[0]}].Name`, to: 'Nergens' },
        { set: '[0]', to: { Id: 9004, Number: '1', Name: 'Nieuw' } },
        { set: '[0].Name', to: 'Laatst' },
      ],
    });
    const reply = await master.call('DebtorService', 'List_GetAll');
    expect(reply.all('Id')).toEqual(['9004', ...own.slice(2)]);
    expect(reply.all('Name')[0]).toBe('Laatst');
    expect((await env.calls.list()).at(-1)?.chosenAnswer?.missed).toEqual([`[Id=${own[0]}].Name`]);
  });

  it('is the own one with changes: for one record, for all, set, left out and nil', async () => {
    const { env, master } = await openOffice();
    const parameters = '<CompanyId>10001</CompanyId><EmployeeType>0</EmployeeType>';
    const call = () => master.call('EmployeeService', 'List_GetByCompany', parameters);
    const own = await call();
    const ids = own.ids();
    expect(ids.length).toBeGreaterThan(4);
    await env.answer('EmployeeService.List_GetByCompany', {
      change: [
        { set: '[0].Number', to: 7 },
        { set: `[Id=${ids[1]}].Number`, to: 8 },
        { nil: '[2]' },
        { remove: '[3]' },
        { remove: '[*].DisplayName' },
        { set: '[9999].Id', to: 1 },
      ],
    });
    const changed = await call();
    expect(changed.ids()).toEqual([...ids.slice(0, 2), ...ids.slice(4)]);
    expect(changed.all('Number').slice(0, 2)).toEqual(['7', '8']);
    expect(changed.body).not.toContain('<DisplayName');
    expect(changed.body).toContain('<Employee xsi:nil="true" />');
    expect((await env.calls.list()).at(-1)?.chosenAnswer?.missed).toEqual(['[9999].Id']);
    await env.clearAnswers();
    expect((await call()).body).toBe(own.body);
  });

  it('makes nil what could also be left out', async () => {
    const { env, master } = await openOffice();
    await env.answer('PersonalInfo_GetCurrent', { change: [{ nil: 'Birthday' }, { remove: 'Gender' }] });
    const { body } = await master.call(
      'EmployeeService',
      'PersonalInfo_GetCurrent',
      '<EmployeeId>5000001</EmployeeId>',
    );
    expect(body).toContain('<Birthday xsi:nil="true" />');
    expect(body).not.toContain('<Gender');
    expect(decodeAnswer(operationOf('EmployeeService', 'PersonalInfo_GetCurrent'), body).misfits).toEqual([]);
  });

  it('is a fault with any code and text', async () => {
    const { env } = await openOffice();
    await env.answer(LIST, {
      sequence: [
        { fault: 1004 },
        { fault: { code: 4711, text: 'Iets raars' } },
        { fault: { text: 'Nee', side: 'Client' } },
      ],
    });
    const operation = operationOf('DebtorService', 'List_GetAll');
    const texts: string[] = [];
    // Not by a client that refuses faults which the operation does not declare.
    for (let call = 0; call < 3; call++)
      texts.push((await post(env.url, operation, soapRequest(operation, '', env.login('master')))).body);
    expect(texts.map((text) => /<faultcode>.*<\/faultstring>/.exec(text)?.[0])).toEqual([
      '<faultcode>soap:Server</faultcode><faultstring>Server was unable to process request. ---&gt; 1004: Disabled, no valid subscription</faultstring>',
      '<faultcode>soap:Server</faultcode><faultstring>Server was unable to process request. ---&gt; 4711: Iets raars</faultstring>',
      '<faultcode>soap:Client</faultcode><faultstring>Nee</faultstring>',
    ]);
    expect((await env.calls.list()).map(({ fault }) => fault?.nmbrsCode)).toEqual([1004, 4711, null]);
    await env.expectCleanContract();
  });

  it('is a text that breaks the contract on purpose', async () => {
    const { env, master } = await openOffice();
    await env.answer(LIST, { body: { text: '<oops', contentType: 'text/html', status: 418 } }, { times: 1 });
    await env.answer('Debtor_Get', { body: 'gr\u00fc\u00df' });
    expect(await master.call('DebtorService', 'List_GetAll')).toMatchObject({ status: 418, body: '<oops' });
    expect(await master.call('DebtorService', 'Debtor_Get')).toMatchObject({
      status: 200,
      body: 'gr\u00fc\u00df',
    });
    expect((await master.call('DebtorService', 'List_GetAll')).status).toBe(200);
    await env.expectCleanContract({ allow: ['wrong-default'] });
  });

  it('is for calls with some arguments, of a login and a version', async () => {
    const { env, master, debtor } = await openOffice();
    await env.answer('Debtor_Get', { fault: { code: 1, text: 'a' } }, { with: { DebtorId: '1002' } });
    await env.answer('Debtor_Get', { fault: { code: 2, text: 'b' } }, { login: 'debtor' });
    await env.answer('Debtor_Get', { fault: { code: 3, text: 'c' } }, { version: 'v2.1' });
    const get = (client: typeof master, id: number) =>
      client.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    expect((await get(master, 1001)).status).toBe(200);
    expect((await get(master, 1002)).body).toContain('1: a');
    expect((await get(debtor, 1001)).body).toContain('2: b');
    expect((await env.answers()).map(({ calls }) => calls)).toEqual([1, 1, 0]);
  });

  it('comes at its turn, in a sequence, as often as it is to', async () => {
    const { env, master } = await openOffice();
    const idsOf = async (calls: number) => {
      const ids: string[] = [];
      for (let call = 0; call < calls; call++)
        ids.push((await master.call('DebtorService', 'List_GetAll')).ids().join());
      return ids;
    };
    const [own = ''] = await idsOf(1);
    await env.answer(LIST, { result: [{ Id: 1 }] }, { when: { every: 2 }, times: 2 });
    expect(await idsOf(6)).toEqual([own, '1', own, '1', own, own]);
    await env.clearAnswers();
    await env.answer(LIST, { sequence: [{ result: [{ Id: 1 }] }, { result: [{ Id: 2 }] }] });
    expect(await idsOf(4)).toEqual(['1', '2', own, own]);
    await env.clearAnswers();
    await env.answer(LIST, { sequence: [{ result: [{ Id: 1 }] }, { result: [{ Id: 2 }] }] }, { times: 3 });
    expect(await idsOf(4)).toEqual(['1', '2', '1', own]);
  });

  it('is that of the highest priority, and of the newest rule among these', async () => {
    const { env, master } = await openOffice();
    const id = async () => (await master.call('DebtorService', 'List_GetAll')).ids().join();
    await env.answer(LIST, { result: [{ Id: 1 }] });
    await env.answer(LIST, { result: [{ Id: 2 }] });
    expect(await id()).toBe('2');
    const { id: rule } = await env.answer(LIST, { result: [{ Id: 3 }] }, { priority: 1, times: 1 });
    await env.answer(LIST, { result: [{ Id: 4 }] }, { times: 1 });
    expect([await id(), await id(), await id()]).toEqual(['3', '4', '2']);
    expect(await env.removeAnswer(rule)).toMatchObject({ id: rule, calls: 3, applied: 1 });
    await expect(env.removeAnswer(rule)).rejects.toThrow(`There is no answer ${rule}. There are 1, 2, 4.`);
  });

  it('is for who is let in, whatever it may call and see', async () => {
    const { env, debtor } = await openOffice();
    await env.answer('Debtor_Get', { result: { Id: 42 } });
    expect((await debtor.call('DebtorService', 'Debtor_Get', '<DebtorId>42</DebtorId>')).ids()).toEqual([42]);
    await env.answer('Debtor_Get', { change: { set: 'Name', to: 'x' } });
    expect((await debtor.call('DebtorService', 'Debtor_Get', '<DebtorId>42</DebtorId>')).code).toBe(1003);
    await env.logins.debtor?.deactivate();
    expect((await debtor.call('DebtorService', 'Debtor_Get', '<DebtorId>42</DebtorId>')).code).toBe(1001);
    expect((await env.answers()).map(({ calls }) => calls)).toEqual([2, 1]);
  });

  it('is for one version where the other has another result', async () => {
    const { env } = await openOffice();
    const change = { nil: 'EmployeeContracts[*].PhaseClassification' };
    await expect(env.answer('Contract_GetCurrentPeriod', { change })).rejects.toThrow(
      'In v2.1 it is another one: ',
    );
    await env.answer('Contract_GetCurrentPeriod', { change }, { version: 'v3' });
    expect(await env.answers()).toHaveLength(1);
  });

  it('answers single sign-on, which has no header', async () => {
    const { env, url } = await openOffice();
    const { username, password, token } = env.login('master');
    await env.answer('SingleSignOn.GetToken', { result: 'een-token' });
    await env.answer('SingleSignOn.GetToken2', { result: 'een-token' });
    const signOn = (name: string, secret: string) =>
      new SoapClient(url, null).call('SingleSignOn', name, `<Username>${username}</Username>${secret}`);
    const reply = await signOn('GetToken', `<Password>${password}</Password>`);
    expect(reply.one('GetTokenResult')).toBe('een-token');
    expect((await signOn('GetToken2', `<Token>${token}</Token>`)).one('GetToken2Result')).toBe('een-token');
  });

  it('is for who signs on with the right password or token, as without a rule', async () => {
    const { env, url } = await openOffice();
    const { username, token, domain } = env.login('master');
    const wrong = [
      ['GetToken', '<Password>x</Password>'],
      ['GetToken2', `<Token>${'0'.repeat(token.length)}</Token>`],
      ['GetTokenWithDomain', `<Password>x</Password><Domain>${domain}</Domain>`],
    ] as const;
    const signOn = async ([name, secret]: (typeof wrong)[number]) =>
      (
        await new SoapClient(url, null).call(
          'SingleSignOn',
          name,
          `<Username>${username}</Username>${secret}`,
        )
      ).body;
    const own = await Promise.all(wrong.map(signOn));
    for (const [name] of wrong) await env.answer(`SingleSignOn.${name}`, { result: 'een-token' });
    expect(await Promise.all(wrong.map(signOn))).toEqual(own);
    expect((await env.answers()).map(({ calls }) => calls)).toEqual([0, 0, 0]);
    await env.logins.master?.deactivate();
    const inactive = await signOn(['GetToken2', `<Token>${token}</Token>`] as never);
    expect(inactive).not.toContain('een-token');
  });

  it('is gone with a reset, and forgotten by none else', async () => {
    const [{ env, master }, other] = [await openOffice(), await openOffice()];
    await env.answer(LIST, { result: [] });
    expect((await other.master.call('DebtorService', 'List_GetAll')).ids()).toHaveLength(6);
    expect((await master.call('DebtorService', 'List_GetAll')).ids()).toEqual([]);
    await env.reset();
    expect(await env.answers()).toEqual([]);
    expect((await master.call('DebtorService', 'List_GetAll')).ids()).toHaveLength(6);
  });

  it('holds dates, decimals and bytes as TypeScript has them', async () => {
    const { env, master } = await openOffice();
    const ask = (service: ServiceName, name: string) => master.call(service, name);
    await env.answer('Absence2_GetList', {
      result: [
        {
          AbsenceId: 1,
          Percentage: 50,
          Start: new Date(2026, 10, 16, 9),
          RegistrationStartDate: '2026-11-16',
          Dossiernr: 3,
        },
      ],
    });
    await env.answer('Salary_GetEstimatedCostPerHour', { sequence: [{ result: 12.5 }, { result: '12.50' }] });
    await env.answer('HrDocuments_EmployerCostPerHour_Year', { result: new Uint8Array([1, 2, 3]) });
    const { body } = await ask('EmployeeService', 'Absence2_GetList');
    expect(body).toContain('<Start>2026-11-16T09:00:00</Start>');
    expect(body).toContain('<RegistrationStartDate>2026-11-16T00:00:00</RegistrationStartDate>');
    const costs = [1, 2].map(() => ask('EmployeeService', 'Salary_GetEstimatedCostPerHour'));
    const texts = (await Promise.all(costs)).map((reply) =>
      reply.one('Salary_GetEstimatedCostPerHourResult'),
    );
    expect(texts.sort()).toEqual(['12.5', '12.50']);
    const document = await ask('CompanyService', 'HrDocuments_EmployerCostPerHour_Year');
    expect(document.one('HrDocuments_EmployerCostPerHour_YearResult')).toBe('AQID');
  });
});

it('chosen answers take room, and what has none is refused', async () => {
  const nmbrs = await startNmbrs({ limits: { 'rule-bytes': 2_000 } });
  const env = await nmbrs.environment();
  const { id } = await env.answer(LIST, { result: [] });
  await expect(env.answer(LIST, { body: 'x'.repeat(1_000) })).rejects.toThrow(
    'nmbrs-mock holds at most 2000 bytes of rules of both kinds.',
  );
  await expect(
    env.addTrouble({ operation: 'Debtor_Get', with: { DebtorId: 1 }, effect: { kind: 'cut-off' } }),
  ).resolves.toMatchObject({ id: 1 });
  expect((await env.answers()).map((rule) => rule.id)).toEqual([id]);
  await env.clearAnswers();
  await env.answer(LIST, { body: 'x'.repeat(200) });
  await nmbrs.close();
});

describe('chosen answers hold against the schema', () => {
  const openOffice = useOffices();

  it('whatever was chosen', async () => {
    const { env, master } = await openOffice();
    const wsdl = renderWsdl(catalogue.service('EmployeeService', 'v3'), 'http://127.0.0.1/');
    const validate = schemaValidator(wsdl);
    const parameters = '<EmployeeId>5000001</EmployeeId>';
    const wrongIn = async () => {
      const { body } = await master.call('EmployeeService', 'PersonalInfo_GetCurrent', parameters);
      const [, content = ''] = /<soap:Body>(.*)<\/soap:Body>/s.exec(body) ?? [];
      const operation = operationOf('EmployeeService', 'PersonalInfo_GetCurrent');
      return [
        ...validate(content.replace(' ', ` xmlns:xsi="${XSI_NAMESPACE}" `)),
        ...decodeAnswer(operation, body).misfits,
      ];
    };
    expect(await wrongIn()).toEqual([]);
    await env.answer('PersonalInfo_GetCurrent', {
      sequence: [
        {
          change: [
            { nil: 'Birthday' },
            { remove: 'Gender' },
            { set: 'Number', to: 7 },
            { remove: 'DisplayName' },
          ],
        },
        { result: { Id: 1, Number: 2, IdentificationType: 1, Birthday: null, Prefix: '', Title: 'mr. & ' } },
        { result: null },
      ],
    });
    for (let call = 0; call < 3; call++) expect(await wrongIn()).toEqual([]);
    expect((await env.answers()).map(({ applied }) => applied)).toEqual([3]);
    await env.expectCleanContract();
  });
});
