import { describe, expect, it } from 'vitest';
import { localName, namespaceOf, qualified } from '../../../base/xml/names.ts';
import { childrenNamed, nameIn, parseXml, XmlError } from '../../../base/xml/read.ts';
import { element, printDocument, printInline } from '../../../base/xml/write.ts';

describe('a document that is read', () => {
  it('tells elements by name and namespace, whatever the prefix', () => {
    const root = parseXml('<p:a xmlns:p="urn:p" xmlns="urn:d"><b/><p:b/><b xmlns=""/></p:a>');
    expect([root, ...root.children].map(({ name, namespace }) => [name, namespace])).toEqual([
      ['a', 'urn:p'],
      ['b', 'urn:d'],
      ['b', 'urn:p'],
      ['b', ''],
    ]);
    expect(childrenNamed(root, 'urn:p', 'a', 'b')).toEqual([root.children[1]]);
  });

  it('gives attributes by their qualified names; the default namespace is not theirs', () => {
    const { attributes } = parseXml('<a xmlns="urn:d" xmlns:p="urn:p" x="1" p:x="2" xml:lang="nl" q:x="3"/>');
    expect([...attributes]).toEqual([
      ['x', '1'],
      ['{urn:p}x', '2'],
      ['{http://www.w3.org/XML/1998/namespace}lang', 'nl'],
      ['q:x', '3'],
    ]);
  });

  it('resolves names in the values of attributes', () => {
    const [child] = parseXml(
      '<a xmlns="urn:d" xmlns:p="urn:p"><b xmlns:p="urn:q" own="p:t" default=" t " undeclared="x:t"/></a>',
    ).children;
    if (!child) throw new Error('there is no element b');
    expect(['own', 'default', 'undeclared', 'missing'].map((name) => nameIn(child, name))).toEqual([
      '{urn:q}t',
      '{urn:d}t',
      't',
      null,
    ]);
  });

  it('gives the text of an element: references, CDATA, without comments and instructions', () => {
    const { text, children } = parseXml(
      '<?xml version="1.0"?><?pi a?><!-- c --><a> &lt;&#65;&#x20AC;&quot;<!-- c -->x<?pi <b/> ?>y<![CDATA[<&amp;>]]><b>inner</b> z</a><?pi b?>',
    );
    expect(text).toBe(' <A€"xy<&amp;> z');
    expect(children.map((child) => child.text)).toEqual(['inner']);
  });

  it('reads line ends as XML does: a carriage return stays only where it was written as a reference', () => {
    expect(parseXml('<a>1\r\n2\r3&#xD;4&#13;\n</a>').text).toBe('1\n2\n3\r4\r\n');
  });

  it('keeps blanks, and tells an empty element as one without a text', () => {
    const { children } = parseXml('<a><b> </b><b></b><b/></a>');
    expect(children.map(({ text }) => text)).toEqual([' ', '', '']);
  });

  it('may begin with a byte order mark', () => {
    expect(parseXml('\ufeff<?xml version="1.0"?><a/>').name).toBe('a');
  });

  it('may be as deep and as full of references as answers are', () => {
    const many = parseXml(`<a>${'&lt;'.repeat(150_000)}</a>`);
    expect(many.text).toHaveLength(150_000);
    const deep = parseXml('<a>'.repeat(100) + '</a>'.repeat(100));
    expect(deep.children).toHaveLength(1);
  });
});

describe('what is no XML', () => {
  it.each([
    ['', 'line 1, column 1: this is no XML: Start tag expected.'],
    ['Not found', "line 1, column 1: this is no XML: char 'N' is not expected."],
    ['<a>\n  <b>\n</a>', /^line 3, column 1: this is no XML: Expected closing tag 'b'/],
    ['<a x="1" x="2"/>', /^line 1, column 10: this is no XML: Attribute 'x' is repeated/],
    ['<a>b & c</a>', /^line 1, column 6: this is no XML/],
    ['<a>\n\u001b[31m</a>', "line 2, column 1: this is no XML: the character '\\u{1b}' is not allowed."],
    [`<a>${'<'.repeat(10_000)}`, /^.{1,300}$/],
    ['<a/><b/>', 'this is no XML: it has several elements at its root'],
    [
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'line 1, column 14: this XML declares an entity, which is not read here. Write its text where it is used.',
    ],
    [
      '<a>'.repeat(200) + '</a>'.repeat(200),
      'line 1, column 301: elements are nested more than 100 levels deep here. Nest fewer of them.',
    ],
    ['<a __proto__="1"/>', /^this XML cannot be read: /],
  ])('is refused with its place: %j', (text, message) => {
    const read = () => parseXml(text);
    expect(read).toThrow(XmlError);
    expect(read).toThrow(message);
  });
});

describe('a document of any shape is read or refused', () => {
  const MANY = 200_000;
  it('behind many comments and instructions', () => {
    const before = '<?a b?> <!-- c -->'.repeat(MANY);
    expect(parseXml(`${before}<a/>`).name).toBe('a');
    expect(() => parseXml(`${before}<!DOCTYPE a [<!ENTITY b "c">]><a/>`)).toThrow('declares an entity');
  });

  it.each([
    ['comments that do not end', '<!--'],
    ['sections that do not end', '<![CDATA['],
    ['instructions that do not end', '<?a '],
    ['tags that do not end', '<b'],
  ])('%s', (_, part) => {
    expect(() => parseXml(`<a>${part.repeat(MANY)}`)).toThrow(XmlError);
  });

  it('elements in comments and sections do not count as levels', () => {
    const deep = '<b>'.repeat(MANY);
    expect(parseXml(`<a><!-- ${deep} --><![CDATA[${deep}]]></a>`).text).toBe(deep);
    expect(() => parseXml(`<a><!-- ${deep} -->${deep}</a>`)).toThrow('more than 100 levels deep');
  });
});

describe('qualified names', () => {
  it.each([
    ['urn:p', 'a', '{urn:p}a'],
    ['', 'a', 'a'],
  ])('%j and %j', (namespace, local, name) => {
    expect(qualified(namespace, local)).toBe(name);
    expect([namespaceOf(name), localName(name)]).toEqual([namespace, local]);
  });
});

describe('what is written is read', () => {
  const VALUE = ' a < b & "c" \'d\' ]]> \r\n\te Noël 😀 ';
  it.each([
    ['a document', printDocument],
    ['one line', printInline],
  ])('as %s', (_, print) => {
    const root = parseXml(print(element('a', { x: VALUE }, [element('b', {}, VALUE), element('c')])));
    expect(root.attributes.get('x')).toBe(VALUE);
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', VALUE],
      ['c', ''],
    ]);
  });
});
