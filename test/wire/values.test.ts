import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SimpleTypeName } from '../../contracts/interface/model.ts';
import { BareStatus } from '../../server/soap/faults.ts';
import { enumReader, SIMPLE_READERS } from '../../server/soap/read/simple-values.ts';
import type { ReadValue } from '../../server/soap/read/value.ts';

/** A value, and what it lost on its way. */
interface Reading {
  readonly value: unknown;
  readonly lost: readonly string[];
}

function readWith(reader: ReadValue, text: string): Reading {
  const lost: string[] = [];
  return { value: reader(text, (loss) => lost.push(loss)), lost };
}

function read(type: SimpleTypeName, text: string): Reading {
  return readWith(SIMPLE_READERS[type], text);
}

function valueIn(type: SimpleTypeName, text: string): unknown {
  return read(type, text).value;
}

/** The numbers, booleans and dates around which .NET trims, and one text for each that it takes. */
const TRIMMED = [
  ['int', '5'],
  ['decimal', '5.0'],
  ['boolean', 'true'],
  ['dateTime', '2024-03-01T00:00:00'],
  ['guid', '01234567-89ab-cdef-0123-456789abcdef'],
] as const satisfies readonly (readonly [SimpleTypeName, string])[];

const NOT_A_NUMBER = 'Input string was not in a correct format.';

describe('white space', () => {
  test.for(TRIMMED)('is trimmed around %s, and that is told', ([type, text]) => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r') });
    fc.assert(
      fc.property(space, space, (before, after) => {
        const { value, lost } = read(type, before + text + after);
        expect(value).toBe(valueIn(type, text));
        expect(lost).toEqual(before + after === '' ? [] : ['the white space around it was trimmed']);
      }),
    );
  });

  test.for(TRIMMED)('is not trimmed inside %s', ([type, text]) => {
    expect(() => read(type, `${text.slice(0, 1)} ${text.slice(1)} x`)).toThrow();
  });

  test('a no-break space is none', () => {
    expect(() => read('int', '\u00a05')).toThrow(NOT_A_NUMBER);
  });

  test('is kept in strings, which are taken as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read('string', text)).toEqual({ value: text, lost: [] });
        expect(read('anyType', text)).toEqual({ value: text, lost: [] });
      }),
    );
  });
});

describe('int', () => {
  test('every int in its shortest form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (number) => {
        expect(read('int', String(number))).toEqual({ value: number, lost: [] });
      }),
    );
  });

  test.each([
    ['+5', 5],
    ['007', 7],
    ['-0', 0],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],
    ['0000000000002147483647', 2147483647],
  ])('%s', (text, value) => {
    expect(valueIn('int', text)).toBe(value);
  });

  test.each(['', ' ', '+', '--5', '5-', '1.0', '1,000', '1e3', '0x10', 'five', '٣', '5 6', 'true', 'NaN'])(
    '%j is no number',
    (text) => {
      expect(() => read('int', text)).toThrow(NOT_A_NUMBER);
    },
  );

  test('every number beyond an int is too large or too small', () => {
    const beyond = fc.oneof(
      fc.bigInt({ min: 2n ** 31n, max: 2n ** 200n }),
      fc.bigInt({ min: -(2n ** 200n), max: -(2n ** 31n) - 1n }),
    );
    fc.assert(
      fc.property(beyond, (number) => {
        expect(() => read('int', String(number))).toThrow(
          'Value was either too large or too small for an Int32.',
        );
      }),
    );
  });
});

