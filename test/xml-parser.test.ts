import { describe, expect, it } from 'vitest';
import { Limits } from '../server/soap/xml/limits.ts';
import type { Namespaces } from '../server/soap/xml/namespaces.ts';
import { parseXml, type XmlHandler, XmlParser } from '../server/soap/xml/parser.ts';

const limits = new Limits();
const SILENT = { open() {}, text() {}, close() {} };

/** Why a document is refused, place included; null when it is read. */
function refusal(document: string): string | null {
  try {
    parseXml(document, SILENT, limits);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the parser tells what a document holds', () => {
  it('resolves namespaces of elements and attributes, and gives the place of every start', () => {
    const tags: unknown[] = [];
    const document = '<p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="2"><b xmlns=""/><c/></p:a>';
    parseXml(document, { ...SILENT, open: (tag) => tags.push(tag) }, limits);
    expect(tags).toEqual([
      {
        namespace: 'urn:p',
        local: 'a',
        offset: 0,
        attributes: [
          { namespace: 'http://www.w3.org/2000/xmlns/', local: 'p', value: 'urn:p' },
          { namespace: 'http://www.w3.org/2000/xmlns/', local: 'xmlns', value: 'urn:d' },
          { namespace: 'urn:p', local: 'x', value: '1' },
          { namespace: '', local: 'y', value: '2' },
        ],
      },
      {
        namespace: '',
        local: 'b',
        offset: document.indexOf('<b'),
        attributes: [{ namespace: 'http://www.w3.org/2000/xmlns/', local: 'xmlns', value: '' }],
      },
      { namespace: 'urn:d', local: 'c', offset: document.indexOf('<c'), attributes: [] },
    ]);
  });

  it('gives the end of every element and resolves prefixes for values while it is open', () => {
    const document = '<a xmlns:p="urn:1"><b xmlns:p="urn:2">x</b ><c/></a>\n';
    const ends: number[] = [];
    const bound: (string | undefined)[] = [];
    const handler = {
      open: () => bound.push(handler.namespaces?.resolve('p')),
      text() {},
      close: (end: number) => ends.push(end),
      namespaces: null as Namespaces | null,
    };
    parseXml(document, handler, limits);
    expect(bound).toEqual(['urn:1', 'urn:2', 'urn:1']);
    expect(ends).toEqual([document.indexOf('<c'), document.indexOf('</a>'), document.indexOf('\n')]);
  });

  it.each([
    ['<a>\r\n1\r2\n3&#13;&#x41;&lt;&amp;&quot;&apos;&gt;</a>', '\n1\n2\n3\rA<&"\'>'],
    ['<a>1<![CDATA[<b>&amp;]]\r\n]]>2<!-- - --><?pi ?>3</a>', '1<b>&amp;]]\n23'],
    ['<a>😀\u00e9&#x1F600;</a>', '😀é😀'],
  ])('reads the text of %j', (document, expected) => {
    let text = '';
    const handler = {
      ...SILENT,
      text: (piece: string) => {
        text += piece;
      },
    };
    parseXml(document, handler, limits);
    expect(text).toBe(expected);
  });
});

