import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import { type RecordedExchanges, recordedExchanges } from '../../../harness/capture/recorded-exchanges.ts';
import { RecordedJournal } from '../../../harness/journal/recorded-journal.ts';
import type { Environment } from '../../../index.ts';
import { CONTENT_TYPE, ENVELOPE_NAMESPACE } from '../../../server/soap/protocol.ts';
import { type Credentials, operationOf, soapRequest } from '../../support/soap-client.ts';

const EMPLOYEES = '/soap/v3/EmployeeService.asmx';
const LIST = operationOf('EmployeeService', 'Absence2_GetList');
const ACTION = `"${LIST.soapAction}"`;

/** A request in one way to call a service, right or wrong. */
type Way = (login: Credentials) => {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

function ofList(parameters: string, headers: Record<string, string> = {}): Way {
  return (login) => ({
    path: EMPLOYEES,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: ACTION, ...headers },
    // A mask moves what stands behind it on its line.
    body: soapRequest(LIST, parameters, login).replace('<s:Body>', '\n<s:Body>'),
  });
}

const soap12: Way = (login) => ({
  path: EMPLOYEES,
  headers: { 'Content-Type': `${CONTENT_TYPE['1.2']}; charset=utf-8; action=${ACTION}` },
  body: soapRequest(LIST, '<Employee>1</Employee>', login).replace(
    ENVELOPE_NAMESPACE['1.1'],
    ENVELOPE_NAMESPACE['1.2'],
  ),
});

const retired: Way = (login) => {
  const operation = operationOf('CompanyService', 'List_GetAll', 'v2.1');
  return {
    path: operation.service.paths[0] as string,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${operation.soapAction}"` },
    body: soapRequest(operation, '', login),
  };
};

const WAYS: Readonly<Record<string, Way>> = {
  'as it should be': ofList('<EmployeeId>5000002</EmployeeId>'),
  'another case': ofList('<employeeid>5000002</employeeid>'),
  'an element that nobody declared': ofList('<EmployeeId>5000002</EmployeeId><Emploee>1</Emploee>'),
  'a value that is none': ofList('<EmployeeId>five</EmployeeId>'),
  'an employee that is hidden': ofList('<EmployeeId>1</EmployeeId>'),
  'no XML': ofList('<EmployeeId>'),
  'an action of nothing': ofList('', { SOAPAction: '"Absence_Lst"' }),
  'no SOAP by its type': ofList('<EmployeeId>5000002</EmployeeId>', { 'Content-Type': 'text/plain' }),
  'SOAP 1.2': soap12,
  'version 2.1': retired,
};

let folder: string;
let nmbrs: Nmbrs;
let office: Environment<'master'>;
let recorded: RecordedExchanges;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-journal-'));
  nmbrs = await startNmbrs();
  office = await nmbrs.environment();
  for (const way of Object.values(WAYS)) {
    const { path, headers, body } = way(office.logins.master);
    await (await fetch(nmbrs.url + path, { method: 'POST', headers, body })).text();
  }
  const file = join(folder, 'calls.har');
  writeFileSync(file, JSON.stringify(await office.calls.har()));
  recorded = recordedExchanges(file);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

/** What of a call another program can know that recorded it. Masks move what stands behind them in a header. */
function known({ findings, ...call }: RecordedCall): object {
  const { service, version, operation, soapVersion, username, marks, status, fault } = call;
  const found = findings.map(({ line, column, ...finding }) => finding);
  const read = { service, version, operation, soapVersion, arguments: call.arguments, found };
  return { ...read, username, marks, status, fault };
}

describe('the journal of a recording', () => {
  it.each(Object.keys(WAYS).map((way, at) => [way, at] as const))(
    'tells of a call with %s what the journal of the mock that answered it tells',
    async (_way, at) => {
      const own = (await office.calls.list())[at];
      const other = new RecordedJournal(recorded.exchanges).calls[at];
      expect(other && known(other)).toEqual(own && known(own));
      expect(own).toBeDefined();
    },
  );

  it('tells the same violations, but those that are known', async () => {
    const journal = new RecordedJournal(recorded.exchanges);
    const keys = (await office.calls.violations()).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(journal.verifyContract().violations.map(({ key }) => key)).toEqual(keys);
    expect(journal.verifyContract(keys).holds).toBe(true);
  });

  it('judges expectations as that of the mock does', async () => {
    const journal = new RecordedJournal(recorded.exchanges);
    const pattern = { operation: 'Absence2_GetList', with: { EmployeeId: 5000002 }, answer: 'ok' } as const;
    for (const times of [1, 3, { atMost: 2 }]) {
      const { matching } = await office.calls.verify(pattern, times);
      expect(journal.verify(pattern, times).matching).toHaveLength(matching.length);
    }
    const orders = [
      ['Absence2_GetList', 'CompanyService.List_GetAll'],
      ['CompanyService.List_GetAll', 'SingleSignOn.GetToken2'],
    ] as const;
    const held = orders.map((order) => journal.verifyOrder(order.map((operation) => ({ operation }))).holds);
    expect(held).toEqual([true, false]);
    expect(() => journal.verify({ operation: 'Absence3_GetList' })).toThrow(
      /There is no operation 'Absence3_GetList'/,
    );
  });

  it('keeps tokens out of what it tells, wherever they came up', () => {
    const { token = '' } = office.logins.master;
    const { body, headers, path } = (WAYS['as it should be'] as Way)(office.logins.master);
    const text = String(body).replace('</EmployeeId>', `</EmployeeId><Note>${token}</Note>`);
    const exchange = {
      method: 'POST',
      url: nmbrs.url + path,
      request: { headers: Object.entries(headers), body: Buffer.from(text) },
      answer: { status: 200, headers: [], body: Buffer.from('') },
    };
    const { message, violations } = new RecordedJournal([{ exchange, at: null }]).verifyContract();
    expect(violations).toHaveLength(1);
    expect(message + JSON.stringify(violations)).not.toContain(token);
  });

  it('passes over what is no call, and counts calls without what was sent', () => {
    const nothing = { headers: [], body: Buffer.from('') };
    const exchangeOf = (method: string, url: string) => ({
      exchange: { method, url, request: nothing, answer: { ...nothing, status: 200 } },
      at: null,
    });
    const journal = new RecordedJournal([
      exchangeOf('GET', `https://api.nmbrs.nl${EMPLOYEES}?WSDL`),
      exchangeOf('POST', 'https://other.example/track'),
      exchangeOf('POST', `https://api.nmbrs.nl${EMPLOYEES}`),
    ]);
    expect([journal.calls, journal.unread]).toEqual([[], 1]);
  });
});
