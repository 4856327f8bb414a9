import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first !== undefined) syncMade(folder, first);
  closeSync(openSync(fileIn(folder), 'a', 0o600));
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
    mkdirSync(folder, { recursive: true, mode: 0o700 });
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
