import { closeSync, openSync } from 'node:fs';

/**
 * So many files are open at once while a part of the server is loaded, at most: 64 were needed for the largest one, and
 * connections may take some of those that are free.
 */
const FILES_AT_ONCE = 128;

/** Code cannot be loaded now; it may be later. */
export class NoFilesLeft extends Error {
  /** Why, without the remedy. */
  readonly detail: string;
  readonly remedy: string;

  constructor(code: string) {
    const detail = `This part of the mock cannot be loaded yet: the process has too many open files (${code}).`;
    const remedy =
      'It is tried again with the next request; end some connections, or allow more files with `ulimit -n`.';
    super(`${detail} ${remedy}`);
    this.name = 'NoFilesLeft';
    this.detail = detail;
    this.remedy = remedy;
  }
}

/**
 * Loads code that is needed from now on. Node.js remembers for good that a module could not be loaded, so that nothing is
 * loaded before there is room for all its files.
 * @throws NoFilesLeft where there is none; it can be tried again.
 */
export async function loadCode<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  requireFiles();
  try {
    return await load();
  } catch (error) {
    // Others have taken the files in between.
    if (!isOutOfFiles(error)) throw error;
    throw new Error(
      'a part of the mock could not be loaded, and Node.js loads it no more: restart the mock.',
      {
        cause: error,
      },
    );
  }
}

function requireFiles(): void {
  const opened: number[] = [];
  try {
    while (opened.length < FILES_AT_ONCE) opened.push(openSync(process.execPath, 'r'));
  } catch (error) {
    if (isOutOfFiles(error)) throw new NoFilesLeft(error.code);
    // A file that cannot be opened says nothing about others.
  } finally {
    for (const file of opened) closeSync(file);
  }
}

function isOutOfFiles(error: unknown): error is Error & { readonly code: 'EMFILE' | 'ENFILE' } {
  return error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
}