describe('decimal', () => {
  const MAX = 79228162514264337593543950335n;
  const TOO_LARGE = 'Value was either too large or too small for a Decimal.';

  test('keeps the scale of what fits', () => {
    const fitting = fc.tuple(fc.bigInt({ min: -MAX, max: MAX }), fc.integer({ min: 0, max: 28 }));
    fc.assert(
      fc.property(fitting, ([units, scale]) => {
        fc.pre(units !== 0n);
        expect(read('decimal', withPoint(units, scale))).toEqual({
          value: withPoint(units, scale),
          lost: [],
        });
      }),
    );
  });

  test.each([
    ['40.00', '40.00'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+5.10', '5.10'],
    ['-5', '-5'],
    ['-.5', '-0.5'],
    ['007.10', '7.10'],
    ['0.00', '0.00'],
    ['-0.00', '0.00'],
    ['79228162514264337593543950335', '79228162514264337593543950335'],
    ['7.9228162514264337593543950335', '7.9228162514264337593543950335'],
  ])('%s', (text, value) => {
    expect(read('decimal', text)).toEqual({ value, lost: [] });
  });

  test.each([
    ['0.00000000000000000000000000005', '0.0000000000000000000000000000', 28],
    ['0.00000000000000000000000000015', '0.0000000000000000000000000002', 28],
    ['0.000000000000000000000000000051', '0.0000000000000000000000000001', 28],
    ['79228162514264337593543950335.4', '79228162514264337593543950335', 0],
    ['7922816251426433759354395032.55', '7922816251426433759354395032.6', 1],
    ['7922816251426433759354395033.55', '7922816251426433759354395034', 0],
    ['7922816251426433759354395033.45', '7922816251426433759354395033.4', 1],
    ['-1.99999999999999999999999999999', '-2.0000000000000000000000000000', 28],
  ])('%s is rounded to %s, half to even, and that is told', (text, value, digits) => {
    expect(read('decimal', text)).toEqual({ value, lost: [`the fraction was rounded to ${digits} digits`] });
  });

  test('zeros that do not fit are left out without a word', () => {
    expect(read('decimal', `1.${'0'.repeat(40)}`)).toEqual({ value: `1.${'0'.repeat(28)}`, lost: [] });
  });

  test.each(['', '.', '-', '1,5', '1.000,50', '1e3', '1.2.3', '€5', '5%', '1 000', 'INF', '0x1'])(
    '%j is no number',
    (text) => {
      expect(() => read('decimal', text)).toThrow(NOT_A_NUMBER);
    },
  );

  test.each([
    '79228162514264337593543950336',
    '-79228162514264337593543950336',
    '79228162514264337593543950335.5',
    `1${'0'.repeat(60)}`,
  ])('%s is too large or too small', (text) => {
    expect(() => read('decimal', text)).toThrow(TOO_LARGE);
  });

  test('is never further off than half of its last digit', () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,20}$/);
    const fraction = fc.stringMatching(/^\d{1,60}$/);
    fc.assert(
      fc.property(digits, fraction, (whole, part) => {
        const value = String(valueIn('decimal', `${whole}.${part}`));
        const scale = value.split('.')[1]?.length ?? 0;
        const given = BigInt(whole + part);
        const kept = BigInt(value.replace('.', '')) * 10n ** BigInt(part.length - scale);
        const off = given > kept ? given - kept : kept - given;
        expect(off * 2n <= 10n ** BigInt(part.length - scale)).toBe(true);
      }),
    );
  });

  /** The number of `units` with its point before the last `scale` digits. */
  function withPoint(units: bigint, scale: number): string {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const point = digits.length - scale;
    return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
  }
});

describe('boolean', () => {
  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('%s', (text, value) => {
    expect(read('boolean', text)).toEqual({ value, lost: [] });
  });

  test.each(['True', 'FALSE', 'yes', 'ja', '', '2', '-1', '01', 'true false'])('%j is none', (text) => {
    expect(() => read('boolean', text)).toThrow(`The string '${text}' is not a valid Boolean value.`);
  });

  test('the text is told without the white space around it', () => {
    expect(() => read('boolean', ' True ')).toThrow("The string 'True' is not a valid Boolean value.");
  });
});

