import { once } from 'node:events';
import * as http from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import { filingIdOf, runIdOf } from '../../fixtures/ids.ts';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { periodBefore } from '../../fixtures/period.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { Mock, operationOf } from '../access/support/mock.ts';
import { alone } from '../access/support/users-of.ts';
import { SoapClient, soapRequest } from '../support/soap-client.ts';

const world = openWorld(planOfOneCompany(300));
const [environment] = world.environments;
const company = environment?.debtors[0]?.companies[0];
const [login] = namedLoginsOf(world);
if (!company || !login) throw new Error('the world has no company, or no login');

const CREDENTIALS = { username: login.username, token: login.token, domain: login.domain };
const HEADER = { Username: login.username, Token: login.token, Domain: login.domain };
const LIST = operationOf('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany');
const UPDATE = operationOf('EmployeeService', 'PersonalInfo_UpdateCurrent');
const REPORT = operationOf('ReportService', 'Reports_Accountant_EmployeeNameAddress');
const OF_COMPANY = { CompanyID: company.id };
const { year, period } = periodBefore(company.openPeriod, company.periodType);
const OF_RUN = { CompanyId: company.id, RunId: runIdOf(company.id, { year, period }), Year: year };
const FILED = filingIdOf('pensionExport', { companyId: company.id, period: { year, period } });
const PAYMENTS = operationOf('CompanyService', 'SalaryDocuments_GetSEPA');
const PAYMENTS_OF_RUN = {
  CompanyId: OF_RUN.CompanyId,
  RunID: OF_RUN.RunId,
  Year: year,
  paymentDate: '2026-11-30T00:00:00',
};
const REPORT_TASK = operationOf('ReportService', 'Reports_GetPayslipByRunCompany_v2_Background');
const RUN_OF_TASK = { companyId: company.id, runId: OF_RUN.RunId, year };
const TASK_RESULT = operationOf('ReportService', 'Reports_BackgroundTask_Result');
const LAST = company.firstEmployeeId + company.employeeCount - 1;

/** Serves others after every piece of an answer. */
function inStretches(): Mock {
  return new Mock(world, 0);
}

function renamed(employeeId: number) {
  const PersonalInfo = { Id: employeeId, LastName: 'Vanboven', Birthday: '1990-01-01' };
  return { EmployeeId: employeeId, PersonalInfo };
}

function environmentOf(mock: Mock) {
  return mock.tenants.all()[0]?.environment;
}

describe('an answer that is made a stretch after the other', () => {
  it.each([
    ['a list of records', LIST, OF_COMPANY],
    ['a report in a text', REPORT, {}],
  ])('is byte for byte that made at one stretch: %s', async (_, operation, args) => {
    const whole = new Mock(world).call(operation, HEADER, args);
    const parts = await inStretches().callInStretches(operation, HEADER, args);
    expect(whole.status).toBe(200);
    expect(parts.body).toBe(whole.body);
  });

  it('tells the state of when it was asked for, whatever others write meanwhile', async () => {
    const before = new Mock(world).call(LIST, HEADER, OF_COMPANY).body;
    const mock = inStretches();
    const asked = mock.callInStretches(LIST, HEADER, OF_COMPANY);
    const wrote = mock.callInStretches(UPDATE, HEADER, renamed(LAST));
    expect((await wrote).status).toBe(200);
    expect((await asked).body).toBe(before);
    const after = (await mock.callInStretches(LIST, HEADER, OF_COMPANY)).body;
    expect(after).toContain('<LastName>Vanboven</LastName>');
  });

  it('leaves the trouble that was made for the environment in force', async () => {
    const mock = inStretches();
    alone(mock.services.trouble.add('demo', { when: { call: 2 }, effect: { kind: 'fault', code: 1006 } }));
    const first = await mock.callInStretches(LIST, HEADER, OF_COMPANY);
    const second = await mock.callInStretches(LIST, HEADER, OF_COMPANY);
    expect([first, second].map(({ log }) => log.fault?.nmbrsCode)).toEqual([undefined, 1006]);
  });

  it('is none at all, but a fault, when its last row cannot be made', async () => {
    const mock = inStretches();
    const employees = environmentOf(mock)?.employees;
    const employee = employees?.get(LAST);
    if (!employees || !employee) throw new Error('the last employee is not there');
    employees.put({ ...employee, number: null as never });
    const { status, fault } = await mock.callInStretches(LIST, HEADER, OF_COMPANY);
    expect({ status, fault }).toEqual({
      status: 500,
      fault: 'Server was unable to process request. ---> 9999: Unkown',
    });
    expect(mock.errors).toEqual([new TypeError('the answer lacks a value for EmployeeNumber')]);
  });

  it('ends with the client, and is recorded as no answer', async () => {
    const hangUp = new AbortController();
    const mock = inStretches();
    const asked = mock.callInStretches(LIST, HEADER, OF_COMPANY, hangUp.signal);
    hangUp.abort();
    const { status, log } = await asked;
    expect(status).toBe(0);
    expect(log).toMatchObject({
      operation: LIST.name,
      status: 0,
      reason: 'the client hung up before its answer was made',
    });
  });
});

