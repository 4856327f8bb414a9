import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../server/soap/charset.ts';
import { charsetNamed } from '../../server/soap/charset-names.ts';
import { BareStatus } from '../../server/soap/faults.ts';
import { shows } from '../support/facts.ts';

const bytes = (...values: readonly number[]) => Buffer.from(values);
const xml = (encoding: string, text: Buffer) =>
  Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`), text, Buffer.from('</a>')]);

describe(shows('wire-charset-names'), () => {
  test.each([
    ['UTF-8', 'utf-8'],
    ['unicode', 'utf-16le'],
    ['us-ascii', 'us-ascii'],
    ['latin1', 'iso-8859-1'],
    ['Windows-1252', 'windows-1252'],
    ['ibm850', 'cp850'],
    ['utf-32', 'utf-32le'],
    ['utf8', null],
    ['iso88591', null],
    ['cp1252', null],
    ['', null],
  ])('%j', (name, charset) => {
    expect(charsetNamed(name)).toBe(charset);
  });
});

describe(shows('wire-charset-others'), () => {
  test('a charset of the far east', () => {
    const { text, loss } = decodeBody(bytes(0x41, 0x88, 0x9f), 'text/xml; charset=shift_jis');
    expect([text, loss?.charset]).toEqual(['A??', null]);
  });
});

describe(shows('wire-windows-1252'), () => {
  test.each([
    ['windows-1252', [0x80, 0x99, 0xe9], '€™é'],
    ['iso-8859-1', [0x80, 0x99, 0xe9], '\u0080\u0099é'],
    ['ibm850', [0x82, 0xd5], 'éı'],
    ['utf-32', [0x41, 0, 0, 0, 0x00, 0xf6, 0x01, 0], 'A😀'],
  ])('%s', (charset, values, text) => {
    expect(decodeBody(bytes(...values), `text/xml; charset=${charset}`)).toMatchObject({ text, loss: null });
  });
});

describe(shows('wire-charset-text'), () => {
  const CAFE = Buffer.from('Café');

  test.each([
    ['a declaration is not looked at', xml('utf-8', CAFE), 'text/xml', /Caf\?\?<\/a>$/],
    ['a byte order mark is', Buffer.concat([bytes(0xef, 0xbb, 0xbf), CAFE]), 'text/xml', /^Café$/],
    ['also before a charset', Buffer.from('\ufeffCafé', 'utf16le'), 'text/xml; charset=utf-8', /^Café$/],
    ['any other type is read alike', CAFE, 'text/plain', /^Caf\?\?$/],
    ['and so is none', CAFE, undefined, /^Caf\?\?$/],
  ])('%s', (_, body, contentType, text) => {
    expect(decodeBody(body, contentType).text).toMatch(text);
  });
});

describe(shows('wire-charset-ascii'), () => {
  test('what was lost is told, and where', () => {
    expect(decodeBody(Buffer.from('<a>Café</a>'), 'text/xml')).toMatchObject({
      text: '<a>Caf??</a>',
      loss: { replacement: '?', offset: 6, charset: null },
    });
  });

  test('nothing is lost of what is ASCII', () => {
    expect(decodeBody(Buffer.from('<a>Cafe</a>'), 'text/xml').loss).toBeNull();
  });

  test('who names it loses the same', () => {
    expect(decodeBody(bytes(0x41, 0xe9), 'text/xml; charset=us-ascii')).toMatchObject({
      text: 'A?',
      loss: { replacement: '?', offset: 1, charset: 'us-ascii' },
    });
  });
});

describe(shows('wire-charset-application'), () => {
  const TYPE = 'application/soap+xml';

  test.each([
    ['its declaration', xml('iso-8859-1', bytes(0xe9)), /<a>é<\/a>$/],
    ['UTF-8 where nothing is said', Buffer.from('<a>é</a>'), /<a>é<\/a>$/],
    ['its byte order mark', Buffer.from('\ufeff<a>é</a>', 'utf16le'), /<a>é<\/a>$/],
    ['its first bytes', Buffer.from('<a>é</a>', 'utf16le').swap16(), /<a>é<\/a>$/],
  ])('%s', (_, body, text) => {
    expect(decodeBody(body, TYPE)).toMatchObject({ text: expect.stringMatching(text), loss: null });
  });

  test('bytes that its encoding does not have are lost, and told', () => {
    const { text, loss } = decodeBody(xml('us-ascii', bytes(0x41, 0xe9)), TYPE);
    expect([text.endsWith('A?</a>'), loss?.charset]).toEqual([true, 'us-ascii']);
  });

  test.each([
    ['an encoding that .NET does not know', xml('utf8', Buffer.from('é'))],
    ['one that is not there', xml('utf-16', Buffer.from('é'))],
  ])('%s is broken XML', (_, body) => {
    expect(() => decodeBody(body, TYPE)).toThrow(BareStatus);
  });
});

describe(shows('wire-broken-bytes'), () => {
  const BROKEN = bytes(0x41, 0xe9, 0x42);

  test('a decoder replaces them', () => {
    expect(decodeBody(BROKEN, 'text/xml; charset=utf-8')).toMatchObject({
      text: 'A\ufffdB',
      loss: { replacement: '\ufffd', offset: 1, charset: 'utf-8' },
    });
  });

  test('U+FFFD itself is whole', () => {
    const utf16 = Buffer.from('\ufeffa\ufffdb', 'utf16le');
    expect(decodeBody(utf16, 'text/xml')).toMatchObject({ text: 'a\ufffdb', loss: null });
    expect(decodeBody(utf16, 'application/soap+xml')).toMatchObject({ text: 'a\ufffdb', loss: null });
  });

  test('the XML reader does not', () => {
    expect(() => decodeBody(BROKEN, 'application/soap+xml')).toThrow(BareStatus);
  });
});

test('the bytes are told of a text that came in UTF-8', () => {
  const marked = Buffer.from('\ufeffCafé');
  expect(decodeBody(marked, 'text/xml; charset=utf-8').utf8).toEqual(Buffer.from('Café'));
  expect(decodeBody(Buffer.from('ABC'), 'text/xml').utf8).toEqual(Buffer.from('ABC'));
  expect(decodeBody(bytes(0x41, 0xe9), 'text/xml; charset=iso-8859-1').utf8).toBeNull();
  expect(decodeBody(bytes(0x41, 0xe9), 'text/xml').utf8).toBeNull();
});
