import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type Libsql from 'libsql';
import { KeptDatabase, NotCommitted } from './database.ts';
import { piecesOf } from './packed-records.ts';
import type { Answers, ThreadError, ThreadRequest } from './thread-requests.ts';

/** Holds a file of SQLite in a thread of its own, since every call to it waits for the disk. */
let opened: KeptDatabase | null = null;

type Work = {
  readonly [Kind in keyof Answers]: (request: Extract<ThreadRequest, { kind: Kind }>) => Answers[Kind];
};

const WORK: Work = {
  open({ file }) {
    // It is no ES module, and optional: nothing loads it before it is asked for.
    const Database = createRequire(import.meta.url)('libsql') as typeof Libsql;
    opened = new KeptDatabase(new Database(file), file);
    return opened.mark;
  },
  secure() {
    database().secure();
    return null;
  },
  outline: () => database().outline(),
  records: ({ after }) => database().records(after),
  'read-calls': () => database().readCalls(),
  begin({ world }) {
    database().begin(world);
    return null;
  },
  write({ changes, mark }) {
    database().write(changes, mark);
    return null;
  },
  check: () => database().check(),
  compact() {
    database().compact();
    return null;
  },
  copy({ file }) {
    database().copyTo(file);
    return null;
  },
  gather() {
    database().gather();
    return null;
  },
  close() {
    opened?.close();
    return null;
  },
};

parentPort?.on('message', (request: ThreadRequest) => {
  try {
    // Each kind of request is handed to the work of its kind.
    const work = WORK[request.kind] as (request: ThreadRequest) => Answers[keyof Answers];
    const answer = work(request);
    parentPort?.postMessage(
      { answer },
      typeof answer === 'object' && answer && 'texts' in answer ? piecesOf(answer) : [],
    );
  } catch (error) {
    parentPort?.postMessage({ error: told(error) });
  }
  if (request.kind === 'close') parentPort?.close();
});

function database(): KeptDatabase {
  if (opened) return opened;
  throw new Error('No file is open.');
}

function told(error: unknown): ThreadError {
  const isUndone = error instanceof NotCommitted;
  const cause = isUndone ? error.cause : error;
  if (!(cause instanceof Error)) return { message: String(cause), code: null, isUndone };
  return { message: cause.message, code: codeOf(cause), isUndone };
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