/** At a time that stands still: documents tell when they were made. */
function atStandstill(mock: Mock): Mock {
  const clock = environmentOf(mock)?.clock;
  clock?.set('2026-11-16T16:00:00');
  clock?.freeze();
  return mock;
}

describe('payroll that is worked out a stretch after the other', () => {
  it.each([
    ['payments', PAYMENTS, PAYMENTS_OF_RUN],
    [
      'a filing',
      operationOf('CompanyService', 'PensionExport_GetXML'),
      { PensionExportID: FILED, CompanyId: company.id },
    ],
    [
      'totals of a year',
      operationOf('CompanyService', 'WageTax_GetList'),
      { CompanyId: company.id, intYear: year },
    ],
    [
      'a journal',
      operationOf('CompanyService', 'Journals_GetByRunEmployee_v2'),
      { CompanyId: company.id, RunId: OF_RUN.RunId, intYear: year },
    ],
    [
      'payslips on pages',
      operationOf('CompanyService', 'SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2'),
      { CompanyId: company.id, RunID: OF_RUN.RunId, intYear: year },
    ],
    [
      'a table on pages',
      operationOf('CompanyService', 'SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative'),
      OF_RUN,
    ],
    [
      'a report',
      operationOf('ReportService', 'Reports_Business_Company_EmployeeWageComponentsPerRun'),
      { CompanyId: company.id, Year: year },
    ],
  ])('is byte for byte that worked out at one stretch: %s', async (_, operation, args) => {
    const whole = atStandstill(new Mock(world)).call(operation, HEADER, args);
    const parts = await atStandstill(inStretches()).callInStretches(operation, HEADER, args);
    expect(whole.status).toBe(200);
    // Millions of letters, which are not to be printed.
    expect(parts.body === whole.body).toBe(true);
  });

  it('is byte for byte that worked out at one stretch: the result of a task', async () => {
    const whole = atStandstill(new Mock(world));
    const parts = atStandstill(inStretches());
    whole.call(REPORT_TASK, HEADER, RUN_OF_TASK);
    await parts.callInStretches(REPORT_TASK, HEADER, RUN_OF_TASK);
    const [task] = environmentOf(parts)?.reportTasks.all() ?? [];
    if (!task) throw new Error('there is no task');
    for (const mock of [whole, parts]) environmentOf(mock)?.clock.set('2026-11-16T16:01:00');
    const expected = whole.call(TASK_RESULT, HEADER, { TaskId: task.guid }).body;
    const { body } = await parts.callInStretches(TASK_RESULT, HEADER, { TaskId: task.guid });
    expect(body).toContain('<Status>Success</Status><Content>&lt;?xml');
    expect(body === expected).toBe(true);
  });

  it('is that of the state of when it was asked for, whatever others write meanwhile', async () => {
    const before = atStandstill(new Mock(world)).call(PAYMENTS, HEADER, PAYMENTS_OF_RUN).body;
    const mock = atStandstill(inStretches());
    const asked = mock.callInStretches(PAYMENTS, HEADER, PAYMENTS_OF_RUN);
    const employees = environmentOf(mock)?.employees;
    const employee = employees?.get(LAST);
    if (!employees || !employee) throw new Error('the last employee is not there');
    employees.put({ ...employee, bankAccounts: [], bankAccount: null });
    expect((await asked).body === before).toBe(true);
    const after = await mock.callInStretches(PAYMENTS, HEADER, PAYMENTS_OF_RUN);
    expect(after.status).toBe(200);
    expect(after.body === before).toBe(false);
  });

  it('ends with the client', async () => {
    const hangUp = new AbortController();
    const asked = inStretches().callInStretches(PAYMENTS, HEADER, PAYMENTS_OF_RUN, hangUp.signal);
    hangUp.abort();
    expect((await asked).status).toBe(0);
  });
});

describe('over HTTP', () => {
  it('others are served while a long answer is made', async () => {
    const nmbrs = await startNmbrs({ world: openWorld(planOfOneCompany(3_000)) });
    const client = new SoapClient(nmbrs.url, CREDENTIALS);
    const answered: string[] = [];
    const long = client
      .call('EmployeeService', LIST.name, `<CompanyID>${company.id}</CompanyID>`)
      .then((reply) => answered.push(`${reply.ids('EmployeeId').length} employees`));
    const short = client
      .call('EmployeeService', 'EmployeeType_GetList')
      .then((reply) => answered.push(`${reply.ids().length} types`));
    await Promise.all([long, short]);
    expect(answered).toEqual(['4 types', '3000 employees']);
    await nmbrs.close();
  });

  it('one who reads slowly gets all of it, with its length', async () => {
    const nmbrs = await startNmbrs({ world });
    const whole = new Mock(world).call(LIST, HEADER, OF_COMPANY).body;
    const body = soapRequest(LIST, `<CompanyID>${company.id}</CompanyID>`, CREDENTIALS);
    const request = http.request({
      port: nmbrs.port,
      method: 'POST',
      path: LIST.service.paths[0],
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${LIST.soapAction}"` },
    });
    request.end(body);
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    const read: Buffer[] = [];
    for await (const chunk of response) {
      read.push(chunk as Buffer);
      await setImmediate();
    }
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(whole)));
    expect(Buffer.concat(read).toString()).toBe(whole);
    await nmbrs.close();
  });
});
