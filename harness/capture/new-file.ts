import { closeSync, mkdirSync, openSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

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

/**
 * Makes a folder where it is not there, with those around it.
 * @returns takes away again what was made, as far as nothing came into it.
 * @throws the error of the file system.
 */
export function makeFolder(path: string): () => void {
  const outermost = mkdirSync(path, { recursive: true });
  return () => {
    if (outermost === undefined) return;
    try {
      for (let made = resolve(path); ; made = dirname(made)) {
        rmdirSync(made);
        if (made === resolve(outermost)) return;
      }
    } catch {
      // Something came into it, or somebody else took it away.
    }
  };
}
