import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NotPossible } from '../../../base/not-possible.ts';
import { NEWER_FORMAT, NEWER_REMEDY } from '../newer-format.ts';
import { FileThread } from './file-thread.ts';
import { fileIn, makeFolder } from './folder.ts';
import { KeptFile } from './kept-file.ts';
import type { ThreadError } from './thread-requests.ts';

/** How a folder of data is opened. */
interface Opening {
  /** Whether it must keep something already; it is made where there is none unless it must. */
  readonly mustExist?: boolean;
}

/** The refusal of a folder that another process has. */
export class DataInUse extends NotPossible {}

/**
 * A file of SQLite in a folder.
 * @throws NotPossible where the folder cannot be written, the driver is missing, another process has the file, or a newer
 * version wrote it.
 */
export async function openSqlite(folder: string, { mustExist = false }: Opening = {}): Promise<KeptFile> {
  const place = resolve(folder);
  if (mustExist && !existsSync(fileIn(place)))
    throw new NotPossible(
      'unknown',
      'data',
      `${place} keeps no data.`,
      'Name the folder that was given to `nmbrs-mock serve --data`.',
      place,
    );
  try {
    makeFolder(place);
  } catch (error) {
    throw refused(place, { message: (error as Error).message, code: null });
  }
  const thread = new FileThread();
  try {
    const mark = await thread.ask({ kind: 'open', file: fileIn(place) });
    await thread.ask({ kind: 'secure' });
    return new KeptFile(place, { thread, mark });
  } catch (error) {
    await thread.end();
    throw refused(place, error as ThreadError);
  }
}

function refused(place: string, { message, code }: Pick<ThreadError, 'message' | 'code'>): NotPossible {
  const refusal = (detail: string, remedy: string) =>
    new NotPossible('conflict', 'data', detail, remedy, place);
  if (code === 'MODULE_NOT_FOUND')
    return refusal(
      'A folder of data needs the driver of SQLite, which is not installed.',
      'Install it where nmbrs-mock is installed: npm install libsql',
    );
  if (code?.startsWith('SQLITE_BUSY'))
    return new DataInUse(
      'conflict',
      'data',
      `Another process has ${place}.`,
      'End it, choose another folder with --data, or work on a copy: `nmbrs-mock data copy` makes one.',
      place,
    );
  if (code === NEWER_FORMAT)
    return refusal(`${place} cannot be opened: ${message}. Nothing there was changed.`, NEWER_REMEDY);
  return refusal(
    `${place} cannot be opened: ${message}.`,
    'Choose a folder that can be written, or one that nmbrs-mock made.',
  );
}
