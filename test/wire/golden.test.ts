import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import { caseFiles, loadCases } from '../../harness/format/load-cases.ts';
import { readShared } from '../support/shared.ts';
import { type ExpectedAnswer, parseCase } from './support/case-file.ts';
import { type RawAnswer, RawConnection } from './support/raw-connection.ts';
import { ROWS, row } from './support/rows.ts';

const HERE = import.meta.dirname;
const CASES = join(HERE, 'cases');
/** The cases for users; those on the wire quote a row as what they are about. */
const SHIPPED_CASES = join(packageRoot, 'contracts/cases/wire');

const cases = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.http'))
  .sort()
  .map((file) => ({ file, ...parseCase(readFileSync(join(CASES, file), 'utf8')) }));

const quotedRows = ROWS.map(({ id }) => row(id));

/** Every case has a server to itself, so that none sees what another one wrote. */
describe.each(quotedRows.filter((quoted) => cases.some(({ row }) => row === quoted)))('%s', (quoted) => {
  test.for(cases.filter(({ row }) => row === quoted))('$title ($file)', async (golden) => {
    const nmbrs = await startNmbrs({ customErrors: golden.customErrors });
    const connection = new RawConnection(nmbrs.port);
    onTestFinished(async () => {
      connection.close();
      await nmbrs.close();
    });
    const host = `127.0.0.1:${nmbrs.port}`;
    const values: CaseValues = { host };
    for (const { request, answer } of golden.exchanges) {
      const received = await connection.send({ ...request, head: request.head.replace('{host}', host) });
      values.id ??= newId(answer, received);
      expectAnswer(received, answer, values);
    }
  });
});

/** What a case writes in braces, because it differs from run to run. */
interface CaseValues {
  readonly host: string;
  /** The id of the record that the case had made. */
  id?: string | undefined;
}

/** The number that stands where the answer should have `{id}`. */
function newId(expected: ExpectedAnswer, { body }: RawAnswer): string | undefined {
  const at = expected.body.indexOf('{id}');
  return at < 0 ? undefined : /^\d+/.exec(body.toString().slice(at))?.[0];
}

/** Compares byte for byte; only the date is left out. */
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
    expect(dateless).toBe(expectedHead);
    const isPage = /^content-type: text\/html/im.test(head);
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

describe('the rows of asmx.md', () => {
  test('each case quotes one of them', () => {
    const others = cases.filter((golden) => !quotedRows.includes(golden.row));
    expect(others.map(({ file, row }) => `${file}: ${row}`)).toEqual([]);
  });

  test('each is proven by a case or a test', () => {
    const proven = new Set([...cases.map(({ row }) => row), ...rowsOfTests()]);
    expect(quotedRows.filter((quoted) => !proven.has(quoted))).toEqual([]);
  });

  test('each is told by a behaviour case too', () => {
    const told = new Set(loadCases(caseFiles([SHIPPED_CASES])).cases.map(({ about }) => about));
    expect(quotedRows.filter((quoted) => !told.has(quoted))).toEqual([]);
  });

  test('there are no others', (context) => {
    const sections = readShared('asmx.md', context).split(/^## /m).slice(1);
    const found = sections.flatMap((section) => {
      const [title = '', ...lines] = section.split('\n');
      return lines.filter(isStatement).map((line) => ({ section: title, how: markOf(line) }));
    });
    expect(found).toEqual(ROWS.map(({ section, how }) => ({ section, how })));
  });
});

/** The rows in the titles of the tests beside this one. */
function rowsOfTests(): string[] {
  const sources = readdirSync(HERE)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(HERE, file), 'utf8'));
  const ids = sources.flatMap((source) => [...source.matchAll(/\b(?:test|describe)\(row\('([\w-]+)'\)/g)]);
  return ROWS.filter(({ id }) => ids.some(([, named]) => named === id)).map(({ id }) => row(id));
}

/** A row of a table, an item of a list, or a paragraph. */
function isStatement(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('|---') && !line.startsWith('| case ');
}

/** What the last column of a table says; nothing elsewhere. */
function markOf(line: string): string {
  return line.startsWith('|') ? (line.split('|').at(-2)?.trim() ?? '') : '';
}