describe('dateTime', () => {
  const DAY = {
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  };

  test('every second from year 1 to 9999 is what it says', () => {
    fc.assert(
      fc.property(fc.date(DAY), (date) => {
        const text = date.toISOString().slice(0, 19);
        expect(read('dateTime', text)).toEqual({ value: text, lost: [] });
      }),
    );
  });

  test.each([
    ['2024-03-01', '2024-03-01T00:00:00'],
    ['0001-01-01', '0001-01-01T00:00:00'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00'],
    ['9999-12-31T23:59:59', '9999-12-31T23:59:59'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00'],
    ['2000-02-29', '2000-02-29T00:00:00'],
    ['2024-03-01T08:30:00.5', '2024-03-01T08:30:00.5'],
    ['2024-03-01T08:30:00.1200', '2024-03-01T08:30:00.12'],
    ['2024-03-01T08:30:00.000', '2024-03-01T08:30:00'],
    ['2024-03-01T08:30:00.1234567', '2024-03-01T08:30:00.1234567'],
    ['2024-03-01T08:30:00.12345670000', '2024-03-01T08:30:00.1234567'],
  ])('%s is %s', (text, value) => {
    expect(read('dateTime', text)).toEqual({ value, lost: [] });
  });

  test.each([
    ['2024', '2024-01-01T00:00:00', 'a year was read as its first day'],
    ['2024-03', '2024-03-01T00:00:00', 'a month was read as its first day'],
    [
      '2024-03-01T08:30:00.12345674',
      '2024-03-01T08:30:00.1234567',
      'the fraction of the second was rounded to 7 digits',
    ],
    [
      '2024-03-01T08:30:00.12345678',
      '2024-03-01T08:30:00.1234568',
      'the fraction of the second was rounded to 7 digits',
    ],
    [
      '2024-03-01T08:30:00.12345675',
      '2024-03-01T08:30:00.1234568',
      'the fraction of the second was rounded to 7 digits',
    ],
    [
      '2024-03-01T08:30:00.12345665',
      '2024-03-01T08:30:00.1234566',
      'the fraction of the second was rounded to 7 digits',
    ],
    [
      '2024-03-01T08:30:00.123456650001',
      '2024-03-01T08:30:00.1234567',
      'the fraction of the second was rounded to 7 digits',
    ],
    [
      '2024-12-31T23:59:59.99999999',
      '2025-01-01T00:00:00',
      'the fraction of the second was rounded to 7 digits',
    ],
    ['2024-03-01T08:30:00Z', '2024-03-01T08:30:00', 'the time zone was dropped'],
    ['2024-03-01Z', '2024-03-01T00:00:00', 'the time zone was dropped'],
    ['--11-16', '1904-11-16T00:00:00', 'a day without a year was read as one of 1904'],
    ['--02-29', '1904-02-29T00:00:00', 'a day without a year was read as one of 1904'],
    ['\u00a02024-03-01\u3000', '2024-03-01T00:00:00', 'the white space around it was trimmed'],
  ])('%s is %s: %s', (text, value, loss) => {
    expect(read('dateTime', text)).toEqual({ value, lost: [loss] });
  });

  /** The Netherlands keep one hour from UTC, two in summer (mark: wire-zone-dutch-time). */
  test.each([
    ['2024-01-15T00:00:00+01:00', '2024-01-15T00:00:00'],
    ['2024-07-15T00:00:00+02:00', '2024-07-15T00:00:00'],
    ['2024-07-15T00:00:00+01:00', '2024-07-15T01:00:00'],
    ['2024-01-15T00:00:00+02:00', '2024-01-14T23:00:00'],
    ['2024-01-15T00:00:00-05:00', '2024-01-15T06:00:00'],
    ['2024-01-15T00:00:00+00:00', '2024-01-15T01:00:00'],
    ['2024-01-15T00:00:00.25+05:30', '2024-01-14T19:30:00.25'],
    ['2024-01-15+01:00', '2024-01-15T00:00:00'],
    // The clocks change at one o'clock UTC.
    ['2024-03-31T00:59:59+00:00', '2024-03-31T01:59:59'],
    ['2024-03-31T01:00:00+00:00', '2024-03-31T03:00:00'],
    ['2024-10-27T00:59:59+00:00', '2024-10-27T02:59:59'],
    ['2024-10-27T01:00:00+00:00', '2024-10-27T02:00:00'],
    // Windows knows only today's rule, not Amsterdam's own time of before 1940 (mark: wire-zone-windows).
    ['1935-01-01T00:00:00+01:00', '1935-01-01T00:00:00'],
    // Beyond what .NET can hold it stays at the end.
    ['0001-01-01T00:00:00+02:00', '0001-01-01T00:00:00'],
    ['9999-12-31T23:59:59-01:00', '9999-12-31T23:59:59'],
  ])('%s is %s in the Netherlands', (text, value) => {
    expect(read('dateTime', text)).toEqual({
      value,
      lost: ['the offset was dropped after converting to Dutch time'],
    });
  });

  /** The day on which a test runs may pass while it does. */
  function dutchDays(): string[] {
    const format = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' });
    return [0, 60_000].map((later) => format.format(Date.now() + later));
  }

  test.each([
    ['09:30:00', (day: string) => `${day}T09:30:00`, 'a time was read as one of today'],
    [
      '---16',
      (day: string) => `${day.slice(0, 4)}-01-16T00:00:00`,
      'a day without a month was read as one of this January',
    ],
    [
      '--11',
      (day: string) => `${day.slice(0, 4)}-11-01T00:00:00`,
      'a month without a year was read as its first day in this year',
    ],
    [
      '--11--',
      (day: string) => `${day.slice(0, 4)}-11-01T00:00:00`,
      'a month without a year was read as its first day in this year',
    ],
  ])('%s is filled in from today', (text, expected, loss) => {
    const { value, lost } = read('dateTime', text);
    expect(dutchDays().map(expected)).toContain(value);
    expect(lost).toEqual([loss]);
  });

  test.each([
    '',
    '--02-30',
    '--13',
    '--11-',
    '---32',
    '24:00:00',
    '09:30',
    '2026-11T09:30:00',
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-01',
    '2024-01-00',
    '0000-01-01',
    '10000-01-01',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T24:00:00',
    '2024-01-01T23:60:00',
    '2024-01-01T23:59:60',
    '2024-01-01T8:30:00',
    '2024-01-01T08:30',
    '2024-01-01T08:30:00.',
    '2024-01-01 08:30:00',
    '2024-01-01t08:30:00',
    '2024-01-01T',
    '2024-01-01T08:30:00+1:00',
    '2024-01-01T08:30:00+0100',
    '01-01-2024',
    '01/01/2024',
    '20240101',
    'now',
    '-2024-01-01',
  ])('%j is no date', (text) => {
    expect(() => read('dateTime', text)).toThrow(`The string '${text}' is not a valid AllXsd value.`);
  });

  test('the text is told with the white space around it', () => {
    expect(() => read('dateTime', ' tomorrow\n')).toThrow(
      "The string ' tomorrow\n' is not a valid AllXsd value.",
    );
  });
});

describe('guid', () => {
  const GUID = '01234567-89ab-cdef-0123-456789abcdef';
  const STRUCT = '{0x1,0x2,0x3,{0x0,0x1,0x2,0x3,0x4,0x5,0x6,0x7}}';

  test('every guid, in lower case with dashes however it came', () => {
    fc.assert(
      fc.property(fc.uuid({ version: [1, 2, 3, 4, 5, 6, 7, 8] }), (guid) => {
        const bare = guid.replaceAll('-', '');
        for (const text of [guid, guid.toUpperCase(), `{${guid}}`, `(${guid})`, bare])
          expect(valueIn('guid', text)).toBe(guid);
      }),
    );
  });

  test.each([
    [STRUCT, '00000001-0002-0003-0001-020304050607'],
    [` { 0X1 , 0x12345,0x3,{0x0,0x1,0x2,0x3,0x4,0x5,0x6,0x007} } `, '00000001-2345-0003-0001-020304050607'],
    [`+${GUID.slice(1)}`, GUID],
    [`0x${GUID.slice(2)}`, `00${GUID.slice(2)}`],
  ])('%s is %s', (text, value) => {
    expect(valueIn('guid', text)).toBe(value);
  });

  /** A sentence for each mistake (mark: wire-guid-texts). */
  test.each([
    ['', 'Unrecognized Guid format.'],
    ['5', 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    [GUID.slice(1), 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    [`(${GUID}}`, 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    [`{${GUID.replaceAll('-', '')}}`, "Expected hex 0x in '{0xdddddddd, etc}'."],
    [
      `-${GUID.slice(1)}`,
      'Unrecognized Guid format. ---> String cannot contain a minus sign if the base is not 10.',
    ],
    [`g${GUID.slice(1)}`, 'Could not find any recognizable digits.'],
    ['{0x1}', 'Could not find a comma'],
    ['{0xg,0x2,0x3}', 'Could not find any recognizable digits.'],
    ['{0x1,0x2,0x3,0x4}', 'Expected {0xdddddddd, etc}.'],
    [`${STRUCT}x`, 'Additional non-parsable characters are at the end of the string.'],
    [STRUCT.slice(0, -1), 'Could not find the ending brace.'],
    [STRUCT.slice(0, -2), 'Could not find a brace'],
    [STRUCT.replace('0x7}', '0x100}'), 'Value was either too large or too small for an unsigned byte.'],
    [STRUCT.replace('0x1,', '0x123456789,'), 'Value was either too large or too small for a UInt32.'],
    [`0-1234567${GUID.slice(9)}`, 'Dashes are in the wrong position for GUID parsing.'],
    [GUID.replace('f', 'g'), 'Guid string should only contain hexadecimal characters.'],
  ])('%j: %s', (text, message) => {
    expect(() => read('guid', text)).toThrow(message);
  });
});

describe('enum', () => {
  const gender = enumReader('Gender', ['undefined', 'male', 'female']);

  test.each(['undefined', 'male', 'female'])('%s', (text) => {
    expect(readWith(gender, text)).toEqual({ value: text, lost: [] });
  });

  test.each(['Male', ' male', 'male ', '', '1', 'male female', 'constructor'])(
    '%j is none of them',
    (text) => {
      expect(() => readWith(gender, text)).toThrow(
        `Instance validation error: '${text}' is not a valid value for Gender.`,
      );
    },
  );
});

describe('base64Binary', () => {
  test('every sequence of bytes, with line breaks or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        const broken = text.replaceAll(/.{76}/g, '$&\r\n');
        expect(Buffer.from(bytes).equals(valueIn('base64Binary', text) as Uint8Array)).toBe(true);
        expect(Buffer.from(bytes).equals(valueIn('base64Binary', broken) as Uint8Array)).toBe(true);
      }),
    );
  });

  /** Fact: wire-base64. */
  test.each([
    ['A', ''],
    ['QQ', 'A'],
    ['QR==', 'A'],
    ['QUJDR', 'ABC'],
    ['Q\tQ==\n', 'A'],
    ['QUJD====', 'ABC'],
    ['=', ''],
    ['QQ= \n', 'A'],
  ])('%j is %j', (text, value) => {
    expect(Buffer.from(valueIn('base64Binary', text) as Uint8Array).toString()).toBe(value);
  });

  test.each(['*', 'AA==é', '{}', 'QUJD-_8=', 'QQ==QQ==', 'QQ= =', 'QQ\u00a0'])(
    '%j is none, which is an XML error',
    (text) => {
      expect(() => read('base64Binary', text)).toThrow(BareStatus);
    },
  );
});
