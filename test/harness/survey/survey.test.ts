import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SurveyProgress } from '../../../harness/survey/survey.ts';
import { surveyText } from '../../../harness/survey/survey-text.ts';
import { Surveying, surveyedService } from './surveying.ts';

const service = surveyedService();

/** Ends a survey when it is done with an operation. */
function past(name: string): (progress: SurveyProgress) => boolean {
  let isBegun = false;
  return ({ operation }) => {
    const was = isBegun;
    isBegun ||= operation.name === name;
    return was && operation.name !== name;
  };
}

describe('a survey', () => {
  it('does not ask an operation again that the login may not call, and tells it', async () => {
    const { env, surveying, login } = await service.smallest();
    await env.answer('EmployeeService.Salary_GetCurrent', { fault: 1002 });
    await env.answer('EmployeeService.Absence_GetList', { fault: 1003 });
    const report = await surveying.survey(login, { until: past('Absence2_GetList') });
    expect((await env.calls.list({ operation: 'EmployeeService.Salary_GetCurrent' })).length).toBe(1);
    expect((await env.calls.list({ operation: 'EmployeeService.Absence_GetList' })).length).toBe(3);
    expect(surveyText(report)).toMatch(/1 × EmployeeService\.Salary_GetCurrent: 1002: Unauthorized access/);
    expect(report.leftOut).toContainEqual({
      operation: 'EmployeeService.Salary_GetCurrent',
      why: 'the login may not call it, so that it was not asked again',
    });
    const again = await surveying.survey(login, { until: past('Absence2_GetList') });
    expect(again.asked).toBe(0);
  });

  it('finds companies in the list of all, where it may not list those of a debtor', async () => {
    const { env, surveying, login } = await service.smallest();
    await env.answer('CompanyService.List_GetByDebtor', { fault: 1002 });
    const { found } = await surveying.survey(login, { until: past('Salary_GetCurrent') });
    expect(found).toMatchObject({ company: 1, employee: 4 });
  });

  it('asks again when the service is in trouble, and ends when that lasts', async () => {
    const { env, surveying, login } = await service.smallest();
    const outage = { body: { text: 'Service Unavailable', contentType: 'text/plain', status: 503 } };
    await env.answer('CompanyService.List_GetByDebtor', outage, { times: 2 });
    await env.answer('EmployeeService.List_GetByDebtor', outage, { times: 3 });
    await expect(surveying.survey(login)).rejects.toThrow(/is in trouble: .*status 503/);
    expect(surveying.troubles.length).toBe(4);
    const { before, found } = await surveying.survey(login, { until: past('Salary_GetCurrent') });
    expect([before > 0, found.employee]).toEqual([true, 4]);
    expect(surveying.exchanges.filter(({ exchange }) => exchange.answer.status === 503)).toEqual([]);
  });

  it('asks again what the service failed to answer, when it is gone on with', async () => {
    const { env, surveying, login } = await service.smallest();
    const failure = { fault: { text: 'Server was unable to process request. ---> Timeout expired.' } };
    await env.answer('EmployeeService.List_GetByCompany', failure, { times: 1 });
    const until = () => past('Salary_GetCurrent');
    const { failed, ...first } = await surveying.survey(login, { until: until() });
    expect(failed).toBe(1);
    expect(surveyText({ ...first, failed })).toMatch(/\n1 question failed by a fault without a number; /);
    const second = await surveying.survey(login, { until: until() });
    expect([second.failed, second.before]).toEqual([0, first.asked - 1]);
    expect((await surveying.survey(login, { until: until() })).asked).toBe(0);
  });

  it('takes answers to another login for none to its own', async () => {
    const { env, surveying, login } = await service.smallest();
    const until = () => past('List_GetByDebtor');
    const first = await surveying.survey(login, { until: until() });
    const other = await surveying.survey(env.logins['template-read-only'], { until: until() });
    expect(other).toMatchObject({ asked: first.asked, before: 0 });
    expect(await surveying.survey(login, { until: until() })).toMatchObject({
      asked: 0,
      before: first.asked,
    });
  });

  it('reads answers that are packed, though it asks for none that are', async () => {
    const { login } = await service.smallest();
    const packing = createServer(async (request, response) => {
      const { 'content-type': type = '', soapaction: action = '' } = request.headers;
      const answer = await fetch(service.url + request.url, {
        method: 'POST',
        headers: { 'Content-Type': type, SOAPAction: String(action) },
        body: await text(request),
      });
      response.writeHead(answer.status, {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Encoding': 'gzip',
      });
      response.end(gzipSync(await answer.text()));
    });
    await once(packing.listen(0, '127.0.0.1'), 'listening');
    const surveying = new Surveying(`http://127.0.0.1:${(packing.address() as AddressInfo).port}`);
    const { found } = await surveying.survey(login, { until: past('List_GetByCompany') });
    packing.close();
    expect([found.company, found.employee]).toEqual([1, 4]);
  });

  it('ends at a login that is not let in, and keeps nothing of that', async () => {
    const { surveying, login } = await service.smallest();
    await expect(surveying.survey({ ...login, token: '0'.repeat(32) })).rejects.toThrow(
      /does not let the login in: 1001: .*check --username, --token and --domain\./,
    );
    expect(surveying.exchanges).toEqual([]);
    const { before, found } = await surveying.survey(login, { until: past('List_GetByDebtor') });
    expect([before, found.company]).toEqual([0, 1]);
  });

  it('ends at once at an address that is no service, or does not answer', async () => {
    const login = { username: 'a', token: 'b', domain: 'c' };
    const elsewhere = new Surveying(`${service.url}/_mock`);
    await expect(elsewhere.survey(login)).rejects.toThrow(/is no Nmbrs: .*check --url\./);
    const nobody = new Surveying('http://127.0.0.1:9');
    await expect(nobody.survey(login)).rejects.toThrow(/gives no answer/);
    expect(nobody.troubles).toEqual([]);
  });
});
