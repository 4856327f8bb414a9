import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refused } from './refused.ts';

/** @throws Refused when it cannot be written. */
export function saveFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw unwritable(file, (error as Error).message);
  }
}

/**
 * Asked before the work that a file is to hold, which would be lost if the file could not be written.
 * @throws Refused for a file that cannot be written.
 */
export function refuseUnwritable(file: string): void {
  const folder = dirname(file);
  if (isFolder(file)) throw unwritable(file, 'it is a folder');
  if (!existsSync(folder)) throw unwritable(file, `there is no folder ${folder}`);
  try {
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch (error) {
    throw unwritable(file, (error as Error).message);
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function unwritable(file: string, why: string): Refused {
  return new Refused(`${file} cannot be written: ${why}; name another file.`);
}
