import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { runHere } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'odd-targets-'));
  nmbrs = await startNmbrs();
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

async function listening(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * A service that is the mock, but for the calls that a test spoils.
 * @param spoil whether it answers the call itself. @param call how many came before, and what it asks for.
 */
function spoiled(
  spoil: (
    call: { readonly at: number; readonly action: string },
    ...args: Parameters<RequestListener>
  ) => boolean,
): Promise<string> {
  let calls = 0;
  return listening(async (request, response) => {
    const { 'content-type': type = '', soapaction = '' } = request.headers;
    const body = await text(request);
    const action = String(soapaction).replaceAll('"', '').split('/').at(-1) ?? '';
    if (spoil({ at: calls++, action }, request, response)) return;
    const headers = { 'Content-Type': type, SOAPAction: String(soapaction) };
    const answer = await fetch(nmbrs.url + request.url, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
}

/** A service that drops its connection at the second and the third call of an operation. */
function droppingTwo(operation: string): Promise<string> {
  let asked = 0;
  return spoiled(({ action }, request) => {
    const isDropped = action === operation && [2, 3].includes(++asked);
    if (isDropped) request.socket.destroy();
    return isDropped;
  });
}

const CASES = ['one', 'two', 'three']
  .map(
    (name) => `case: ${name}
given: { company: 1 }
steps: [{ call: CompanyService.Address_GetCurrent, with: { CompanyId: $company } }]
`,
  )
  .join('---\n');

/** Runs three cases against an address, as the account of the master. */
async function runAgainst(target: string, ...options: readonly string[]) {
  const cases = join(folder, 'cases.yaml');
  writeFileSync(cases, CASES);
  const junit = join(folder, 'junit.xml');
  const { username = '', token = '' } = namedLogins.find(({ archetype }) => archetype === 'master') ?? {};
  const args = ['cases', cases, '--target', target, '--pace', '0', '--report', `junit=${junit}`, ...options];
  const run = await runHere(args, { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: 'demo' });
  return { ...run, junit: readFileSync(junit, 'utf8') };
}

describe('a target that is no Nmbrs', () => {
  it.each<[what: string, listener: RequestListener, summary: string]>([
    [
      'a web page',
      (_, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<html>'),
      'status 200, text/html',
    ],
    ['nothing there', (_, response) => response.writeHead(404).end(), 'status 404, no content type'],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { Location: 'https://login.example/?state=secret' }).end(),
      'status 302, no content type, Location https://login.example/',
    ],
    [
      'closed for the moment',
      (_, response) => response.writeHead(503, { 'Content-Type': 'application/json' }).end('{}'),
      'status 503, application/json',
    ],
  ])('is told once, with 2: %s', async (_, listener, summary) => {
    const url = await listening(listener);
    for (const options of [[], ['--twin']]) {
      const { code, stdout, stderr, junit } = await runAgainst(url, ...options);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        `nmbrs-mock cases: ${url} is no Nmbrs: DebtorService.List_GetAll is answered with ${summary}, which is no SOAP; check the address.\n`,
      ]);
      expect(junit.match(/<skipped message="the run had ended: http/g)).toHaveLength(3);
    }
  });

  it('may be another SOAP service, which answers something else', async () => {
    const other =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Hello /></s:Body></s:Envelope>';
    const url = await listening((_, response) => response.setHeader('Content-Type', 'text/xml').end(other));
    const { code, stderr } = await runAgainst(url);
    expect([code, stderr]).toEqual([
      2,
      `nmbrs-mock cases: ${url} is no Nmbrs: DebtorService.List_GetAll is answered with status 200, text/xml, which is of another ` +
        'service: expected List_GetAllResponse of https://api.nmbrs.nl/soap/v3/DebtorService, was Hello; check the address.\n',
    ]);
  });

  it('is told to programs as well', async () => {
    const url = await listening((_, response) => response.writeHead(404).end());
    const json = await runAgainst(url, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ target: url, ended: { isUnanswered: false } });
    expect((await runAgainst(url, '--report', 'tap')).stdout).toContain(`Bail out! ${url} is no Nmbrs`);
  });

  it('is told without the password in its address, in reports too', async () => {
    const url = await listening((_, response) => response.writeHead(404).end());
    const { stderr, junit } = await runAgainst(url.replace('//', '//anna:secret@'));
    expect(stderr).toContain(`${url} is no Nmbrs`);
    expect(junit).toContain(`value="${url}"`);
    expect(stderr + junit).not.toContain('secret');
  });

  it('may be another SOAP service, whose own words are told', async () => {
    const fault =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode>' +
      '<faultstring>No such action</faultstring></s:Fault></s:Body></s:Envelope>';
    const url = await listening((_, response) => response.writeHead(500).end(fault));
    const { code, stderr } = await runAgainst(url);
    expect([code, stderr]).toEqual([
      2,
      'nmbrs-mock cases: DebtorService.List_GetAll, which tells what the account sees, is refused: No such action\n',
    ]);
  });

  it('is none for drift either', async () => {
    const url = await listening((_, response) =>
      response.writeHead(302, { Location: 'https://login.example/', 'Content-Type': 'text/html' }).end(),
    );
    const { code, stderr } = await runHere(['drift', `${url}/DebtorService.asmx`]);
    expect([code, stderr]).toEqual([
      2,
      `nmbrs-mock drift: ${url}/DebtorService.asmx?WSDL is answered with status 302, text/html, Location https://login.example/, which is no WSDL; check the address.\n`,
    ]);
  });

  it('nothing answers at all: 3, and a report that says so', async () => {
    const url = await listening((request) => request.socket.destroy());
    const { code, stdout, stderr, junit } = await runAgainst(url);
    expect([code, stdout, stderr]).toEqual([
      3,
      '',
      expect.stringMatching(/^nmbrs-mock cases: no answer from /),
    ]);
    expect(junit).toContain('<skipped message="the run had ended: no answer from');
  });
});

describe('a connection that drops', () => {
  it('is asked once more for what is read', async () => {
    const url = await spoiled(({ at }, request) => {
      if (at % 2 === 0) request.socket.destroy();
      return at % 2 === 0;
    });
    expect(await runAgainst(url)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('3 held, 0 failed'),
    });
    server.close();
    const wsdl = await spoiled(({ at }, request, response) => {
      if (at === 0) request.socket.destroy();
      else response.end('<definitions/>');
      return true;
    });
    expect((await runHere(['drift', `${wsdl}/x`])).stderr).toContain('this is no WSDL 1.1 but definitions');
  });

  it('fails its case, and no other', async () => {
    // The second case, and the second try of it.
    const url = await droppingTwo('Address_GetCurrent');
    const { code, stdout, junit } = await runAgainst(url);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ two (v3)');
    expect(stdout).toMatch(/no answer from http.*CompanyService\.asmx: socket hang up/);
    expect(stdout).toContain('2 held, 1 failed, 0 skipped');
    expect(junit).toContain('failures="1"');
  });

  it('while records are chosen fails that case alone too', async () => {
    const url = await droppingTwo('List_GetAll');
    const { code, stdout } = await runAgainst(url);
    expect([code, stdout]).toEqual([1, expect.stringContaining('2 held, 1 failed, 0 skipped')]);
  });

  it('shut out while it runs: the case fails, and the run ends with what is known', async () => {
    let calls = 0;
    const url = await spoiled(({ action }, _, response) => {
      if (action === 'Address_GetCurrent') calls++;
      if (calls < 2) return false;
      response
        .writeHead(500)
        .end(
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>' +
            '<faultstring>Server was unable to process request. ---&gt; 1001: Invalid Authentication</faultstring></s:Fault></s:Body></s:Envelope>',
        );
      return true;
    });
    const { code, stdout, stderr, junit } = await runAgainst(url);
    expect(code).toBe(2);
    expect(stdout).toContain('1 held, 1 failed, 1 skipped');
    expect(stderr).toMatch(
      /^nmbrs-mock cases: the account is not let in: .*1001: Invalid Authentication; check NMBRS_USERNAME.*\n$/,
    );
    expect(junit).toContain('<skipped message="the run had ended: the account is not let in');
  });

  it('answers that are no SOAP fail their case, by status and type', async () => {
    const url = await spoiled(({ action }, _, response) => {
      if (action !== 'Address_GetCurrent') return false;
      response.writeHead(503, { 'Content-Type': 'text/html' }).end('<html>busy');
      return true;
    });
    const { code, stdout } = await runAgainst(url);
    expect(code).toBe(1);
    expect(stdout).toContain('the answer cannot be read: status 503, text/html; ');
    expect(stdout).toContain('0 held, 3 failed');
  });
});
