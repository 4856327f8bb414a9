import { describe, expect, it } from 'vitest';
import { trimmed } from '../server/soap/read/value.ts';
import { endOfName, endOfSpace } from '../server/soap/xml/characters.ts';
import { Limits } from '../server/soap/xml/limits.ts';
import type { Namespaces } from '../server/soap/xml/namespaces.ts';
import { parseXml, type XmlHandler, XmlParser } from '../server/soap/xml/parser.ts';
import { placesOf } from '../server/soap/xml/place.ts';

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

describe('a long CDATA section', () => {
  const LONG = 128 * 1024;

  it.each(['', ']]', '\r\n', '\r', '&amp;<b>'])('is read in steps as at once, before %j', (behind) => {
    for (let more = 0; more < 8; more++) {
      const filling = 'x'.repeat(2 * LONG - 4 + more);
      const told: [text: string, goesOn: boolean][] = [];
      const text: XmlHandler['text'] = (piece, goesOn) => told.push([piece, goesOn]);
      const parser = new XmlParser(
        `<a>b<![CDATA[${filling}${behind}c]]><d/></a>`,
        { ...SILENT, text },
        limits,
      );
      let steps = 1;
      while (parser.proceed() === null) steps++;
      expect(steps).toBeGreaterThan(2);
      const [before, ...section] = told;
      expect(before).toEqual(['b', false]);
      expect(section.map(([, goesOn]) => goesOn)).toEqual(section.map((_, at) => at > 0));
      const whole = section.map(([piece]) => piece).join('');
      expect(whole === `${filling}${behind.replace(/\r\n?/g, '\n')}c`).toBe(true);
    }
  });

  it('is refused as a short one that does not end, or holds what XML does not allow', () => {
    const long = 'x'.repeat(3 * LONG);
    expect(refusal(`<a><![CDATA[${long}`)).toContain('Unexpected end of file');
    expect(refusal(`<a><![CDATA[${long}\u0001]]></a>`)).toContain('is an invalid character');
  });
});

describe('what is long is passed over by patterns, and ends where it ended', () => {
  const lengths = [1, 255, 256, 257, 4_095, 4_096, 4_097, 20_000];

  it.each(lengths)('names of %i characters', (length) => {
    const name = 'n'.repeat(length);
    expect(endOfName(`<${name} x`, 1)).toBe(length + 1);
    expect(endOfName(`<${name}`, 1)).toBe(length + 1);
    expect(endOfName(`<${name}é=`, 1)).toBe(length + 2);
  });

  it.each(lengths)('white space of %i characters in a tag', (length) => {
    for (const unit of [' ', '\t', '\r\n']) {
      const space = unit.repeat(length);
      expect(endOfSpace(`<a${space}b="">`, 2)).toBe(space.length + 2);
      expect(endOfSpace(`<a${space}`, 2)).toBe(space.length + 2);
      expect(endOfSpace(`<a${space}\u00a0`, 2)).toBe(space.length + 2);
      expect(endOfSpace(`<a${space}`, 1)).toBe(1);
    }
  });

  it.each(lengths)('lines of %i characters', (length) => {
    const line = 'x'.repeat(length);
    const document = ['\r\n', '\r', '\n', ''].map((end) => line + end).join('');
    const offsets = [length, length + 1, length + 2, 2 * length + 2, 2 * length + 3, document.length];
    const places = offsets.map((offset) => {
      const lines = document.slice(0, offset).split(/\n|\r(?!\n)/);
      // Between the two characters that end a line together it is not over.
      const isWithin = document.slice(offset - 1, offset + 1) === '\r\n';
      const at = isWithin ? lines.slice(0, -1) : lines;
      return { line: at.length, column: (isWithin ? length + 1 : (at.at(-1)?.length ?? 0)) + 1 };
    });
    expect(placesOf(document, offsets)).toEqual(places);
  });

  it.each(lengths)('white space of %i characters', (length) => {
    for (const space of [' ', '\n', '\t ']) {
      const blank = space.repeat(length);
      const notes: string[] = [];
      expect(trimmed(`${blank}a b${blank}`, (lost) => notes.push(lost))).toBe('a b');
      expect(trimmed(blank, (lost) => notes.push(lost))).toBe('');
      expect(notes).toHaveLength(2);
    }
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
