import { expect, it } from 'vitest';
import { serviceAt } from '../../../contracts/interface/service-at.ts';
import { operationOf } from '../../../harness/serving/read-call.ts';
import { exchangeOf } from '../capture/messages.ts';

const { url, request } = exchangeOf({});
const service = serviceAt(url)?.service;
if (!service) throw new Error('There is no EmployeeService.');

it.each([
  ['Absence_GetList', false],
  ['Absence2_Insert', true],
])('%s, by the header of SOAP 1.1 and the content type of 1.2', (name, writes) => {
  const action = `"${service.namespace}/${name}"`;
  for (const headers of [
    [...request.headers, ['soapaction', action]],
    [['Content-Type', `application/soap+xml; charset=utf-8; action=${action}`]],
  ] as const)
    expect(operationOf(service, { ...request, headers })).toMatchObject({ name, writes });
});

it('is none of what the service would refuse unread', () => {
  expect(operationOf(service, request)).toBeNull();
  const headers = [...request.headers, ['SOAPAction', `"${service.namespace}/Nothing"`]] as const;
  expect(operationOf(service, { ...request, headers })).toBeNull();
});