describe('a long value of an attribute', () => {
  /** About as much as is read of one in a step. */
  const LONG = 128 * 1024;

  /** Every length at which a step may end within or beside what stands behind the filling. */
  const documents = (behind: string, end = '"/>') =>
    Array.from({ length: 2 * behind.length + 8 }, (_, more) => {
      const filling = 'x'.repeat(LONG - behind.length - 4 + more);
      return { filling, document: `<a b="1" c="${filling}${behind}${end}` };
    });

  it.each([
    ['plain text', 'abc', 'abc'],
    ['entities', '&amp;&#65;&lt;', '&A<'],
    ['line ends and tabs', '\r\n\t\r\n\n', '    '],
    ['the other quote', "'a'", "'a'"],
  ])('is read in steps as at once: %s', (_, behind, value) => {
    for (const { filling, document } of documents(behind, '" d="&amp;"><e/></a>')) {
      const attributes: (readonly [string, string])[] = [];
      const open: XmlHandler['open'] = (tag) => {
        for (const one of tag.attributes) attributes.push([one.local, one.value]);
      };
      const parser = new XmlParser(document, { ...SILENT, open }, limits);
      let steps = 1;
      while (parser.proceed() === null) steps++;
      expect(steps).toBeGreaterThan(1);
      expect(attributes).toEqual([
        ['b', '1'],
        ['c', filling + value],
        ['d', '&'],
      ]);
    }
  });

  it.each([
    ['does not end', '', '', 'Unexpected end of file'],
    ['holds markup', '<', '"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character"],
    ['stands in a tag twice', '', '" b="2"/>', "'b' is a duplicate attribute name"],
    ['has no tag behind it', '', '"', 'Unexpected end of file'],
  ])('is refused as a short one: %s', (_, behind, end, reason) => {
    for (const { document } of documents(behind, end)) expect(refusal(document)).toContain(reason);
  });
});

describe('the parser refuses in the words of .NET, with the place', () => {
  it.each([
    ['', 'Root element is missing.'],
    ['hello', 'Data at the root level is invalid. Line 1, position 1.'],
    ['<a/>\n x', 'Data at the root level is invalid. Line 2, position 2.'],
    ['<a/><b/>', 'There are multiple root elements. Line 1, position 5.'],
    [
      '<a><b>',
      'Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 7.',
    ],
    [
      '<a></b>',
      "The 'a' start tag on line 1 position 2 does not match the end tag of 'b'. Line 1, position 6.",
    ],
    ['</a>', 'Unexpected end tag. Line 1, position 1.'],
    ['<p:a/>', "'p' is an undeclared prefix. Line 1, position 2."],
    ['<a x="1" x="2"/>', "'x' is a duplicate attribute name. Line 1, position 10."],
    ['<a>&b;</a>', "Reference to undeclared entity 'b'. Line 1, position 5."],
    ['<a>&#0;</a>', "'.', hexadecimal value 0x00, is an invalid character. Line 1, position 6."],
    ['<a>\u0001</a>', "'\u0001', hexadecimal value 0x01, is an invalid character. Line 1, position 4."],
    ['<a x="<"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7."],
    ['<a x=1/>', "'1' is an unexpected token. The expected token is '\"'. Line 1, position 6."],
    ['<a>]]></a>', "']]>' is not allowed in character data. Line 1, position 6."],
    ['<1/>', "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 2."],
    [' <?xml version="1.0"?><a/>', /^Unexpected XML declaration\. .* Line 1, position 4\.$/],
    ['<!DOCTYPE a []><a/>', /^For security reasons DTD is prohibited .* Line 1, position 3\.$/],
  ])('%j', (document, expected) => {
    expect(refusal(document)).toEqual(
      expect.stringMatching(expected instanceof RegExp ? expected : literally(expected)),
    );
  });

  it.each([
    '<?xml version="1.1"?><a/>',
    '<a xmlns:p=""/>',
    '<a xmlns:xmlns="urn:x"/>',
    '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>',
    '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
    '<a xmlns:xml="urn:x"/>',
    '<a xmlns:p="urn:x" xmlns:q="urn:x" p:x="" q:x=""/>',
    '<a:b:c xmlns:a="urn:x"/>',
    '<:a xmlns="urn:x"/>',
    '<a: xmlns:a="urn:x"/>',
    '<a xmlns:p="urn:x" p:="1"/>',
    '<a xmlns:p="urn:x" p:1="1"/>',
    '<a><!-- -- --></a>',
    '<a><!-- ---></a>',
    '<a><?XML ?></a>',
    '<a><?p:q ?></a>',
    '<![CDATA[]]>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>&#;</a>',
    '<a>&amp</a>',
    '<a x="&#2;"/>',
    '<a>\uFFFF</a>',
    '<a x="1"y="2"/>',
    '<a /',
    '<a',
    '<',
  ])('%j', (document) => {
    expect(refusal(document)).not.toBeNull();
  });
});

function literally(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
