import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sequence } from '../../base/sequence.ts';
import { subtype } from '../../server/soap/subtype.ts';
import { shows } from '../support/facts.ts';
import { serviceOf, write, writePieces } from './support/service.ts';

/** What no behaving operation shows of answers. */
const service = serviceOf(`
  operation Record(): Values
  operation Derived(): AbsenceV2
  operation Base(): Absence
  operation List(): Absence[]
  operation Numbers(): int[]
  operation Texts(): string[]
  operation Text(): string
  operation Bytes(): base64Binary
  operation Untyped(): anyType
  operation Nothing()
  type Values {
    Int: int NullInt: int? Decimal: decimal Boolean: boolean DateTime: dateTime NullDate: dateTime?
    Guid: guid Enum: Color NullEnum: Color? String: string Bytes: base64Binary Record: Absence List: Absence[]
  }
  type Absence { Id: int Comment: string }
  type AbsenceV2 extends Absence { Cause: string }
  enum Color { red green }
`);

const FULL = {
  Int: -2147483648,
  NullInt: 0,
  Decimal: '40.00',
  Boolean: false,
  DateTime: '2024-03-01T00:00:00',
  NullDate: '2024-03-01T23:59:59.123',
  Guid: '01234567-89ab-cdef-0123-456789abcdef',
  Enum: 'green',
  NullEnum: 'red',
  String: 'text',
  Bytes: Buffer.from('bytes'),
  Record: { Id: 1, Comment: 'a' },
  List: [{ Id: 2, Comment: 'b' }],
};

const FULL_XML =
  '<Int>-2147483648</Int><NullInt>0</NullInt><Decimal>40.00</Decimal><Boolean>false</Boolean>' +
  '<DateTime>2024-03-01T00:00:00</DateTime><NullDate>2024-03-01T23:59:59.123</NullDate>' +
  '<Guid>01234567-89ab-cdef-0123-456789abcdef</Guid><Enum>green</Enum><NullEnum>red</NullEnum><String>text</String>' +
  '<Bytes>Ynl0ZXM=</Bytes><Record><Id>1</Id><Comment>a</Comment></Record>' +
  '<List><Absence><Id>2</Id><Comment>b</Comment></Absence></List>';

const REQUIRED = {
  Int: 1,
  Decimal: '0',
  Boolean: true,
  DateTime: '0001-01-01T00:00:00',
  Guid: FULL.Guid,
  Enum: 'red',
};
const REQUIRED_XML =
  '<Int>1</Int><NullInt xsi:nil="true" /><Decimal>0</Decimal><Boolean>true</Boolean>' +
  '<DateTime>0001-01-01T00:00:00</DateTime><NullDate xsi:nil="true" />' +
  `<Guid>${FULL.Guid}</Guid><Enum>red</Enum><NullEnum xsi:nil="true" />`;

describe(shows('wire-schema-order'), () => {
  test('whatever order the data has', () => {
    const shuffled = fc.shuffledSubarray(Object.entries(FULL), { minLength: Object.keys(FULL).length });
    fc.assert(
      fc.property(shuffled, (entries) => {
        expect(write(service, 'Record', Object.fromEntries(entries))).toBe(
          `<RecordResult>${FULL_XML}</RecordResult>`,
        );
      }),
    );
  });

  test("the base's first, also where the derived type is declared", () => {
    expect(write(service, 'Derived', { Cause: 'flu', Comment: 'a', Id: 1 })).toBe(
      '<DerivedResult><Id>1</Id><Comment>a</Comment><Cause>flu</Cause></DerivedResult>',
    );
  });

  test('what the schema does not know is not written', () => {
    expect(write(service, 'Base', { Id: 1, Comment: 'a', Extra: 'x' })).not.toContain('Extra');
  });
});

describe(shows('wire-nulls'), () => {
  test.each([null, undefined])('references that are %s are left out, nillable values are nil', (nothing) => {
    const nulls = { NullInt: nothing, NullDate: nothing, NullEnum: nothing, String: nothing, Bytes: nothing };
    expect(write(service, 'Record', { ...REQUIRED, ...nulls, Record: nothing, List: nothing })).toBe(
      `<RecordResult>${REQUIRED_XML}</RecordResult>`,
    );
  });

  test('empty texts, bytes and lists are empty elements', () => {
    expect(write(service, 'Record', { ...REQUIRED, String: '', Bytes: Buffer.alloc(0), List: [] })).toBe(
      `<RecordResult>${REQUIRED_XML}<String /><Bytes /><List /></RecordResult>`,
    );
  });

  test('a null item of a list is nil, an empty one is not', () => {
    expect(write(service, 'Texts', ['a', null, ''])).toBe(
      '<TextsResult><string>a</string><string xsi:nil="true" /><string /></TextsResult>',
    );
    expect(write(service, 'List', [null])).toBe('<ListResult><Absence xsi:nil="true" /></ListResult>');
  });

  test('a null result leaves the response empty, an empty list does not', () => {
    expect(write(service, 'List', null)).toBe(' />');
    expect(write(service, 'List', [])).toBe('<ListResult />');
    expect(write(service, 'Text', '')).toBe('<TextResult />');
  });

  test('a value type cannot be null', () => {
    expect(() => write(service, 'Record', { ...FULL, Int: null })).toThrow(
      'the answer lacks a value for Int',
    );
  });
});

test(shows('wire-void'), () => {
  expect(write(service, 'Nothing', undefined)).toBe(' />');
});

