import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createRawServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { exchangeIn } from '../../../harness/capture/archive-entry.ts';
import { isCapture, readCapture } from '../../../harness/capture/capture-folder.ts';
import { recordingInArchive } from '../../../harness/consumer/http-archive.ts';
import { SoapClient } from '../../support/soap-client.ts';
import { capturing, endAfterTest } from './capturing.ts';

let service: Nmbrs;
beforeAll(async () => {
  service = await startNmbrs();
});
afterAll(() => service.close());

function master() {
  const login = service.logins.find(({ archetype }) => archetype === 'master');
  if (!login) throw new Error('there is no master');
  return login;
}

const GET = ['DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>'] as const;
const INSERT = [
  'DebtorService',
  'Debtor_Insert',
  '<Debtor><Number>77</Number><Name>Nieuw</Name></Debtor>',
] as const;

const action = (name: string) => `https://api.nmbrs.nl/soap/v3/DebtorService/${name}`;

/** Sends these headers as they are written: `fetch` would join those of one name. @returns the status. */
async function posted(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    [
      'POST /soap/v3/DebtorService.asmx HTTP/1.1',
      'Host: x',
      'Connection: close',
      `Content-Length: ${body.length}`,
      ...lines,
      '',
      body,
    ].join('\r\n'),
  );
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return Number(answer.slice(9, 12));
}

