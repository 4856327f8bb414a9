import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTextFile, UnreadableFile } from '../../base/files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmbrs-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function saved(bytes: Uint8Array | string, name = 'file.txt'): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Noël</a>`;

describe('a text file', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['UTF-8', 'Noël 😀', 'Noël 😀'],
    ['UTF-8 with a mark', '\ufeffNoël 😀', 'Noël 😀'],
    ['UTF-16, the lower byte first', utf16('\ufeffNoël 😀'), 'Noël 😀'],
    ['UTF-16, the higher byte first', utf16('\ufeffNoël 😀').swap16(), 'Noël 😀'],
    ['nothing', '', ''],
    ['a mark and nothing behind it', '\ufeff', ''],
    ['XML in an encoding that it declares', Buffer.from(xml('ISO-8859-1'), 'latin1'), xml('ISO-8859-1')],
    ['XML in UTF-16 without a mark', utf16(xml('utf-16')), xml('utf-16')],
    ['XML in UTF-16 without a mark, turned round', utf16(xml('utf-16')).swap16(), xml('utf-16')],
    ['XML that was in UTF-16 before it was saved', xml('utf-16'), xml('utf-16')],
    ['XML whose mark says something else than its declaration', `\ufeff${xml('latin1')}`, xml('latin1')],
  ])('may be %s', (_, bytes, text) => {
    expect(readTextFile(saved(bytes))).toBe(text);
  });
});

describe('a file that is no text, or none that may be read', () => {
  it.each<[string, () => string, RegExp]>([
    ['that is not there', () => join(folder, 'none.txt'), /^there is no file .*none\.txt; make one\.$/],
    ['that is a folder', () => folder, / is a folder and cannot be read; name a file in it\.$/],
    [
      'that cannot be there',
      () => join(folder, 'x'.repeat(300)),
      /x cannot be read: ENAMETOOLONG.*; make one\.$/,
    ],
    [
      'in an old encoding',
      () => saved(Buffer.from('Noël', 'latin1'), 'old.txt'),
      /old\.txt is no text in utf-8; save it in UTF-8\.$/,
    ],
    [
      'that breaks off in UTF-16',
      () => saved(utf16('\ufeffNoël').subarray(0, 5), 'half.txt'),
      /half\.txt is no text in utf-16le; save it in UTF-8\.$/,
    ],
    [
      'that declares an encoding that does not exist',
      () => saved(xml('utf-9'), 'nine.xml'),
      /nine\.xml is no text in utf-9; save it in UTF-8\.$/,
    ],
  ])('%s is refused with its name and a remedy', (_, file, message) => {
    const read = () => readTextFile(file(), 'make one');
    expect(read).toThrow(UnreadableFile);
    expect(read).toThrow(message);
  });
});
