import { describe, expect, it } from 'vitest';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { documentIn, poll, start } from './report-calls.ts';

const openOffice = useOffices();
const REPORT = 'Reports_Accountant_EmployeeContracts_Background';
const EMPLOYEE = 5000001;

async function statusOf(client: SoapClient, task: string): Promise<string> {
  return (await poll(client, task)).one('Status');
}

describe('a report in the background', () => {
  it('is enqueued, then executing, then there, as the clock goes', async () => {
    const { env, master } = await openOffice();
    await env.changeClock({ frozen: true });
    const task = await start(master, REPORT);
    expect(task).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

    const enqueued = await poll(master, task);
    expect([enqueued.one('TaskId'), enqueued.one('Status')]).toEqual([task, 'Enqueued']);
    expect(enqueued.body).not.toContain('Content');
    await env.advanceClock({ seconds: 1 });
    expect(await statusOf(master, task)).toBe('Executing');
    await env.advanceClock({ seconds: 1 });
    const executing = await poll(master, task);
    expect([executing.one('Status'), executing.body.includes('Content')]).toEqual(['Executing', false]);
    await env.advanceClock({ seconds: 1 });
    const ready = await poll(master, task);
    expect([ready.one('TaskId'), ready.one('Status')]).toEqual([task, 'Success']);
    expect(ready.one('Content')).toMatch(
      /^&lt;\?xml version="1.0" encoding="utf-16"\?&gt;\n&lt;Report&gt;\n/,
    );
    expect(documentIn(ready, 'Content').ids('EmployeeID')).toContain(EMPLOYEE);

    await env.advanceClock({ seconds: -3 });
    expect(await statusOf(master, task)).toBe('Enqueued');
  });

  it('tells of what there was when it was asked for, the same every time', async () => {
    const { env, master } = await openOffice();
    const before = await start(master, REPORT);
    const EmployeeContract = {
      ContractID: 0,
      StartDate: '2031-01-01T00:00:00',
      EmployementType: 1,
      EmploymentSequenceTaxId: 1,
    };
    const sent = { EmployeeId: EMPLOYEE, EmployeeContract, UnprotectedMode: false };
    expect((await ask(master, 'Contract_Insert', sent)).status).toBe(200);
    const after = await start(master, REPORT);
    expect(after).not.toBe(before);
    await env.advanceClock({ minutes: 1 });
    const first = documentIn(await poll(master, before), 'Content');
    const second = documentIn(await poll(master, after), 'Content');
    expect(first.all('ContractStartDate')).not.toContain('2031-01-01');
    expect(second.all('ContractStartDate')).toContain('2031-01-01');
    await env.advanceClock({ hours: 23 });
    expect(documentIn(await poll(master, before), 'Content').body).toBe(first.body);
  });

  it('is kept for a day', async () => {
    const { env, master } = await openOffice();
    const task = await start(master, REPORT);
    await env.advanceClock({ hours: 23, minutes: 59 });
    expect(await statusOf(master, task)).toBe('Success');
    await env.advanceClock({ minutes: 1 });
    expect((await poll(master, task)).code).toBe(2021);
  });

  it('is unknown by an id of no task', async () => {
    const { master } = await openOffice();
    for (const id of ['00000000-0000-0000-0000-000000000000', '0c1e3a4f-5b6d-4e7f-8a9b-0c1d2e3f4a5b']) {
      const unknown = await poll(master, id);
      expect([unknown.one('TaskId'), unknown.one('Status')]).toEqual([id, 'Unknown']);
      expect(unknown.body).not.toContain('Content');
    }
  });

  it('is for who asked only', async () => {
    const { env, master, debtor } = await openOffice();
    const [ofMaster, ofDebtor] = [await start(master, REPORT), await start(debtor, REPORT)];
    await env.advanceClock({ seconds: 3 });
    expect((await poll(debtor, ofMaster)).code).toBe(2019);
    expect((await poll(master, ofDebtor)).code).toBe(2019);
    expect(await statusOf(debtor, ofDebtor)).toBe('Success');
  });

  it('ends with an error when what was asked for cannot be', async () => {
    const { env, master } = await openOffice();
    const impossible = [
      await start(master, 'Reports_Accountant_Company_CompanyWageComponentsPerRun_Background', {
        companyId: 10001,
        year: 0,
      }),
      await start(master, 'Reports_GetJournalsReportByCompany_Background', {
        companyId: 10001,
        startPeriod: 1,
        endPeriod: 13,
        year: 2026,
      }),
      await start(master, 'Reports_GetPayslipByRunCompany_v2_Background', {
        companyId: 10001,
        runId: 1,
        year: 2026,
      }),
    ];
    for (const task of impossible) expect(await statusOf(master, task)).not.toBe('Error');
    await env.advanceClock({ seconds: 3 });
    for (const task of impossible) {
      const failed = await poll(master, task);
      expect([failed.one('Status'), failed.body.includes('Content')]).toEqual(['Error', false]);
    }
    await env.advanceClock({ hours: 24 });
    for (const task of impossible) expect((await poll(master, task)).code).toBe(2020);
  });

  it('is of its environment: restored with a snapshot, gone with a reset', async () => {
    const { env, master } = await openOffice();
    const task = await start(master, REPORT);
    const snapshot = await env.snapshot();
    await env.reset();
    expect(await statusOf(master, task)).toBe('Unknown');
    await env.restore(snapshot);
    await env.advanceClock({ seconds: 3 });
    expect(await statusOf(master, task)).toBe('Success');
  });
});
