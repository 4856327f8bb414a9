import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeText, partAt, placeAt, plainOf } from '../../../base/document/document-node.ts';
import { DocumentMistake, DocumentMistakes } from '../../../base/document/mistakes.ts';
import { readDocument, readDocuments } from '../../../base/document/read-document.ts';
import { readAs } from '../../../base/document/schema-mistakes.ts';

const read = (text: string) => readDocument(text, 'f.yaml', 'something');

describe('a document', () => {
  it('gives plain values, of YAML and of JSON alike', () => {
    const values = { a: [1, 'two', true, null], b: { c: -1.5 } };
    expect(plainOf(read('a: [1, two, true, null]\nb: { c: -1.5 }\n'))).toEqual(values);
    expect(plainOf(read(JSON.stringify(values, null, '\t')))).toEqual(values);
  });

  it('keeps numbers as they stand there, and tells where everything stands', () => {
    const document = read('a:\n  - 40.00\n  - "40.00"\n  - x y\n');
    const parts = [0, 1, 2].map((at) => partAt(document, ['a', at]));
    expect(parts.map((part) => part && nodeText(part))).toEqual(['40.00', "'40.00'", "'x y'"]);
    expect(parts.map((part) => part?.place)).toEqual(
      [2, 3, 4].map((line) => ({ file: 'f.yaml', line, column: 5 })),
    );
    expect(placeAt(document, ['a', 7, 'b'])).toEqual({ file: 'f.yaml', line: 2, column: 3 });
  });

  it('may say a thing once and use it again', () => {
    expect(plainOf(read('a: &x { n: 1 }\nb: *x\n'))).toEqual({ a: { n: 1 }, b: { n: 1 } });
  });

  it.each([
    ['lists', '['.repeat(200_000)],
    ['whole lists', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['maps', '{"a":'.repeat(5_000)],
    ['maps by their indentation', Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    [
      'aliases',
      `x0: &x0 [1]\n${Array.from({ length: 5_000 }, (_, at) => `x${at + 1}: &x${at + 1} [*x${at}]`).join('\n')}`,
    ],
  ])('is nested only so deep: %s', (_, text) => {
    expect(() => read(text)).toThrow(
      /^f\.yaml:\d+:\d+: Lists and maps are nested more than 100 levels deep here\. Nest fewer of them\.$/,
    );
  });

  it('may be nested a hundred levels deep', () => {
    expect(() => read('['.repeat(100) + ']'.repeat(100))).not.toThrow();
  });

  it.each([
    ['lists', (before: string) => `[${Array(10).fill(`*${before}`).join(', ')}]`],
    ['maps that are taken over', (before: string) => `{ <<: [${Array(10).fill(`*${before}`).join(', ')}] }`],
  ])('says only so much by a few lines of aliases: %s', (_, tenTimes) => {
    const lines = [...'bcdefghij'].map((name, at) => `${name}: &${name} ${tenTimes('abcdefghi'.charAt(at))}`);
    expect(() => read(`a: &a { n: 1 }\n${lines.join('\n')}`)).toThrow(
      /^f\.yaml:\d:\d+: The aliases of this document stand for more than 100000 values\. Take some out\.$/,
    );
  });

  it('takes over the entries of other maps, of which its own win', () => {
    const text =
      'a: &a { n: 1, m: 1 }\nb: &b { n: 2, o: 2 }\nc: { <<: *a, n: 3 }\nd: { <<: [*b, *a] }\ne: { "<<": 1 }\n';
    expect(plainOf(read(text))).toMatchObject({
      c: { n: 3, m: 1 },
      d: { n: 2, o: 2, m: 1 },
      e: { '<<': 1 },
    });
    expect(() => read('a: { <<: 1 }')).toThrow(
      'f.yaml:1:10: << takes over the entries of a map, and this is 1. Name a map, such as *base.',
    );
  });

  it('is one of several, where several may stand; those that hold nothing are none', () => {
    expect(readDocuments('# first\n---\na: 1\n---\n---\nb: 2\n', 'f.yaml').map(plainOf)).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
    expect(readDocuments('', 'f.yaml')).toEqual([]);
  });

  it.each([
    ['', 'f.yaml:1:1: There is nothing here. Give something.'],
    ['null', 'f.yaml:1:1: There is nothing here. Give something.'],
    ['a: 1\n---\nb: 2\n', 'f.yaml:3:1: A second document begins here. Keep one of them.'],
    ['{ "a": 1,, }', /^f\.yaml:1:10: This cannot be read: .*\. Correct it here\.$/],
    [
      'case: A debtor: read',
      'f.yaml:1:7: This text has a colon in it, which begins another value. Put the whole text in quotes.',
    ],
    [
      'a: { b: one: two }',
      'f.yaml:1:9: This text has a colon in it, which begins another value. Put the whole text in quotes.',
    ],
    ['a: { b: - c }', /^f\.yaml:1:\d+: This cannot be read: /],
    ['a: *x', /^f\.yaml:1:4: .*x/],
    ['? [1]\n: 2', 'f.yaml:1:3: This is no name. Give a text.'],
    ['a: 1\nb: 2\na: 3', "f.yaml:3:1: 'a' stands in this map twice. Keep one of them."],
    ['{ "a": 1, a: 2 }', "f.yaml:1:11: 'a' stands in this map twice. Keep one of them."],
    ['a: &x [1, *x]', 'f.yaml:1:11: &x would hold itself. Leave it out here.'],
    [
      'a: !!binary aGk=',
      /^f\.yaml:1:13: This is no plain value\. Give a text, a number, true, false or null\.$/,
    ],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(DocumentMistake);
    expect(() => read(text)).toThrow(message);
  });
});

describe('a document that a schema reads', () => {
  const schema = z.strictObject({ a: z.int(), b: z.array(z.int()).default([]), c: z.int().exactOptional() });

  it('gives what the schema makes of it', () => {
    expect(readAs(schema, read('a: 1'))).toEqual({ a: 1, b: [] });
  });

  it('is refused with everything that is wrong, in the order in which it stands there', () => {
    const wrong = read('d: 1\nb:\n  - x\n  - 2\n  - y\n');
    expect(() => readAs(schema, wrong)).toThrow(DocumentMistakes);
    expect(() => readAs(schema, wrong)).toThrow(
      "f.yaml:1:1: There is no field 'd' here. Did you mean 'a'?\n" +
        "f.yaml:3:5: b[0] is 'x', not a whole number. Give a whole number.\n" +
        "f.yaml:5:5: b[2] is 'y', not a whole number. Give a whole number.",
    );
  });
});
