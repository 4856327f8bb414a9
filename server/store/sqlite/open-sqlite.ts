import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NotPossible } from '../../../base/not-possible.ts';
import { packageRoot } from '../../../base/package-root.ts';
import type { Kept, KeptCalls, Store } from '../store.ts';
import type { ThreadAnswer, ThreadError, ThreadRequest } from './thread-requests.ts';

/** An entry of the bundle: a thread begins with what was built. */
const THREAD = join(packageRoot, 'dist/bundle/server/store/sqlite/thread.js');

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
  const opened = await thread.ask({ kind: 'open', file: join(place, FILE) });
  if ('error' in opened) {
    await thread.end();
    throw refused(place, opened.error);
  }
  const asked = async <Answer>(request: ThreadRequest): Promise<Answer | null> => {
    const answer = await thread.ask(request);
    if ('error' in answer) throw new Error(answer.error.message);
    // The named boundary: each request has its answer.
    return answer.kept as Answer | null;
  };
  return {
    place,
    read: async () => (await asked<Kept>({ kind: 'read' })) ?? { world: null, environments: [] },
    readCalls: async () => (await asked<KeptCalls>({ kind: 'read-calls' })) ?? { last: 0, calls: [] },
    begin: async (world) => {
      await asked({ kind: 'begin', world });
    },
    write: async (changes) => {
      await asked({ kind: 'write', changes });
    },
    close: async () => {
      await asked({ kind: 'close' });
      await thread.end();
    },
  };
}

/** The thread that holds the file; it answers in the order in which it is asked. */
class FileThread {
  readonly #worker = new Worker(THREAD);
  readonly #asked: ((answer: ThreadAnswer) => void)[] = [];

  constructor() {
    this.#worker.on('message', (answer: ThreadAnswer) => this.#asked.shift()?.(answer));
    this.#worker.on('error', (error) => this.#fail(error.message));
    this.#worker.on('exit', () => this.#fail('the thread that writes has ended'));
  }

  ask(request: ThreadRequest): Promise<ThreadAnswer> {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(message: string): void {
    for (const asked of this.#asked.splice(0)) asked({ error: { message, code: null } });
  }
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
