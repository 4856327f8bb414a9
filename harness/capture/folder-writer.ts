import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFile, makeFolder } from './new-file.ts';

/** Names the process that writes to the folder. */
const WRITER = 'writer.pid';

/**
 * Makes this process the only one that writes to a folder, which is made where it is not there. What a process left behind that
 * is gone is taken over.
 * @returns lets others write to it again; a folder that was made for nothing is taken away.
 * @throws Error while another process writes to it, and the error of the file system.
 */
export function becomeWriter(folder: string): () => void {
  const withdraw = makeFolder(folder);
  const file = join(folder, WRITER);
  try {
    const writer = writerIn(file);
    if (writer !== null && writer !== process.pid && isRunning(writer))
      throw new Error(`process ${writer} writes to it (if that is another program, delete ${file})`);
    rmSync(file, { force: true });
    makeFile(file, `${process.pid}\n`);
  } catch (error) {
    withdraw();
    throw error;
  }
  return () => {
    rmSync(file, { force: true });
    withdraw();
  };
}

/** Null where there is none. */
function writerIn(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
