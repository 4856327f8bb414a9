import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes a file that its owner alone can read.
 * @throws the error of the file system, and leaves nothing of it; EEXIST for one that is there, which stays as it is.
 */
export function makeFile(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  let isWhole = false;
  try {
    writeFileSync(file, text);
    isWhole = true;
  } finally {
    closeSync(file);
    if (!isWhole) rmSync(path);
  }
}
