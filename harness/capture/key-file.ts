import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { NotPossible } from '../../base/not-possible.ts';
import type { CaptureKey } from './keyed-draw.ts';

const LENGTH = 32;

/** A key that is kept nowhere: when it is gone, nothing says which made-up value stands for which real one. */
export function newKey(): CaptureKey {
  return randomBytes(LENGTH);
}

/**
 * The key in a file, as hexadecimal digits, by which a later capture replaces as an earlier one did. A file that is not there
 * is made, with a new key that its owner alone can read: who has it can find out whether a value that is guessed was replaced.
 * @throws NotPossible for a file that cannot be read or made, and for one that holds no key.
 */
export function keyIn(file: string): CaptureKey {
  const text = keyText(file).trim();
  if (!new RegExp(`^[\\da-f]{${2 * LENGTH}}$`, 'i').test(text))
    throw new NotPossible(
      'invalid',
      'key',
      `${file} holds no key.`,
      `Name a file that a capture made, or one that is not there yet; a key is ${2 * LENGTH} hexadecimal digits.`,
      file,
    );
  return Buffer.from(text, 'hex');
}

/** A file that is there is never written over. */
function keyText(file: string): string {
  const text = Buffer.from(newKey()).toString('hex');
  try {
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notPossible(file, error as Error);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw notPossible(file, error as Error);
  }
}

function notPossible(file: string, { message }: Error): NotPossible {
  return new NotPossible(
    'invalid',
    'key',
    `The key cannot be kept in ${file}: ${message}.`,
    'Name a file in a folder that you may write to.',
    file,
  );
}
