import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Refused } from './refused.ts';

/**
 * The text of a file that was named on the command line.
 * @param remedy what to do when it is not there.
 * @throws Refused when it cannot be read.
 */
export function readText(file: string, remedy: string): string {
  if (!existsSync(file)) throw new Refused(`there is no file ${file}; ${remedy}.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${(error as Error).message}; ${remedy}.`);
  }
}

/** @throws Refused when it cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Refused(`${file} cannot be written: ${(error as Error).message}; name another file.`);
  }
}
