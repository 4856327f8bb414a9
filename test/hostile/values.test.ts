import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Operation, SimpleTypeName } from '../../contracts/interface/model.ts';
import { useVictim } from './support/use-victim.ts';
import { envelope, type Reply, SOAP_1_1 } from './support/victim.ts';

const victim = useVictim();
const MILLION = 1_000_000;

/** An operation with a parameter of this type, and that parameter. */
function taking(type: SimpleTypeName): { operation: Operation; field: Field } {
  for (const operation of catalogue.service('EmployeeService', 'v3').operations)
    for (const field of operation.request)
      if (field.type.kind === 'simple' && field.type.name === type && !field.identity)
        return { operation, field };
  throw new Error(`No operation takes a ${type}.`);
}

function send(type: SimpleTypeName, value: string): Promise<Reply> {
  const { operation, field } = taking(type);
  const body = envelope(`<${field.name}>${value}</${field.name}>`, operation);
  return victim().post(body, { ...SOAP_1_1, SOAPAction: operation.soapAction }, operation.service.paths[0]);
}

const textOf = ({ status, body }: Reply) =>
  `${status} ${/<faultstring>.*\. ---&gt; (.*)<\/faultstring>/.exec(body)?.[1] ?? body}`;

const TOO_LARGE = (type: string) => `500 Value was either too large or too small for ${type}.`;
const NO_NUMBER = '500 Input string was not in a correct format.';

describe('values of a million characters that do not parse', () => {
  it.each<[SimpleTypeName, string, string, string]>([
    ['int', 'a million digits', '9'.repeat(MILLION), TOO_LARGE('an Int32')],
    ['int', 'a million digits below zero', `-${'9'.repeat(MILLION)}`, TOO_LARGE('an Int32')],
    ['int', 'spaces between two digits', `1${' '.repeat(MILLION)}1`, NO_NUMBER],
    ['int', 'a million signs', '-'.repeat(MILLION), NO_NUMBER],
    ['decimal', 'a million digits', '9'.repeat(MILLION), TOO_LARGE('a Decimal')],
    ['decimal', 'ten million digits', '9'.repeat(10 * MILLION), TOO_LARGE('a Decimal')],
    ['decimal', 'a million points', '.'.repeat(MILLION), NO_NUMBER],
    ['decimal', 'spaces between two digits', `1${' '.repeat(MILLION)}1`, NO_NUMBER],
    ['guid', 'a million digits', '0'.repeat(MILLION), /^500 Guid should contain 32 digits/.source],
    ['guid', 'a million braces', '{'.repeat(MILLION), /^500 Expected hex 0x in/.source],
    [
      'dateTime',
      'a million digits',
      '9'.repeat(MILLION),
      /^500 The string '9{1000000}' is not a valid AllXsd value\.$/.source,
    ],
    [
      'dateTime',
      'a million Ts',
      'T'.repeat(MILLION),
      /^500 The string 'T{1000000}' is not a valid AllXsd value\.$/.source,
    ],
    [
      'dateTime',
      'a million zones',
      'Z'.repeat(MILLION),
      /^500 The string 'Z{1000000}' is not a valid AllXsd value\.$/.source,
    ],
  ])('%s: %s', async (type, _, value, expected) => {
    const text = textOf(await send(type, value));
    if (expected.startsWith('^')) expect(new RegExp(expected).test(text)).toBe(true);
    else expect(text).toBe(expected);
  });
});

/** What the operation was given; these calls lack every id, so that they are refused afterwards. */
async function given(type: SimpleTypeName, value: string): Promise<unknown> {
  expect((await send(type, value)).body).toContain('1003: Unauthorized access');
  return victim().calls.at(-1)?.arguments?.[taking(type).field.name];
}

describe('values of a million characters that do', () => {
  it.each<[SimpleTypeName, string, string, unknown]>([
    ['int', 'zeros before a digit', `${'0'.repeat(MILLION)}7`, 7],
    ['int', 'white space around it', `${' \n'.repeat(MILLION)}7${'\t'.repeat(MILLION)}`, 7],
    ['decimal', 'zeros before a digit', `${'0'.repeat(MILLION)}7`, '7'],
    ['decimal', 'zeros behind the point', `7.${'0'.repeat(MILLION)}`, '7.0000000000000000000000000000'],
    ['decimal', 'a million digits behind the point', `0.${'3'.repeat(MILLION)}`, `0.${'3'.repeat(28)}`],
    ['decimal', 'a tie', `0.${'0'.repeat(27)}25`, `0.${'0'.repeat(27)}2`],
    [
      'decimal',
      'a tie that a last digit decides',
      `0.${'0'.repeat(27)}25${'0'.repeat(MILLION)}1`,
      `0.${'0'.repeat(27)}3`,
    ],
    ['boolean', 'white space around it', `${' '.repeat(MILLION)}true${' '.repeat(MILLION)}`, true],
    [
      'dateTime',
      'a million digits of a second',
      `2026-01-01T00:00:00.1${'0'.repeat(MILLION)}`,
      '2026-01-01T00:00:00.1',
    ],
    ['string', 'a million ampersands', '&amp;'.repeat(MILLION), '&'.repeat(MILLION)],
    ['string', 'a million line ends', '\r\n'.repeat(MILLION), '\n'.repeat(MILLION)],
    ['string', 'a million sections of CDATA', '<![CDATA[x]]>'.repeat(MILLION), 'x'.repeat(MILLION)],
  ])('%s: %s', async (type, _, value, expected) => {
    expect(await given(type, value)).toEqual(expected);
  });
});

describe('base64', () => {
  it('of 30 MB is read', async () => {
    const bytes = Buffer.alloc(30e6, 'payslip ');
    const read = await given('base64Binary', bytes.toString('base64'));
    expect(Buffer.compare(read as Buffer, bytes)).toBe(0);
  });

  it('of blanks with one bad character at the end is 400', async () => {
    expect(await send('base64Binary', `${' '.repeat(MILLION)}!`)).toMatchObject({ status: 400, body: '' });
    expect(await send('base64Binary', `AA=${' '.repeat(MILLION)}A`)).toMatchObject({ status: 400, body: '' });
  });

  it('of 30 MB with one bad character at the end is 400', async () => {
    expect(await send('base64Binary', `${'AAAA'.repeat(10e6)}!`)).toMatchObject({ status: 400, body: '' });
  });
});
