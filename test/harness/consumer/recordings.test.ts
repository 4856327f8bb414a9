import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readRecording } from '../../../harness/consumer/read-recording.ts';
import { runHere } from '../../cli/support/run-here.ts';
import { archive, calledAt, EXCHANGE, READABLE, UNREADABLE, USED } from './archives.ts';

let folder: string;
let output: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  output = join(folder, 'consumer.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(output, { force: true }));

/** Records the archive into the one consumer file. */
function record(har: object, ...options: readonly string[]) {
  const file = join(folder, 'calls.har');
  writeFileSync(file, JSON.stringify(har));
  return runHere(['consumer', 'record', file, '-o', output, '--name', 'one', ...options]);
}

const written = () => readFileSync(output, 'utf8').replace(/^(#.*)?\n/gm, '');

describe('archives of many tools are read', () => {
  test.each(Object.entries(READABLE))('%s', async (_, entry) => {
    const { code, stdout, stderr } = await record(archive(entry));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${output}: one uses 1 operation, by 1 call.\n`);
    expect(written()).toBe(`consumer: one\n${USED}`);
  });
});

describe('what a tool left out is told, and is no knowledge', () => {
  test.each(Object.entries(UNREADABLE))(
    '%s: nothing is written where it is all there is',
    async (_, entry) => {
      const { code, stdout, stderr } = await record(archive(entry, entry));
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(
        'nmbrs-mock consumer record: of 2 calls, 2 without a request that can be read, 2 without an answer, so that ' +
          "nothing is known of what is sent; let the recorder keep bodies, as Playwright does with content: 'embed'.\n",
      );
      expect(existsSync(output)).toBe(false);
    },
  );

  test.each(Object.entries(UNREADABLE))('%s: what is known stays', async (_, entry) => {
    await record(archive(READABLE.Chrome));
    const withoutId = JSON.stringify(READABLE.Chrome).replace('<EmployeeId>1</EmployeeId>', '');
    const { code, stdout } = await record(archive(entry, JSON.parse(withoutId)));
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Calls of which not all is known: 1 without a request that can be read, 1 without an answer; let the recorder',
    );
    expect(written()).toBe(`consumer: one\n${USED}`);
  });

  test('a recording of which one side cannot be read overwrites the other side alone', async () => {
    await record(archive(READABLE.Chrome));
    const before = written();
    const entry = JSON.parse(JSON.stringify(UNREADABLE['Chrome, of a Blob']));
    const text = EXCHANGE.request.replace('<EmployeeId>1</EmployeeId>', '');
    entry.request.postData = { mimeType: 'text/xml', text };
    await record(archive(entry));
    expect(written()).toBe(before.replace(/ {4}sends:\n.*\n/, ''));
  });

  test('an operation of which nothing can be read is left out, unlike one that uses nothing', async () => {
    const unknown = JSON.parse(
      JSON.stringify(UNREADABLE["Playwright's omit"]).replaceAll('Absence_GetList', 'Absence_Insert'),
    );
    await record(archive(unknown, READABLE.Chrome));
    expect(written()).toBe(`consumer: one\n${USED}`);
  });

  test('JSON counts it too', async () => {
    const { stdout } = await record(archive(READABLE.Chrome, UNREADABLE["Playwright's omit"]), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ calls: 2, unread: { requests: 1, answers: 1 }, others: 0 });
  });
});

describe('services are found', () => {
  test.each([
    ['behind a prefix', calledAt('https://gateway.example/nmbrs/soap/v3/EmployeeService.asmx?x=1')],
    ['in other letters', calledAt('https://API.NMBRS.NL/SOAP/V3/employeeservice.asmx')],
    ['by the soapAction at a path of its own', calledAt('https://gateway.example/employees')],
  ])('%s', async (_, entry) => {
    expect((await record(archive(entry))).code).toBe(0);
    expect(written()).toBe(`consumer: one\n${USED}`);
  });

  test('where there are none, the addresses that were called are named', async () => {
    const other = (host: string) => calledAt(`https://${host}.example/a?token=secret`, '""');
    const { code, stderr } = await record(archive(...['a', 'b', 'b', 'c', 'd', 'e'].map(other)));
    expect([code, stderr]).toEqual([
      2,
      `nmbrs-mock consumer record: there are no calls of Nmbrs in ${join(folder, 'calls.har')}, only of ` +
        'https://a.example/a, https://b.example/a, https://c.example/a and 2 more; let the integration make some first.\n',
    ]);
  });

  test('addresses are told without what is secret or cannot be seen', async () => {
    const { stderr } = await record(archive(calledAt('no address\u001b[31m?token=secret', '""')));
    expect(stderr).toContain("only of 'no address\\u{1b}[31m'; let the integration");
    expect(stderr).not.toContain('secret');
  });

  test('by its answer, where the request says nothing: it counts as a call that cannot be read', async () => {
    const silent = JSON.parse(JSON.stringify(calledAt(EXCHANGE.url, '""')));
    silent.request.postData = undefined;
    const { calls, others } = readRecording(archive(silent));
    expect([calls.map(({ operation, request }) => [operation.name, request]), others]).toEqual([
      [['Absence_GetList', null]],
      0,
    ]);
  });
});

describe('entries', () => {
  test('of other hosts are not judged', () => {
    const odd = { request: { method: 1, url: 'https://example.com/', headers: 'none' }, response: 5 };
    const { calls, others } = readRecording(archive(odd, READABLE.Chrome));
    expect([calls.length, others]).toEqual([1, 1]);
  });

  test('of Nmbrs are; the first few mistakes are told, the others counted', async () => {
    const wrong = { request: { method: 'POST', url: EXCHANGE.url, headers: [{}] } };
    const { code, stderr } = await record(archive(wrong, wrong, wrong, wrong, wrong));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /This is no HTTP archive\. log\.entries\[0\]\.request\.headers\[0\]\.name is missing\. .*entries\[2\].* There are 2 more\.\n$/,
    );
  });

  test('are read in the order in which the calls were made', () => {
    const at = (startedDateTime: string | null, employee: number) => {
      const entry = calledAt(EXCHANGE.url);
      const text = JSON.stringify(entry).replace('<EmployeeId>1<', `<EmployeeId>${employee}<`);
      return { ...JSON.parse(text), startedDateTime };
    };
    const { calls } = readRecording(
      archive(
        at('2026-11-16T10:00:03.5+01:00', 3),
        at(null, 4),
        at('2026-11-16T09:00:01Z', 1),
        at('2026-11-16T11:00:02.000+02:00', 2),
      ),
    );
    expect(calls.map(({ request }) => request?.children[0]?.text)).toEqual(['1', '2', '3', '4']);
  });

  test.each([
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('are read from a file with %s', async (_, encode) => {
    const file = join(folder, 'windows.har');
    writeFileSync(file, encode(JSON.stringify(archive(READABLE.Firefox))));
    expect((await runHere(['consumer', 'record', file, '-o', output, '--name', 'one'])).code).toBe(0);
    expect(written()).toBe(`consumer: one\n${USED}`);
  });
});
