import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NotPossible } from '../../../base/not-possible.ts';
import type { Store } from '../store.ts';
import { FileThread } from './file-thread.ts';
import { readFrom } from './read-from.ts';
import type { ThreadError } from './thread-requests.ts';

const FILE = 'nmbrs-mock.sqlite';

/**
 * A file of SQLite in a folder, which is made where there is none; both are for their owner alone, since they hold tokens.
 * @throws NotPossible where the folder cannot be written, the driver is missing, or another process has the file.
 */
export async function openSqlite(folder: string): Promise<Store> {
  const place = resolve(folder);
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw refused(place, { message: (error as Error).message, code: null });
  }
  const thread = new FileThread();
  try {
    await thread.ask({ kind: 'open', file: join(place, FILE) });
  } catch (error) {
    await thread.end();
    throw refused(place, error as ThreadError);
  }
  return {
    place,
    read: () => readFrom(thread),
    begin: async (world) => {
      await thread.ask({ kind: 'begin', world });
    },
    write: async (changes) => {
      await thread.ask({ kind: 'write', changes });
    },
    close: async () => {
      await thread.ask({ kind: 'close' });
      await thread.end();
    },
  };
}

function refused(place: string, { message, code }: ThreadError): NotPossible {
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
