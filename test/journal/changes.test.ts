import { describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import type { CallMessages, RecordChange } from '../../contracts/control/calls.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';
import { activeStaff } from '../support/staff.ts';

/** The last call of an environment, with what it changed. */
async function lastCall(env: Environment): Promise<CallMessages & { changes: readonly RecordChange[] }> {
  const [call] = await env.calls.list({ last: 1 });
  if (!call) throw new Error('Nothing was called.');
  const { changes, ...messages } = await env.calls.messages(call.number);
  if (!changes) throw new Error('What it changed is not remembered.');
  return { ...messages, changes };
}

const ABSENCE =
  '<Absence><AbsenceId>0</AbsenceId><Percentage>50</Percentage><Start>2026-11-16</Start>' +
  '<RegistrationStartDate>2026-11-16</RegistrationStartDate><Dossiernr>0</Dossiernr></Absence>' +
  '<NewDossier>true</NewDossier>';

describe.each(DOORS)('what a call changed, reached %s', (door) => {
  const mock = useMock(door);

  it('is told with the fields that differ, before and after', async () => {
    const env = await mock().environment();
    const client = new SoapClient(env.url, env.logins.master);
    const id = (
      await client.call('EmployeeService', 'Absence2_Insert', `<EmployeeId>5003001</EmployeeId>${ABSENCE}`)
    ).one('Absence2_InsertResult');
    const { changes, moreChanges } = await lastCall(env);
    expect(moreChanges).toBe(0);
    expect(changes).toMatchObject([{ table: 'employees', key: 5003001, before: { absences: [] } }]);
    const after = changes[0]?.after as { absences: object[] };
    expect(Object.keys(after)).toEqual(['absences']);
    expect(after.absences).toHaveLength(1);
    expect(JSON.stringify(after)).toContain(id);
    await env.delete();
  });

  it('is a whole record where one came in, and nothing for what read or was refused', async () => {
    const env = await mock().environment();
    const client = new SoapClient(env.url, env.logins.master);
    await client.call('DebtorService', 'List_GetAll');
    expect(await lastCall(env)).toMatchObject({ changes: [], moreChanges: 0 });
    await client.call('EmployeeService', 'Absence2_Insert', `<EmployeeId>1</EmployeeId>${ABSENCE}`);
    expect(await lastCall(env)).toMatchObject({ call: { fault: { nmbrsCode: 1003 } }, changes: [] });
    const reply = await client.call(
      'DebtorService',
      'Debtor_Insert',
      '<Debtor><Id>0</Id><Number>77</Number><Name>Nieuw BV</Name></Debtor>',
    );
    expect((await lastCall(env)).changes).toEqual([
      {
        table: 'debtors',
        key: reply.ids('Debtor_InsertResult')[0],
        before: null,
        after: expect.objectContaining({ number: '77', name: 'Nieuw BV', tags: [] }),
      },
    ]);
    await env.delete();
  });

  it('is told of 50 records, with how many more there were', async () => {
    const env = await mock().environment();
    const client = new SoapClient(env.url, env.logins.master);
    const companies = (await env.debtors()).flatMap((debtor) => debtor.companies);
    const ids = companies.flatMap(({ id }) => activeStaff(id)).slice(0, 53);
    expect(ids).toHaveLength(53);
    const rows = ids.map(
      (id) =>
        `<DaysWorked><EmployeeId>${id}</EmployeeId><Days>11</Days><Period>12</Period><Year>2026</Year></DaysWorked>`,
    );
    const reply = await client.call(
      'EmployeeService',
      'DaysVar_Set_Batch',
      `<EmployeesDaysWorked>${rows.join('')}</EmployeesDaysWorked><UnprotectedMode>true</UnprotectedMode>`,
    );
    expect([reply.status, (await lastCall(env)).call.reason]).toEqual([200, null]);
    const { changes, moreChanges } = await lastCall(env);
    expect(changes.map(({ key }) => key)).toEqual(ids.slice(0, 50));
    expect(changes[0]).toMatchObject({ table: 'employees', after: { variableDays: expect.anything() } });
    expect(moreChanges).toBe(3);
    await env.delete();
  });

  it('is forgotten of all but the last hundred calls of an environment that changed something', async () => {
    const [env, other] = [await mock().environment(), await mock().environment()];
    const insertBy = (client: SoapClient) =>
      client.call('EmployeeService', 'Absence2_Insert', `<EmployeeId>5003001</EmployeeId>${ABSENCE}`);
    await insertBy(new SoapClient(other.url, other.logins.master));
    const client = new SoapClient(env.url, env.logins.master);
    await client.call('DebtorService', 'List_GetAll');
    for (let calls = 0; calls < 101; calls++) await insertBy(client);
    const [reading, forgotten, oldest] = await env.calls.list();
    const changesOf = async (call = reading) =>
      (await env.calls.messages(call?.number ?? Number.NaN)).changes?.length ?? null;
    // That a call only read is not known either, once others before or after it are forgotten.
    expect([await changesOf(reading), await changesOf(forgotten), await changesOf(oldest)]).toEqual([
      null,
      null,
      1,
    ]);
    expect((await lastCall(other)).changes).toHaveLength(1);
    await env.delete();
    await other.delete();
  });

  it('shows no secret of a login', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    await new SoapClient(env.url, master).call(
      'DebtorService',
      'Debtor_Insert',
      `<Debtor><Id>0</Id><Number>78</Number><Name>van ${master.token} BV</Name></Debtor>`,
    );
    const [change] = (await lastCall(env)).changes;
    expect(change?.after).toMatchObject({ name: 'van *** BV' });
    await env.delete();
  });
});
