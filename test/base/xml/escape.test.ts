import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeText, replaceForbidden } from '../../../base/xml/escape.ts';

describe('a text between tags', () => {
  it.each([
    ['Bakker & Zn. <b>', 'Bakker &amp; Zn. &lt;b&gt;'],
    ['"quotes" and \'apostrophes\'', '"quotes" and \'apostrophes\''],
    ['one\r\ntwo\tthree', 'one&#xD;\ntwo\tthree'],
    ['\u0000\u0008\u000b\u001f\ufffe\uffff', '&#x0;&#x8;&#xB;&#x1F;&#xFFFE;&#xFFFF;'],
    ['Noël 😀 \u007f\u0085', 'Noël 😀 \u007f\u0085'],
  ])('%j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('a text in an attribute', () => {
  it.each([
    ['a < b & "c" > \'d\'', "a &lt; b &amp; &quot;c&quot; &gt; 'd'"],
    ['one\r\ntwo\tthree four', 'one&#xD;&#xA;two&#x9;three four'],
    ['\u0001', '&#x1;'],
  ])('%j', (text, escaped) => {
    expect(escapeAttribute(text)).toBe(escaped);
  });
});

describe('what XML cannot hold', () => {
  it('becomes U+FFFD, each character of it, and white space stays', () => {
    expect(replaceForbidden('a\u0000\u0001b\ufffe\t\r\n😀')).toBe('a\ufffd\ufffdb\ufffd\t\r\n😀');
  });
});
