import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NotPossible } from '../../../base/not-possible.ts';
import type { Store } from '../store.ts';
import { FileThread } from './file-thread.ts';
import { KeptFile } from './kept-file.ts';
import { syncMade } from './on-disk.ts';
import type { ThreadError } from './thread-requests.ts';

const FILE = 'nmbrs-mock.sqlite';

/**
 * A file of SQLite in a folder, which is made where there is none; both are for their owner alone, since they hold tokens.
 * @throws NotPossible where the folder cannot be written, the driver is missing, or another process has the file.
 */
export async function openSqlite(folder: string): Promise<Store> {
  const place = resolve(folder);
  try {
    const first = mkdirSync(place, { recursive: true, mode: 0o700 });
    if (first !== undefined) syncMade(place, first);
  } catch (error) {
    throw refused(place, { message: (error as Error).message, code: null });
  }
  const file = join(place, FILE);
  const thread = new FileThread();
  const opened = await thread.ask({ kind: 'open', file });
  const secured = opened.kind === 'opened' ? await thread.ask({ kind: 'secure' }) : opened;
  if (opened.kind === 'opened' && secured.kind === 'done')
    return new KeptFile(place, file, { thread, mark: opened.mark });
  await thread.end();
  throw refused(place, secured.kind === 'failed' ? secured.error : { message: 'no answer', code: null });
}

function refused(place: string, { message, code }: Pick<ThreadError, 'message' | 'code'>): NotPossible {
  const refusal = (detail: string, remedy: string) =>
    new NotPossible('conflict', 'data', detail, remedy, place);
  if (code === 'MODULE_NOT_FOUND')
    return refusal(
      'A folder of data needs the driver of SQLite, which is not installed.',
      'npm install libsql',
    );
  if (code?.startsWith('SQLITE_BUSY'))
    return refusal(`Another process has ${place}.`, 'End it, or choose another folder with --data.');
  return refusal(
    `${place} cannot be opened: ${message}.`,
    'Choose a folder that can be written, or one that nmbrs-mock made.',
  );
}
