import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NotPossible } from '../../base/not-possible.ts';
import type { CaptureKey } from './keyed-draw.ts';
import { makeFile } from './new-file.ts';

const LENGTH = 32;

/** A key that is kept nowhere: when it is gone, nothing says which made-up value stands for which real one. */
export function newKey(): CaptureKey {
  return randomBytes(LENGTH);
}

/**
 * The key in a file, as hexadecimal digits, by which a later capture replaces as an earlier one did.
 * @throws NotPossible for a file that cannot be read, and for one that holds no key.
 */
export function keyIn(file: string): CaptureKey {
  const text = textOf(file).trim();
  if (!new RegExp(`^[\\da-f]{${2 * LENGTH}}$`, 'i').test(text))
    throw notPossible(
      file,
      `${file} holds no key.`,
      `Name a file that a capture made with --key; a key is ${2 * LENGTH} hexadecimal digits.`,
    );
  return Buffer.from(text, 'hex');
}

/**
 * The key in a file; one that is not there is made, with a new key. Its owner alone can read it: with it a value that is
 * guessed can be checked against a capture. A file that is there is never written over.
 * @throws NotPossible for a file that cannot be made, and what `keyIn` throws.
 */
export function keptKey(file: string): CaptureKey {
  const key = newKey();
  try {
    makeFile(file, `${Buffer.from(key).toString('hex')}\n`);
    return key;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return keyIn(file);
    throw notPossible(
      file,
      `The key cannot be kept in ${file}: ${message}.`,
      'Name a file in a folder that you may write to.',
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw notPossible(file, `There is no key file ${file}.`, 'Check its name.');
    throw notPossible(
      file,
      `The key in ${file} cannot be read: ${message}.`,
      'Name a file that you may read.',
    );
  }
}

function notPossible(file: string, detail: string, remedy: string): NotPossible {
  return new NotPossible('invalid', 'key', detail, remedy, file);
}
