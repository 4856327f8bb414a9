import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keyIn, newKey } from '../../../harness/capture/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'capture-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a key that only its owner can read, and reads it the next time', () => {
  const file = join(folder, 'key');
  const key = keyIn(file);
  expect(key).toHaveLength(32);
  expect(keyIn(file)).toEqual(key);
  expect(readFileSync(file, 'utf8')).toMatch(/^[\da-f]{64}\n$/);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('makes another one each time', () => {
  expect(newKey()).not.toEqual(newKey());
  expect(keyIn(join(folder, 'one'))).not.toEqual(keyIn(join(folder, 'other')));
});

it('refuses what is no key, and leaves it alone', () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'notes');
  expect(() => keyIn(file)).toThrow(`${file} holds no key. Name a file that a capture made`);
  expect(readFileSync(file, 'utf8')).toBe('notes');
});

it('says when it cannot be kept', () => {
  expect(() => keyIn(join(folder, 'nowhere', 'key'))).toThrow('The key cannot be kept in ');
});