describe('what is made as it is written is written as if it were there', () => {
  const batched = <T>(batches: readonly T[][]) => Sequence.ofBatches(() => batches);
  const texts = fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), { maxLength: 5 });
  const bytes = fc.array(fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 3 }), { maxLength: 5 });

  test('a text and bytes in a record', () => {
    fc.assert(
      fc.property(texts, bytes, (text, binary) => {
        const inPieces = { ...FULL, String: batched(text), Bytes: batched(binary) };
        const whole = { ...FULL, String: text.flat().join(''), Bytes: Buffer.concat(binary.flat()) };
        expect(write(service, 'Record', inPieces)).toBe(write(service, 'Record', whole));
      }),
    );
  });

  test('a text and bytes that are the whole result', () => {
    fc.assert(
      fc.property(texts, bytes, (text, binary) => {
        expect(write(service, 'Text', batched(text))).toBe(write(service, 'Text', text.flat().join('')));
        expect(write(service, 'Bytes', batched(binary))).toBe(
          write(service, 'Bytes', Buffer.concat(binary.flat())),
        );
      }),
    );
  });

  test('with references for what must not be raw', () => {
    expect(write(service, 'Base', { Id: 1, Comment: batched([['a'], [], ['b&']]) })).toBe(
      '<BaseResult><Id>1</Id><Comment>ab&amp;</Comment></BaseResult>',
    );
  });

  test('a record of an extending type', () => {
    expect(write(service, 'Base', subtype('AbsenceV2', { Id: 1, Cause: batched([['fl'], ['u']]) }))).toBe(
      '<BaseResult xsi:type="AbsenceV2"><Id>1</Id><Cause>flu</Cause></BaseResult>',
    );
  });
});

describe('a long text is written in pieces', () => {
  // Of an odd number of units before them, so that a border falls within a pair.
  const long = `a${'\u{1f600}'.repeat(400_000)}>`;

  test.each([
    ['that is the whole result', 'Text', long, `<TextResult>${long.slice(0, -1)}&gt;</TextResult>`],
    [
      'in a record',
      'Base',
      { Id: 1, Comment: long },
      `<BaseResult><Id>1</Id><Comment>${long.slice(0, -1)}&gt;</Comment></BaseResult>`,
    ],
  ])('%s', (_, name, result, written) => {
    const pieces = writePieces(service, name, result);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.every((piece) => piece.isWellFormed() && piece.length < 200_000)).toBe(true);
    expect(write(service, name, result) === written).toBe(true);
  });
});

describe(shows('wire-subtype'), () => {
  const flu = subtype('AbsenceV2', { Id: 1, Comment: null, Cause: 'flu' });

  test('where the base is declared', () => {
    expect(write(service, 'Base', flu)).toBe(
      '<BaseResult xsi:type="AbsenceV2"><Id>1</Id><Cause>flu</Cause></BaseResult>',
    );
    expect(write(service, 'List', [{ Id: 2 }, flu])).toBe(
      '<ListResult><Absence><Id>2</Id></Absence>' +
        '<Absence xsi:type="AbsenceV2"><Id>1</Id><Cause>flu</Cause></Absence></ListResult>',
    );
  });

  test('not where the derived type is declared', () => {
    expect(write(service, 'Derived', flu)).toBe(
      '<DerivedResult><Id>1</Id><Cause>flu</Cause></DerivedResult>',
    );
  });

  test('an untyped value', () => {
    expect(write(service, 'Untyped', 'a < b')).toBe(
      '<UntypedResult xsi:type="xsd:string">a &lt; b</UntypedResult>',
    );
    expect(write(service, 'Untyped', '')).toBe('<UntypedResult xsi:type="xsd:string" />');
    expect(write(service, 'Untyped', null)).toBe(' />');
  });
});

describe(shows('wire-value-texts'), () => {
  test('each type', () => {
    expect(write(service, 'Record', FULL)).toBe(`<RecordResult>${FULL_XML}</RecordResult>`);
  });

  test('numbers in a list', () => {
    expect(write(service, 'Numbers', [0, -1, 2147483647])).toBe(
      '<NumbersResult><int>0</int><int>-1</int><int>2147483647</int></NumbersResult>',
    );
  });

  test('base64 without line breaks, of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const [, text = ''] =
          /^<BytesResult>([A-Za-z0-9+/]+=*)<\/BytesResult>$/.exec(write(service, 'Bytes', bytes)) ?? [];
        expect(Buffer.from(text, 'base64').equals(bytes)).toBe(true);
      }),
    );
  });
});

describe(shows('wire-forbidden'), () => {
  const texts = fc.string({ unit: 'binary', minLength: 1 });

  test.each([
    ['\u0000\u0008\u000b\u001f\ufffe\uffff', '&#x0;&#x8;&#xB;&#x1F;&#xFFFE;&#xFFFF;'],
    ['\r\n\t', '\r\n\t'],
    [`<a href="b">'c' & d</a>`, `&lt;a href="b"&gt;'c' &amp; d&lt;/a&gt;`],
    ['é€😀', 'é€😀'],
  ])('%j', (text, written) => {
    expect(write(service, 'Text', text)).toBe(`<TextResult>${written}</TextResult>`);
  });

  test('no forbidden character leaves raw, and every text can be told back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = write(service, 'Text', text).slice('<TextResult>'.length, -'</TextResult>'.length);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids.
        expect(written).not.toMatch(/[<\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(toldBack(written)).toBe(text);
      }),
    );
  });
});

function toldBack(text: string): string {
  return text
    .replaceAll(/&#x([\dA-F]+);/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
