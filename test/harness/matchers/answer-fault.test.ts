import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClientAsync } from 'soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { type ExpectedFault, toAnswerFault } from '../../../harness/matchers/answer-fault.ts';
import { operationOf, SoapClient, type SoapReply, soapRequest } from '../../support/soap-client.ts';

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/DebtorService';
const HIDDEN = { DebtorId: 9999 };
const SEEN = { DebtorId: 1001 };

async function says(received: unknown, expected?: ExpectedFault): Promise<{ pass: boolean; text: string }> {
  const { pass, message } = await toAnswerFault(received, expected);
  return { pass, text: message() };
}

/** What the mock answers to `Debtor_Get`, over plain HTTP. */
async function answer({ DebtorId }: typeof SEEN): Promise<Response> {
  const { username, token, domain } = (await nmbrs.environment()).logins.master;
  const operation = operationOf('DebtorService', 'Debtor_Get');
  return fetch(`${nmbrs.url}${operation.service.paths[0]}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${operation.soapAction}"` },
    body: soapRequest(operation, `<DebtorId>${DebtorId}</DebtorId>`, { username, token, domain }),
  });
}

/** A client of the package `soap`, as a master. */
async function nodeSoap({ soap12 = false } = {}) {
  const { username, token, domain } = (await nmbrs.environment()).logins.master;
  const client = await createClientAsync(`${nmbrs.url}/soap/v3/DebtorService.asmx?WSDL`, {
    forceSoap12Headers: soap12,
  });
  const header = { AuthHeaderWithDomain: { Username: username, Token: token, Domain: domain } };
  client.addSoapHeader(header, '', 'tns', NAMESPACE);
  return client;
}

describe('a fault is recognised', () => {
  it.each([
    ['a Response of fetch', () => answer(HIDDEN)],
    ['the text of an envelope', async () => (await answer(HIDDEN)).text()],
    ['an HTTP answer with a body', async () => ({ status: 500, body: await (await answer(HIDDEN)).text() })],
    ['an HTTP answer with data', async () => ({ status: 500, data: await (await answer(HIDDEN)).text() })],
    [
      'an error with the response',
      async () => {
        const data = await (await answer(HIDDEN)).text();
        throw Object.assign(new Error('Request failed with status code 500'), { response: { data } });
      },
    ],
    ['what soap throws', async () => (await nodeSoap()).Debtor_GetAsync(HIDDEN)],
    [
      'what soap throws over SOAP 1.2',
      async () => (await nodeSoap({ soap12: true })).Debtor_GetAsync(HIDDEN),
    ],
    [
      'the fault alone',
      async () => ({
        faultcode: 'soap:Server',
        faultstring: 'Server was ... ---> 1003: Unauthorized access',
      }),
    ],
    [
      'an error that says no more than its text',
      async () => {
        throw new Error('soap:Server: Server was unable to process request. ---> 1003: Unauthorized access');
      },
    ],
  ])('in %s', async (_, call) => {
    for (const received of [() => call, call]) {
      const { pass, text } = await says(received(), 1003);
      expect(text).toMatch(/^Expected no fault 1003: Unauthorized access, but that is what was answered:/);
      expect(pass).toBe(true);
    }
    expect((await says(call)).pass).toBe(true);
    expect((await says(call, 'Unauthorized')).pass).toBe(true);
    expect((await says(call, /> 100[23]:/)).pass).toBe(true);
    expect((await says(call, /> 100[12]:/)).pass).toBe(false);
    const other = await says(call, 1002);
    expect(other.pass).toBe(false);
    expect(other.text).toMatch(
      /^Expected fault 1002: Unauthorized access, but another was answered:\n\n {2}.*---> 1003: Unauthorized access\n\n {2}1002 {2}The login is known.*\n {2}1003 {2}The debtor, company or employee named/,
    );
  });

  it('by its text, where the service sends no number', async () => {
    const reply = await new SoapClient(nmbrs.url, null).call(
      'SingleSignOn',
      'GetToken',
      '<Username>nobody@example.nl</Username><Password>x</Password>',
    );
    expect(await says(reply, 1000)).toMatchObject({ pass: true });
  });
});

describe('what is no fault is told', () => {
  it.each([
    ['a Response of fetch', () => answer(SEEN)],
    ['a Response', async () => new SoapReplyLike(await (await answer(SEEN)).text())],
    ['what soap resolves with', async () => (await nodeSoap()).Debtor_GetAsync(SEEN)],
  ])('as an answer, of %s', async (_, call) => {
    const { pass, text } = await says(call, 1003);
    expect(pass).toBe(false);
    expect(text).toMatch(
      /^Expected fault 1003: Unauthorized access, but the call was answered without one:\n\n {2}<Debtor_GetResponse/,
    );
    expect((await says(call)).text).toMatch(/^Expected a fault, but the call/);
    expect((await says(call, 'x')).text).toMatch(/^Expected a fault with 'x', but the call/);
  });

  it('as a record, when a client kept nothing else', async () => {
    expect((await says({ Debtor_GetResult: { Id: 1 } })).text).toContain('{"Debtor_GetResult":{"Id":1}}');
  });

  it.each<[string, () => unknown, string]>([
    [
      'nobody who answers',
      () => fetch(`http://127.0.0.1:${closedPort}/`),
      'TypeError: fetch failed: connect ECONNREFUSED',
    ],
    [
      'a page',
      async () => new Response('<html><p>Bad gateway</html>', { status: 502 }),
      'status 502: <html>',
    ],
    ['nothing', async () => undefined, 'undefined'],
    ['an empty text', async () => '', 'an empty text'],
    [
      'a Response that was read',
      async () => {
        const response = await answer(HIDDEN);
        await response.text();
        return response;
      },
      'whose body was read already; hand over a clone of it',
    ],
    [
      'a mistake of the test',
      () => {
        throw new TypeError('client.Debtor_Gt is not a function');
      },
      'TypeError: client.Debtor_Gt is not a function',
    ],
  ])('%s', async (_, call, why) => {
    const { pass, text } = await says(call, 1003);
    expect(pass).toBe(false);
    expect(text).toContain('but this is no answer of a SOAP service:');
    expect(text).toContain(why);
  });
});

it('a number that is no error of Nmbrs is refused', async () => {
  await expect(toAnswerFault('', 10003)).rejects.toThrow(
    'There is no error 10003 of Nmbrs. Choose one of 1000, 1001, 1002, 1003,',
  );
  await expect(toAnswerFault('', 10003)).rejects.toMatchObject({ field: 'expected' });
});

/** An answer as the clients of this repository hold it. */
class SoapReplyLike implements Pick<SoapReply, 'body'> {
  readonly body: string;

  constructor(body: string) {
    this.body = body;
  }
}

/** A port on which nobody listens. */
let closedPort: number;
beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closedPort = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
});
