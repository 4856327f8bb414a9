import { describe, expect, test } from 'vitest';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import { subtypeOf } from '../../server/soap/subtype.ts';
import { shows } from '../support/facts.ts';
import { NAMESPACE, read, serviceOf } from './support/service.ts';

/** What no behaving operation shows of reading: every kind of parameter, missing, nil and empty. */
const service = serviceOf(`
  operation Values(
    Int: int, Decimal: decimal, Boolean: boolean, DateTime: dateTime, Guid: guid, Enum: Color,
    String: string, Bytes: base64Binary, Any: anyType, Record: Absence, List: Absence[], Numbers: int[]
  )
  operation Nillable(Int: int?, DateTime: dateTime?, Enum: Color?, Numbers: int[], Texts: string[], String: string)
  operation Subtype(Absence: Absence, Other: AbsenceV2)
  type Absence { Id: int Comment: string }
  type AbsenceV2 extends Absence { Cause: string }
  enum Color { red green }
`);

const ZEROS = {
  Int: 0,
  Decimal: '0',
  Boolean: false,
  DateTime: '0001-01-01T00:00:00',
  Guid: '00000000-0000-0000-0000-000000000000',
  Enum: 'red',
};
const NULLS = { String: null, Bytes: null, Any: null, Record: null, List: null, Numbers: null };

function argumentsOf(operation: string, parameters: string): Record<string, unknown> {
  return read(service, operation, parameters).arguments;
}

function faultOf(operation: string, parameters: string): string {
  try {
    read(service, operation, parameters);
  } catch (error) {
    if (error instanceof SoapFault) return `${error.code}: ${error.message}`;
    if (error instanceof BareStatus) return String(error.status);
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe(shows('wire-missing-value'), () => {
  test('every value type is its zero', () => {
    expect(argumentsOf('Values', '')).toMatchObject(ZEROS);
  });

  test('in a record too', () => {
    expect(argumentsOf('Values', '<Record />').Record).toEqual({ Id: 0, Comment: null });
  });

  test('one that may be null is null', () => {
    expect(argumentsOf('Nillable', '')).toMatchObject({ Int: null, DateTime: null, Enum: null });
  });
});

describe(shows('wire-missing-reference'), () => {
  test('every reference type is null', () => {
    expect(argumentsOf('Values', '')).toEqual({ ...ZEROS, ...NULLS });
  });

  test('an empty one is not: text, bytes, record, list', () => {
    expect(
      argumentsOf('Values', '<String /><Bytes></Bytes><Record /><List /><Numbers></Numbers>'),
    ).toMatchObject({
      String: '',
      Bytes: Buffer.alloc(0),
      Record: { Id: 0, Comment: null },
      List: [],
      Numbers: [],
    });
  });
});

describe(shows('wire-nil'), () => {
  test.each(['true', '1'])('nil="%s"', (nil) => {
    const values = ['Int', 'DateTime', 'Enum'].map((name) => `<${name} xsi:nil="${nil}" />`);
    expect(argumentsOf('Nillable', values.join(''))).toMatchObject({ Int: null, DateTime: null, Enum: null });
  });

  test.each(['false', '0'])('nil="%s" says nothing', (nil) => {
    expect(argumentsOf('Nillable', `<Int xsi:nil="${nil}">5</Int>`).Int).toBe(5);
  });

  test('what stands inside a nil element is not read', () => {
    expect(argumentsOf('Nillable', '<Int xsi:nil="true">five</Int>').Int).toBeNull();
  });

  test('an item of a list that is nillable', () => {
    const texts = '<Texts><string>a</string><string xsi:nil="true" /><string /></Texts>';
    expect(argumentsOf('Nillable', texts).Texts).toEqual(['a', null, '']);
  });

  test('a whole list, though it is not declared nillable', () => {
    expect(argumentsOf('Nillable', '<Numbers xsi:nil="true" />').Numbers).toBeNull();
  });

  test('an element that is not nillable is read as if nothing was said', () => {
    expect(argumentsOf('Nillable', '<String xsi:nil="true" />').String).toBe('');
    expect(faultOf('Values', '<Int xsi:nil="true" />')).toContain(
      'Input string was not in a correct format.',
    );
  });
});

describe(shows('wire-unreadable'), () => {
  test.each([
    ['Enum', 'blue', "Instance validation error: 'blue' is not a valid value for Color."],
    ['Enum', ' red', "Instance validation error: ' red' is not a valid value for Color."],
    ['Guid', 'abc', 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    ['Boolean', 'yes', "The string 'yes' is not a valid Boolean value."],
  ])('%s %s', (name, text, inner) => {
    expect(faultOf('Values', `<${name}>${text}</${name}>`)).toMatch(
      /^Client: Server was unable to read request. ---> There is an error in XML document \(1, \d+\). ---> /,
    );
    expect(faultOf('Values', `<${name}>${text}</${name}>`)).toContain(inner);
  });

  test('bytes that are no base64 are an XML error', () => {
    expect(faultOf('Values', '<Bytes>*</Bytes>')).toBe('400');
  });

  test('the first of two is told', () => {
    expect(faultOf('Values', '<Boolean>yes</Boolean><Int>one</Int>')).toContain("'yes'");
  });
});

describe('records and lists', () => {
  test('items in the order they came', () => {
    const list = '<Absence><Id>2</Id></Absence><Absence><Comment>x</Comment><Id>1</Id></Absence>';
    expect(argumentsOf('Values', `<List>${list}</List>`).List).toEqual([
      { Id: 2, Comment: null },
      { Id: 1, Comment: 'x' },
    ]);
  });

  test('character data, references and CDATA are one text', () => {
    expect(argumentsOf('Values', '<String>a&amp;b<![CDATA[<c>]]>&#100;</String>').String).toBe('a&b<c>d');
  });

  test('line ends of a text are line feeds, unless they are written as references', () => {
    expect(argumentsOf('Values', '<String>a\r\nb\rc&#13;</String>').String).toBe('a\nb\nc\r');
  });
});

describe(shows('wire-type-of-record'), () => {
  test('xsi:type chooses a subtype', () => {
    const { Absence } = argumentsOf(
      'Subtype',
      `<Absence xsi:type="t:AbsenceV2" xmlns:t="${NAMESPACE}"><Id>1</Id><Cause>flu</Cause></Absence>`,
    );
    expect(Absence).toEqual({ Id: 1, Comment: null, Cause: 'flu' });
    expect(subtypeOf(Absence as object)).toBe('AbsenceV2');
  });

  test('xsi:type of the declared type changes nothing', () => {
    const { Absence } = argumentsOf('Subtype', '<Absence xsi:type="Absence"><Id>1</Id></Absence>');
    expect(subtypeOf(Absence as object)).toBeUndefined();
  });

  test.each(['Contract', 'n:AbsenceV2', 'Color'])('xsi:type="%s" does not fit', (type) => {
    expect(faultOf('Subtype', `<Absence xmlns:n="urn:other" xsi:type="${type}" />`)).toContain(
      `The specified type was not recognized: name='${type.replace('n:', '')}', namespace='${
        type.startsWith('n:') ? 'urn:other' : NAMESPACE
      }', at <Absence xmlns='${NAMESPACE}'>.`,
    );
  });
});