describe('a capture', () => {
  it('gives clients the answers of the service, byte by byte', async () => {
    const { url, calls } = await capturing({ upstream: service.url });
    const [direct, captured] = [service.url, url].map((to) => new SoapClient(to, master()));
    const wanted = await direct?.call(...GET);
    expect(await captured?.call(...GET)).toEqual(wanted);
    expect(wanted?.status).toBe(200);
    const wsdl = await (await fetch(`${url}/soap/v3/DebtorService.asmx?WSDL`)).text();
    expect(wsdl).toContain('<wsdl:definitions');
    expect(calls.map(({ operation, status }) => [operation, status])).toEqual([
      ['Debtor_Get', 200],
      [null, 200],
    ]);
  });

  it('keeps what passed without people and secrets, in the order in which it passed', async () => {
    const { url, folder, close } = await capturing({ upstream: service.url });
    const client = new SoapClient(url, master());
    const name = (await client.call(...GET)).one('Name');
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>');
    await close();
    const { entries } = readCapture(folder);
    const [first, second] = entries.map(exchangeIn);
    const text = JSON.stringify(entries);
    for (const secret of [name, master().token, master().username]) expect(text).not.toContain(secret);
    expect(Buffer.from(first?.answer.body ?? []).toString()).toMatch(/<Name>[^<]+<\/Name>/);
    expect(second?.answer.status).toBe(500);
    expect(Buffer.from(second?.answer.body ?? []).toString()).toContain('1003');
  });

  it('is a recording to the other commands', async () => {
    const { url, folder, close } = await capturing({ upstream: service.url });
    await new SoapClient(url, master()).call(...GET);
    await close();
    const { calls } = recordingInArchive({ log: { entries: readCapture(folder).entries } });
    expect(calls.map(({ operation }) => operation.name)).toEqual(['Debtor_Get']);
    expect(calls[0]?.request?.name).toBe('Debtor_Get');
    expect(calls[0]?.answer?.name).toBe('Debtor_GetResponse');
  });

  it('lets no call through that writes, unless it is allowed', async () => {
    const env = await service.environment();
    const reading = await capturing({ upstream: service.url });
    const before = (await env.calls.list()).length;
    const refused = await new SoapClient(reading.url, env.logins.master).call(...INSERT);
    expect(refused.body).toContain('Debtor_Insert writes');
    expect(await env.calls.list()).toHaveLength(before);
    expect(reading.calls).toMatchObject([{ operation: 'Debtor_Insert', isRefused: true }]);
    await reading.close();
    expect(isCapture(reading.folder)).toBe(false);

    const writing = await capturing({ upstream: service.url, allowWrites: true });
    const written = await new SoapClient(writing.url, env.logins.master).call(...INSERT);
    expect(written.status).toBe(200);
    expect(await env.calls.list()).toHaveLength(before + 1);
  });

  it('lets nothing through of which it is not known whether it writes', async () => {
    const { url } = await capturing({ upstream: service.url });
    const response = await fetch(`${url}/soap/v3/DebtorService.asmx`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:something"' },
      body: '<a/>',
    });
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('names no operation that is known to be one');
    expect((await fetch(`${url}/_mock/environments`)).status).toBe(404);
  });

  it.each([
    [
      'in a second header SOAPAction, in other letters',
      { SOAPAction: action('Debtor_Get'), soapaction: action('Debtor_Insert') },
    ],
    [
      'in the content type of SOAP 1.2',
      { 'Content-Type': `application/soap+xml; action=${action('Debtor_Insert')}` },
    ],
    [
      'in a second content type',
      {
        'Content-Type': 'text/xml',
        'content-type': `application/soap+xml; action=${action('Debtor_Insert')}`,
        SOAPAction: action('Debtor_Get'),
      },
    ],
    ['in its body alone', { 'Content-Type': 'text/xml', SOAPAction: action('Debtor_Get') }],
  ])('lets no call through that names what writes %s', async (_where, headers) => {
    const { url, calls } = await capturing({ upstream: service.url });
    const body =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Debtor_Insert xmlns="https://api.nmbrs.nl/soap/v3/DebtorService"/></s:Body></s:Envelope>';
    const status = await posted(url, headers, body);
    expect(status).toBe(500);
    expect(calls).toMatchObject([{ isRefused: true }]);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('lets no %s through', async (method) => {
    const { url, calls } = await capturing({ upstream: service.url });
    expect((await fetch(`${url}/soap/v3/DebtorService.asmx`, { method })).status).toBe(405);
    expect(calls).toMatchObject([{ isRefused: true }]);
  });

  it('names itself in descriptions, so that clients made of them call it and not the service', async () => {
    const { url, folder, close } = await capturing({ upstream: service.url });
    const wsdl = await (await fetch(`${url}/soap/v3/DebtorService.asmx?WSDL`)).text();
    const addresses = [...wsdl.matchAll(/:address location="([^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set([`${url}/soap/v3/DebtorService.asmx`]));
    expect(wsdl).toContain('targetNamespace="https://api.nmbrs.nl/soap/v3/DebtorService"');
    await close();
    expect(readCapture(folder).entries).toHaveLength(1);
  });

  it.each([
    [
      'another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      500,
    ],
    ['a status that there is not', 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n', 502],
    [
      'a trailer',
      'HTTP/1.1 200 OK\r\nTrailer: X\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\na\r\n0\r\nX: 1\r\n\r\n',
      200,
    ],
  ])('serves on after a service that answers with %s', async (_what, answer, status) => {
    const odd = createRawServer((socket) =>
      socket.on('data', () => socket.write(answer)).on('error', () => {}),
    );
    await once(odd.listen(0, '127.0.0.1'), 'listening');
    endAfterTest(() => odd.close());
    const { url } = await capturing({ upstream: `http://127.0.0.1:${(odd.address() as AddressInfo).port}` });
    for (let times = 0; times < 2; times++)
      expect((await new SoapClient(url, master()).call(...GET)).status).toBe(status);
  });

  it('asks over one connection, one request at a time', async () => {
    let [connections, underWay, most] = [0, 0, 0];
    const slow = createServer((_request, response) => {
      most = Math.max(most, ++underWay);
      setTimeout(() => {
        underWay--;
        response.end('answer');
      }, 5);
    });
    slow.on('connection', () => connections++);
    await once(slow.listen(0, '127.0.0.1'), 'listening');
    endAfterTest(() => slow.close());
    const { url } = await capturing({ upstream: `http://127.0.0.1:${(slow.address() as AddressInfo).port}` });
    const asked = Array.from({ length: 20 }, () => fetch(`${url}/soap/v3/DebtorService.asmx?WSDL`));
    const answers = await Promise.all((await Promise.all(asked)).map((response) => response.text()));
    expect(answers).toEqual(Array.from({ length: 20 }, () => 'answer'));
    expect([connections, most]).toEqual([1, 1]);
  });

  it('tells clients when the service gives no answer, and serves on', async () => {
    const { url, errors } = await capturing({ upstream: 'http://127.0.0.1:9' });
    for (let times = 0; times < 2; times++) {
      const reply = await new SoapClient(url, master()).call(...GET);
      expect(reply.body).toContain('http://127.0.0.1:9 gives no answer');
    }
    expect(errors).toHaveLength(2);
  });

  it('reads no answer that does not end, keeps nothing of it, and serves on', async () => {
    const endless = createServer((_request, response) => {
      const more = () => {
        while (response.write('<more/>'.repeat(1_000)));
        response.once('drain', more);
      };
      more();
    });
    await once(endless.listen(0, '127.0.0.1'), 'listening');
    endAfterTest(() => endless.close());
    const upstream = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
    const { url, folder } = await capturing({ upstream, longest: 100_000 });
    for (let times = 0; times < 2; times++) {
      const reply = await new SoapClient(url, master()).call(...GET);
      expect(reply.body).toContain(`${upstream} gives no answer: one of more than 100000 bytes is not read`);
    }
    expect(isCapture(folder)).toBe(false);
  });
});
