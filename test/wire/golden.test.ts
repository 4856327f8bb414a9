import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import { caseFiles, loadCases } from '../../harness/format/load-cases.ts';
import { citationsIn, facts, shows } from '../support/facts.ts';
import { type ExpectedAnswer, parseCase } from './support/case-file.ts';
import { type RawAnswer, RawConnection } from './support/raw-connection.ts';

const HERE = import.meta.dirname;
const CASES = join(HERE, 'cases');
/** The cases for users; those on the wire name the entries that they are about. */
const SHIPPED_CASES = join(packageRoot, 'contracts/cases/wire');

const cases = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.http'))
  .sort()
  .map((file) => ({ file, ...parseCase(readFileSync(join(CASES, file), 'utf8')) }));

/** What needs a request line or a head that no case can write: its requests have a path and a Host. */
const BELOW_CASES = ['wire-absolute-target', 'wire-wsdl-address'];

/** What is known of the wire. */
const wire = facts.filter(({ file }) => file.endsWith('/wire.yaml')).map(({ id }) => id);

/** Every case has a server to itself, so that none sees what another one wrote. */
describe.each(wire.filter((id) => cases.some(({ entry }) => entry === id)).map((id) => [shows(id), id]))(
  '%s',
  (_, id) => {
    test.for(cases.filter(({ entry }) => entry === id))('$title ($file)', async (golden) => {
      const nmbrs = await startNmbrs({ customErrors: golden.customErrors });
      const connection = new RawConnection(nmbrs.port);
      onTestFinished(async () => {
        connection.close();
        await nmbrs.close();
      });
      const host = `127.0.0.1:${nmbrs.port}`;
      const values: CaseValues = { host };
      for (const { request, answer } of golden.exchanges) {
        const received = await connection.send({ ...request, head: request.head.replaceAll('{host}', host) });
        values.id ??= newId(answer, received);
        expectAnswer(received, answer, values);
      }
    });
  },
);

/** What a case writes in braces, because it differs from run to run. */
interface CaseValues {
  readonly host: string;
  /** The id of the record that the case had made. */
  id?: string | undefined;
}

const CONFINED = /^(?:content-security-policy|referrer-policy|x-content-type-options):.*\r\n/gim;

/** The number that stands where the answer should have `{id}`. */
function newId(expected: ExpectedAnswer, { body }: RawAnswer): string | undefined {
  const at = expected.body.indexOf('{id}');
  return at < 0 ? undefined : /^\d+/.exec(body.toString().slice(at))?.[0];
}

/** Compares byte for byte; only the date is left out, and of a page what this server tells browsers to keep it safe. */
function expectAnswer(
  { head, body }: RawAnswer,
  expected: ExpectedAnswer,
  { host, id = '' }: CaseValues,
): void {
  const text = expected.body.replaceAll('{host}', host).replaceAll('{id}', id);
  const length = expected.match === 'is' ? Buffer.byteLength(text) : lengthOf(head);
  const dateless = head.replace(/^date:.*\r\n/im, '');
  const expectedHead = expected.head.replace('{length}', String(length));
  if (expected.match === 'holds') {
    const isPage = /^content-type: text\/html/im.test(head);
    expect(isPage ? dateless.replace(CONFINED, '') : dateless).toBe(expectedHead);
    expectInOrder(isPage ? textOfPage(body.toString()) : body.toString(), text.split('\n'));
  } else {
    expect(readable(dateless + body)).toBe(readable(expectedHead + text));
    expect(body.equals(Buffer.from(text)), 'the same bytes').toBe(true);
  }
}

function lengthOf(head: string): number {
  return Number(/^content-length: (\d+)\r$/im.exec(head)?.[1]);
}

function expectInOrder(text: string, lines: readonly string[]): void {
  let rest = text;
  for (const line of lines.map((line) => line.trim())) {
    expect(rest).toContain(line);
    rest = rest.slice(rest.indexOf(line) + line.length);
  }
}

/** What a reader of a page sees, so that a case does not depend on how it is marked up. */
function textOfPage(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Answers are one line; a difference is easier to see in many. */
function readable(text: string): string {
  return text.replaceAll('><', '>\n<');
}

describe('what is known of the wire', () => {
  test('each case names an entry', () => {
    const others = cases.filter(({ entry }) => !wire.includes(entry));
    expect(others.map(({ file, entry }) => `${file}: ${entry}`)).toEqual([]);
  });

  test('each entry is shown by a case or a test', () => {
    const shown = new Set([...cases.map(({ entry }) => entry), ...shownByTests()]);
    expect(wire.filter((id) => !shown.has(id))).toEqual([]);
  });

  test('each that a case shows is told by a behaviour case too', () => {
    const { cases: shipped } = loadCases(caseFiles([SHIPPED_CASES]));
    const told = new Set(shipped.flatMap(({ about }) => citationsIn(about ?? '')).map(({ id }) => id));
    const untold = cases.filter(({ entry }) => !told.has(entry) && !BELOW_CASES.includes(entry));
    expect([...new Set(untold.map(({ entry }) => entry))]).toEqual([]);
  });
});

/** The entries that tests name, those of other folders included. */
function shownByTests(): string[] {
  const tests = join(packageRoot, 'test');
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => citationsIn(readFileSync(join(tests, file), 'utf8')))
    .map(({ id }) => id);
}
