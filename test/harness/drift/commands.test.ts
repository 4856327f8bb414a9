import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';
import { runHere } from '../../cli/support/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));
const file = (name: string) => join(folder, name);

const WSDL = renderWsdl(
  catalogue.service('DebtorService', 'v3'),
  'https://api.nmbrs.nl/soap/v3/DebtorService.asmx',
);
const WITHOUT_NUMBER = WSDL.replace(
  /(<s:complexType name="Debtor">[\s\S]*?).*<s:element [^>]*name="Number".*\n/,
  '$1',
);

let nmbrs: Nmbrs;
/** Answers whatever is asked with what its path says. */
let elsewhere: Server;
let elsewhereUrl: string;
let served: Uint8Array = new Uint8Array();

beforeAll(async () => {
  writeFileSync(file('same.wsdl'), WSDL);
  writeFileSync(file('changed.wsdl'), WITHOUT_NUMBER);
  nmbrs = await startNmbrs({ port: 0 });
  elsewhere = createServer((request, response) => {
    if (request.url === '/served') response.end(served);
    else if (request.url === '/moved') response.writeHead(302, { Location: 'https://example.com/' }).end();
    else response.end('<html><body>Welcome</body></html>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await nmbrs.close();
  elsewhere.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: readonly string[]) => runHere(args);

/** Has an environment of its own list its debtors, by one call. */
async function listDebtors(): Promise<string> {
  const environment = await nmbrs.environment();
  const { username, token } = environment.logins.master;
  const namespace = 'https://api.nmbrs.nl/soap/v3/DebtorService';
  await fetch(`${nmbrs.url}/soap/v3/DebtorService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: `"${namespace}/List_GetAll"` },
    body:
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><AuthHeaderWithDomain xmlns="${namespace}">` +
      `<Username>${username}</Username><Token>${token}</Token></AuthHeaderWithDomain></s:Header>` +
      `<s:Body><List_GetAll xmlns="${namespace}" /></s:Body></s:Envelope>`,
  });
  writeFileSync(file('calls.har'), JSON.stringify(await environment.calls.har()));
  return environment.subdomain;
}

describe('nmbrs-mock drift', () => {
  test('exits with 0 and says so when there is none', async () => {
    const { code, stdout, stderr } = await run('drift', file('same.wsdl'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`DebtorService v3: the catalogue and ${file('same.wsdl')}\n\nNo drift.\n`);
  });

  test('reads the WSDL of a service at its address', async () => {
    const { code, stdout } = await run('drift', `${nmbrs.url}/soap/v3/EmployeeService.asmx`);
    expect(code).toBe(0);
    expect(stdout).toContain('EmployeeService v3');
  });

  test('exits with 1 and tells what breaks, where and why', async () => {
    const { code, stdout } = await run('drift', file('changed.wsdl'));
    expect(code).toBe(1);
    expect(stdout).toContain(
      'Breaks requests\n  Debtor.Number  field removed: string\n    what is still sent in it is ignored without a word\n    in Debtor_Insert, Debtor_Update\n',
    );
    expect(stdout).toMatch(/\n2 changes: 1 breaks requests, 1 breaks answers\.\n$/);
  });

  test('prints JSON and nothing else', async () => {
    const { code, stdout } = await run('drift', file('changed.wsdl'), '--json');
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ service: 'DebtorService', version: 'v3', breaking: true, consumer: null });
    expect(report.changes[0]).toMatchObject({
      kind: expect.stringMatching(/field-removed/),
      effect: expect.stringMatching(/^breaks-/),
      place: 'Debtor.Number',
    });
  });

  test('compares with another version of the catalogue when asked', async () => {
    const { code, stdout } = await run('drift', file('same.wsdl'), '--against', 'v2.1', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).changes.map(({ kind }: { kind: string }) => kind)).toContain(
      'service.header-replaced',
    );
  });

  test('tells a consumer only of what it uses', async () => {
    const consumer = file('one.yaml');
    writeFileSync(
      consumer,
      'consumer: one\noperations:\n  DebtorService.List_GetAll:\n    reads: [List_GetAllResult/Debtor/Name]\n',
    );
    expect((await run('drift', file('changed.wsdl'), '--consumer', consumer)).code).toBe(0);
    writeFileSync(consumer, readFileSync(consumer, 'utf8').replace('Debtor/Name', 'Debtor/*'));
    const { code, stdout } = await run('drift', file('changed.wsdl'), '--consumer', consumer);
    expect(code).toBe(1);
    expect(stdout).toContain('as far as one uses it: 1 operation\n\nBreaks answers\n  Debtor.Number');
    expect(stdout).not.toContain('Breaks requests');
  });

  test.each<[args: () => string[], message: RegExp]>([
    [() => ['drift'], /missing required argument 'wsdl'/],
    [() => ['drift', file('none.wsdl')], /there is no file .*none\.wsdl; an address begins with http/],
    [() => ['drift', folder], /is a folder and cannot be read; name a file in it/],
    [() => ['drift', file('same.wsdl'), '--against', 'v4'], /'v4' is invalid\. Did you mean 'v3'\?/],
    [
      () => ['drift', file('same.wsdl'), '--consumer', file('none.yaml')],
      /none\.yaml; nmbrs-mock consumer record/,
    ],
    [() => ['drift', file('same.wsdl'), '--consumer', file('same.wsdl')], /same\.wsdl:\d+:\d+: /],
    [() => ['drift', file('same.wsdl'), '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [() => ['drift', `${elsewhereUrl}/`], /this is no WSDL 1\.1 but html/],
    [
      () => ['drift', `${elsewhereUrl}/moved`],
      /answered with status 302, no content type, Location https:\/\/example\.com\/, which is no WSDL/,
    ],
  ])('exits with 2 and says what is wrong: %#', async (args, message) => {
    const { code, stdout, stderr } = await run(...args());
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('drift and what no parser takes', () => {
  test.each([
    ['an entity of another file', '<!ENTITY other SYSTEM "file:///etc/hostname">', ''],
    ['an element with a name of JavaScript', '', '<__proto__ />'],
    ['elements in elements', '', `${'<x>'.repeat(9_000)}${'</x>'.repeat(9_000)}`],
  ])('%s: 2, and one sentence', async (_, declarations, elements) => {
    const text = WSDL.replace('?>', `?><!DOCTYPE x [${declarations}]>`).replace(
      '<wsdl:types>',
      `$&${elements}`,
    );
    writeFileSync(file('hostile.wsdl'), text);
    const { code, stdout, stderr } = await run('drift', file('hostile.wsdl'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^nmbrs-mock drift: .*hostile\.wsdl: .*(?:cannot be read|entity|levels deep).*\n$/,
    );
  });

  test.each([
    ['UTF-16 by a byte order mark', Buffer.from(`\ufeff${WSDL}`, 'utf16le')],
    ['UTF-16 by its declaration', Buffer.from(WSDL.replace('utf-8', 'utf-16'), 'utf16le')],
    ['UTF-16, the higher byte first', Buffer.from(WSDL.replace('utf-8', 'utf-16'), 'utf16le').swap16()],
    ['UTF-8, though it declares UTF-16', Buffer.from(WSDL.replace('utf-8', 'utf-16'))],
  ])('in %s it is read, from a file and from an address', async (_, bytes) => {
    writeFileSync(file('encoded.wsdl'), bytes);
    expect(await run('drift', file('encoded.wsdl'))).toMatchObject({ code: 0, stderr: '' });
    served = bytes;
    expect(await run('drift', `${elsewhereUrl}/served`)).toMatchObject({ code: 0, stderr: '' });
  });
});

test('drift exits with 3 when nothing answers', async () => {
  const { code, stderr } = await run('drift', 'http://127.0.0.1:1/x.asmx');
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining('no answer from http://127.0.0.1:1/x.asmx?WSDL'),
  ]);
});

describe('nmbrs-mock consumer record', () => {
  test('asks a running mock, and writes the file', async () => {
    const environment = await listDebtors();
    const output = file('asked.yaml');
    const args = [
      '--url',
      nmbrs.url,
      '--environment',
      environment,
      '--output',
      output,
      '--name',
      'payroll-sync',
    ];
    const { code, stdout, stderr } = await run('consumer', 'record', ...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${output}: payroll-sync uses 1 operation, by 1 call.\n`);
    expect(readFileSync(output, 'utf8')).toContain(
      'consumer: payroll-sync\noperations:\n  DebtorService.List_GetAll:\n    answered:\n      - List_GetAllResult/Debtor/Id\n',
    );
  });

  test('reads a journal, keeps the name and what is declared by hand, and prints JSON', async () => {
    await listDebtors();
    const output = file('kept.yaml');
    writeFileSync(
      output,
      'consumer: kept\noperations:\n  DebtorService.Debtor_Get:\n    reads:\n      - Debtor_GetResult/Name # by hand\n',
    );
    const { code, stdout } = await run('consumer', 'record', file('calls.har'), '-o', output, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: output,
      consumer: 'kept',
      calls: 1,
      others: 0,
      operations: [
        { operation: 'DebtorService.Debtor_Get' },
        { operation: 'DebtorService.List_GetAll', sends: [] },
      ],
      retiring: {},
    });
    expect(readFileSync(output, 'utf8')).toContain('- Debtor_GetResult/Name # by hand\n');
  });

  test.each<[args: () => string[], code: number, message: RegExp]>([
    [() => [file('none.har')], 2, /there is no file .*none\.har; GET \/_mock\/environments/],
    [() => [file('same.wsdl')], 2, /same\.wsdl is no JSON/],
    [() => [file('empty.json')], 2, /there are no calls of Nmbrs in .*empty\.json/],
    [() => ['--url', 'ftp://x'], 2, /'ftp:\/\/x' is invalid\. Expected an address such as/],
    [
      () => [file('empty.json'), '--url', nmbrs.url],
      2,
      /--url is for a running mock; give it or a journal, not both/,
    ],
    [() => ['--url', nmbrs.url, '--environment', 'none'], 2, /no environment 'none'/],
    [() => ['--url', 'http://127.0.0.1:1'], 3, /no mock answers at http:\/\/127\.0\.0\.1:1/],
    [
      () => [file('calls.har'), '-o', file('wrong.yaml')],
      2,
      /record: .*wrong\.yaml:1:1: consumer is missing\. Give the name of the integration\./,
    ],
    [() => [file('calls.har'), '-o', join(folder, 'no', 'such')], 2, /cannot be written/],
  ])('says what is wrong, and writes nothing: %#', async (args, expected, message) => {
    await listDebtors();
    writeFileSync(file('empty.json'), '[]');
    writeFileSync(file('wrong.yaml'), 'operations: {}\n');
    const output = file('unwritten.yaml');
    const given = args();
    const { code, stdout, stderr } = await run(
      'consumer',
      'record',
      ...given,
      ...(given.includes('-o') ? [] : ['-o', output]),
    );
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([expected, '']);
    expect(existsSync(output)).toBe(false);
    expect(readFileSync(file('wrong.yaml'), 'utf8')).toBe('operations: {}\n');
  });
});

test.each([
  [['drift', '--help'], /--consumer <file>[\s\S]*Exit codes: 0 nothing breaks, 1 something breaks/],
  [['consumer', '--help'], /record .*journal/],
  [['consumer', 'record', '--help'], /--output <file>[\s\S]*Exit codes: 0 written/],
])('%j', async (args, text) => {
  const { code, stdout } = await run(...args);
  expect(code).toBe(0);
  expect(stdout).toMatch(text);
});
