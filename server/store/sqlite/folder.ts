import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotPossible } from '../../../base/not-possible.ts';
import { syncFolder, syncMade } from './on-disk.ts';

const FILE = 'nmbrs-mock.sqlite';

/** Of a folder of data. */
export function fileIn(folder: string): string {
  return join(folder, FILE);
}

/**
 * Makes a folder of data and its file where there are none, both for their owner alone, since they hold tokens.
 * @throws the error of the system.
 */
export function makeFolder(folder: string): void {
  const first = firstMade(folder);
  if (first !== null) syncMade(folder, first);
  closeSync(openSync(fileIn(folder), 'a', 0o600));
}

/**
 * Makes a folder, and those above it. The option of Node.js for that asks for ever where the system has none made, as
 * below /proc.
 * @returns the uppermost one that was made; null where there was nothing to make.
 * @throws the error of the system, and Error where something else than a folder is there.
 */
function firstMade(folder: string): string | null {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return null;
    throw new Error(`${folder} is a file, and no folder`);
  }
  const first = firstMade(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  return first ?? folder;
}

/** Bytes of its file, and of what is not written there yet. */
export function bytesIn(folder: string): number {
  const sizes = ['', '-wal'].map(
    (end) => statSync(fileIn(folder) + end, { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Has a file written into a folder that keeps nothing yet: it is there when it is whole, and on the disk.
 * @param write writes to an empty file.
 * @throws NotPossible for a folder that keeps something, and for one that cannot be written.
 */
export async function writeInto(folder: string, write: (file: string) => Promise<unknown>): Promise<void> {
  const file = fileIn(folder);
  if (existsSync(file))
    throw new NotPossible('conflict', 'to', `${folder} keeps data already.`, 'Name another folder.', folder);
  const part = `${file}.part`;
  try {
    firstMade(folder);
    rmSync(part, { force: true });
    closeSync(openSync(part, 'w', 0o600));
    await write(part);
    renameSync(part, file);
    syncFolder(folder);
  } catch (error) {
    rmSync(part, { force: true });
    throw new NotPossible(
      'conflict',
      'to',
      `${folder} cannot be written: ${(error as Error).message}.`,
      'Nothing was copied. Name a folder that can be written and has room.',
      folder,
    );
  }
}
