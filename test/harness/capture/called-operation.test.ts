import { expect, it } from 'vitest';
import { calledOperation } from '../../../harness/capture/called-operation.ts';
import { exchangeOf } from './messages.ts';

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

it.each([
  ['Absence_GetList', false],
  ['Absence2_Insert', true],
])('%s, by the header of SOAP 1.1 and the content type of 1.2', (name, writes) => {
  const asked = exchangeOf({ headers: [['soapaction', `"${NAMESPACE}/${name}"`]] });
  expect(calledOperation(asked)).toMatchObject({ name, writes });
  const headers = [
    ['Content-Type', `application/soap+xml; charset=utf-8; action="${NAMESPACE}/${name}"`],
  ] as const;
  expect(calledOperation({ ...asked, request: { ...asked.request, headers } })).toMatchObject({
    name,
    writes,
  });
});

it('is none of what is no call', () => {
  expect(calledOperation(exchangeOf({}))).toBeNull();
  expect(calledOperation(exchangeOf({ headers: [['SOAPAction', '"x/Nothing"']] }))).toBeNull();
  const elsewhere = exchangeOf({
    url: 'https://api.nmbrs.nl/',
    headers: [['SOAPAction', '"x/Absence_GetList"']],
  });
  expect(calledOperation(elsewhere)).toBeNull();
});
