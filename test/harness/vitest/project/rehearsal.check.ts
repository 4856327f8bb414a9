import { expect } from 'vitest';
import { type Environment, nmbrsTest } from '../../../../testing/vitest.ts';
import { SoapClient } from '../../../support/soap-client.ts';

/** Reads debtors, then the companies of one, and tries a second time what is refused. */
async function integrate(env: Environment): Promise<void> {
  const client = new SoapClient(env.url, env.login('master'));
  for (const [service, operation, parameters] of [
    ['DebtorService', 'List_GetAll', ''],
    ['CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>'],
  ] as const) {
    const { status } = await client.call(service, operation, parameters);
    if (status !== 200) await client.call(service, operation, parameters);
  }
}

nmbrsTest('tells what it does on the day SOAP ends', async ({ env }) => {
  const rehearsal = await env.rehearse('soap-ended', { answer: 'unavailable' });
  await integrate(env);
  expect(await rehearsal.reaction()).toMatchObject({
    calls: 4,
    refused: 4,
    repeated: 2,
    mostTries: 2,
    after: 3,
  });
});

nmbrsTest('tells what it does as one service ends after the other', async ({ env }) => {
  const rehearsal = await env.rehearse('service-by-service');
  const refused: Record<string, unknown> = {};
  for (const { definition } of rehearsal.rules) {
    await integrate(env);
    refused[String(definition.service)] = (await rehearsal.reaction()).operations;
    await rehearsal.advance({ days: 1 });
  }
  const debtors = { 'DebtorService.List_GetAll': 2 };
  const both = { ...debtors, 'CompanyService.List_GetByDebtor': 2 };
  expect(refused).toEqual({
    DebtorService: debtors,
    CompanyService: both,
    EmployeeService: both,
    SingleSignOn: both,
    ReportService: both,
  });
});

nmbrsTest('tells what it does in a brown-out, and once that is over', async ({ env }) => {
  const rehearsal = await env.rehearse('brown-out', { day: '2027-02-01', windows: ['22:00-02:00'] });
  await integrate(env);
  expect((await rehearsal.reaction()).refused).toBe(4);
  await rehearsal.advance({ hours: 4 });
  await integrate(env);
  expect((await rehearsal.reaction()).message).toBe('It made 2 calls, and none of them met the end.');
});
