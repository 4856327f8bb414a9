import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { errorText } from '../../base/error-text.ts';
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

/** The key of a capture in a file, which is made with a new key where it is not there. */
export class KeyFile {
  readonly key: CaptureKey;
  readonly #file: string;
  #isNew: boolean;

  private constructor(file: string, key: CaptureKey, isNew: boolean) {
    this.#file = file;
    this.key = key;
    this.#isNew = isNew;
  }

  /** Makes no file yet. @throws what `keyIn` throws. */
  static open(file: string): KeyFile {
    return existsSync(file) ? new KeyFile(file, keyIn(file), false) : new KeyFile(file, newKey(), true);
  }

  /**
   * Makes the file where the key is new. Its owner alone can read it: with it a value that is guessed can be checked against a
   * capture. A file that is there is never written over.
   * @throws NotPossible for a file that cannot be made.
   */
  keep(): void {
    if (!this.#isNew) return;
    try {
      makeFile(this.#file, `${Buffer.from(this.key).toString('hex')}\n`);
    } catch (error) {
      this.#isNew = false;
      throw notPossible(
        this.#file,
        `The key cannot be kept in ${this.#file}: ${errorText(error)}.`,
        'Name a file in a folder that you may write to.',
      );
    }
  }

  /** Takes the file away again that was made here, when nothing was replaced by its key. */
  discard(): void {
    if (this.#isNew) rmSync(this.#file, { force: true });
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
