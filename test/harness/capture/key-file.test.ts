import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { KeyFile, keyIn, newKey } from '../../../harness/capture/key-file.ts';

function keptKey(file: string) {
  const kept = KeyFile.open(file);
  kept.keep();
  return kept.key;
}

const folder = mkdtempSync(join(tmpdir(), 'capture-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a key that only its owner can read, and reads it the next time', () => {
  const file = join(folder, 'key');
  const key = keptKey(file);
  expect(key).toHaveLength(32);
  expect(keptKey(file)).toEqual(key);
  expect(keyIn(file)).toEqual(key);
  expect(readFileSync(file, 'utf8')).toMatch(/^[\da-f]{64}\n$/);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('takes a file away again that it made, and no other', () => {
  const file = join(folder, 'in-vain');
  const made = KeyFile.open(file);
  made.keep();
  const found = KeyFile.open(file);
  found.keep();
  found.discard();
  expect(keyIn(file)).toEqual(made.key);
  made.discard();
  expect(existsSync(file)).toBe(false);
});

it('leaves a file alone that another program made meanwhile', () => {
  const file = join(folder, 'meanwhile');
  const late = KeyFile.open(file);
  const key = keptKey(file);
  expect(() => late.keep()).toThrow('The key cannot be kept in ');
  late.discard();
  expect(keyIn(file)).toEqual(key);
});

it('makes another one each time', () => {
  expect(newKey()).not.toEqual(newKey());
  expect(keptKey(join(folder, 'one'))).not.toEqual(keptKey(join(folder, 'other')));
});

it('refuses what is no key, and leaves it alone', () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'notes');
  for (const read of [keyIn, keptKey])
    expect(() => read(file)).toThrow(`${file} holds no key. Name a file that a capture made`);
  expect(readFileSync(file, 'utf8')).toBe('notes');
});

it('says when it cannot be kept', () => {
  expect(() => keptKey(join(folder, 'nowhere', 'key'))).toThrow('The key cannot be kept in ');
});

it('makes none where one is only to be read', () => {
  const file = join(folder, 'mistyped');
  expect(() => keyIn(file)).toThrow(`There is no key file ${file}. Check its name.`);
  expect(existsSync(file)).toBe(false);
});

it('says when one that is there cannot be read', () => {
  for (const read of [keyIn, keptKey])
    expect(() => read(folder)).toThrow(`The key in ${folder} cannot be read`);
});
