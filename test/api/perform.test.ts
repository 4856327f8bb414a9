import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { NotPossible, type RecordedCall, startNmbrs } from '../../index.ts';
import { listDebtors } from '../control/support/soap.ts';
import { DOORS, useMock } from '../support/doors.ts';

describe.each(DOORS)('an operation that is performed, %s', (door) => {
  const mock = useMock(door);
  let env: Environment<'master' | 'debtor' | 'deactivated'>;
  beforeEach(async () => {
    env = await mock().environment({
      logins: [{ archetype: 'master' }, { archetype: 'debtor' }, { archetype: 'deactivated' }],
    });
  });

  it('is a call as the login makes it, with its result as the catalogue types it', async () => {
    const performed = await env.perform('master', 'CompanyService.List_GetByDebtor', { DebtorId: 1001 });
    expectTypeOf(performed.result).toExtend<
      readonly ({ readonly ID: number; readonly Name?: string | null } | null)[] | null
    >();
    expect(performed).toMatchObject({ status: 200, fault: null, reason: null, trouble: null });
    expect(performed.result?.[0]).toMatchObject({ ID: 10001, Name: expect.any(String) });
    expect(performed.request).toContain(`<Username>${env.logins.master.username}</Username>`);
    expect(performed.request).toContain(`<Domain>${env.domain}</Domain>`);
    expect(performed.request).toContain('<DebtorId>1001</DebtorId>');
    expect(performed.response).toContain('<ID>10001</ID>');
    expect(performed.request).not.toContain(env.logins.master.token);
    expect(performed.findings).toEqual([]);

    const { call, curl } = await env.calls.messages(performed.call);
    expect(call).toMatchObject({ by: 'console', operation: 'List_GetByDebtor', ordinal: 1 });
    expect(curl).toContain('CompanyService.asmx');
  });

  it('is performed by a login that is named in any way, also by one that is refused', async () => {
    const { debtor, deactivated } = env.logins;
    for (const login of [debtor, 'debtor', debtor.id, debtor.username as `${string}@${string}`] as const) {
      const { result } = await env.perform(login, 'DebtorService.List_GetAll', {});
      expect(result).toHaveLength(1);
    }
    expect(await env.perform(deactivated, 'DebtorService.List_GetAll', {})).toMatchObject({
      status: 500,
      result: null,
      fault: { nmbrsCode: 1001 },
      reason: expect.stringContaining('deactivated'),
    });
    expect(await env.perform('debtor', 'Debtor_Get', { DebtorId: 1002 })).toMatchObject({
      fault: { nmbrsCode: 1003 },
    });
  });

  it('writes and reads days, bytes, decimals, records and lists', async () => {
    const inserted = await env.perform('master', 'Absence2_Insert', {
      EmployeeId: 5003001,
      Absence: {
        ...{ AbsenceId: 0, Comment: 'griep & <koorts>', Percentage: 50, Dossiernr: 0 },
        ...{ Start: new Date(2026, 10, 16), RegistrationStartDate: '2026-11-16' },
      },
      NewDossier: true,
    });
    expect(inserted).toMatchObject({ fault: null, result: expect.any(Number) });
    const { result } = await env.perform('master', 'Absence2_GetList', { EmployeeId: 5003001 });
    expect(result?.find((one) => one?.AbsenceId === inserted.result)).toMatchObject({
      Comment: 'griep & <koorts>',
      Percentage: 50,
      Start: '2026-11-16T00:00:00',
    });

    const uploaded = await env.perform('master', 'CompanyService.FileExplorer_UploadFile', {
      CompanyId: 10001,
      StrDocumentName: 'a.txt',
      StrDocumentSubFolder: 'x',
      Body: new Uint8Array([1, 2, 3]),
    });
    expect(uploaded).toMatchObject({ fault: null });
    expect(uploaded.request).toContain('<Body>AQID</Body>');
    expect(await env.files()).toMatchObject([{ name: 'a.txt', bytes: 3 }]);
  });

  it('signs on with what the login types, in either version', async () => {
    const performed = await env.perform('master', 'SingleSignOn.GetTokenWithDomain', {});
    expect(performed).toMatchObject({ fault: null, result: expect.any(String) });
    expect(performed.request).toContain(`<Domain>${env.domain}</Domain>`);
    expect(performed.request).not.toContain(env.logins.master.password);
    const old = await env.perform('master', 'DebtorService.List_GetAll', {}, { version: 'v2.1' });
    expect(old.result).toHaveLength(6);
    expect(old.request).not.toContain('<Domain>');
  });

  it('counts nowhere unless it is asked for', async () => {
    const observed: (number | string | null)[] = [];
    const following = await env.calls.follow(({ operation }) => observed.push(operation));
    const { call } = await env.perform('master', 'DebtorService.Debtor_IsOwner', {});
    await listDebtors(env.url, env.logins.master);
    await following.stop();
    expect(observed).toEqual(['List_GetAll']);

    const numbers = async (by?: 'client' | 'console' | 'all') =>
      (await env.calls.list(by === undefined ? {} : { by })).map(({ number }) => number);
    const [client = 0] = await numbers();
    expect(await numbers()).toEqual([client]);
    expect(await numbers('client')).toEqual([client]);
    expect(await numbers('console')).toEqual([call]);
    expect(await numbers('all')).toEqual([call, client]);
    expect((await mock().calls.list({ environment: env.subdomain })).map(({ by }) => by)).toEqual(['client']);
    expect((await mock().calls.list({ environment: env.subdomain, by: 'all' })).map(({ by }) => by)).toEqual([
      'console',
      'client',
    ]);
    expect((await env.calls.list()).map(({ ordinal }) => ordinal)).toEqual([1]);

    await env.calls.expectNotCalled('DebtorService.Debtor_IsOwner');
    // A violation, where a client calls it.
    await env.perform('master', 'DebtorService.List_GetAll', {}, { version: 'v2.1' });
    await env.expectCleanContract();
    const archive = (await env.calls.har()) as { log: { entries: { comment: string }[] } };
    expect(archive.log.entries.map(({ comment }) => comment)).toEqual(['DebtorService.List_GetAll']);
    await env.calls.clear();
    expect(await numbers('all')).toEqual([]);
  });

  it('meets trouble and chosen answers where it is to, and is counted by them only then', async () => {
    await env.addTrouble({ operation: 'DebtorService.List_GetAll', effect: { kind: 'fault', code: 9999 } });
    await env.answer('Debtor_IsOwner', { result: false });
    const perform = async (rules: boolean) => [
      (await env.perform('master', 'DebtorService.List_GetAll', {}, { rules })).fault?.nmbrsCode,
      (await env.perform('master', 'Debtor_IsOwner', {}, { rules })).result,
    ];
    expect(await perform(false)).toEqual([undefined, true]);
    const counts = async () => [(await env.trouble())[0]?.applied, (await env.answers())[0]?.calls];
    expect(await counts()).toEqual([0, 0]);
    expect(await perform(true)).toEqual([9999, false]);
    expect(await counts()).toEqual([1, 1]);
  });

  it.each([
    ['nobody', 'DebtorService.List_GetAll', {}, "There is no login 'nobody'."],
    [1, 'DebtorService.List_GetAll', {}, 'There is no login 1.'],
    ['master', 'DebtorService.List_GetAl', {}, "DebtorService has no operation 'List_GetAl'."],
    ['master', 'Debtor_Get', { DebtorId: 'x' }, "arguments.DebtorId is 'x', not a whole number."],
    ['master', 'Debtor_Get', { DebtorId: null }, 'arguments.DebtorId is null, not a whole number.'],
    ['master', 'Debtor_Get', { DebtorID: 1 }, "Debtor_Get has no field 'DebtorID'. Did you mean 'DebtorId'?"],
  ])('is refused where it could be no call: %s %s %j', async (login, operation, args, message) => {
    const performing = env.perform(login as 'master', operation as 'Debtor_Get', args as never);
    await expect(performing).rejects.toThrow(NotPossible);
    await expect(performing).rejects.toThrow(message);
    expect(await env.calls.list({ by: 'all' })).toEqual([]);
  });
});

it('a call of the console is told to nobody who watches those of clients', async () => {
  const told: RecordedCall[] = [];
  const nmbrs = await startNmbrs({ onCall: (call) => told.push(call) });
  const env = await nmbrs.environment();
  await env.perform('master', 'DebtorService.Debtor_IsOwner', {});
  await listDebtors(env.url, env.logins.master);
  await nmbrs.close();
  expect(told.map(({ operation, by }) => [operation, by])).toEqual([['List_GetAll', 'client']]);
});
