import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type Libsql from 'libsql';
import { KeptDatabase, NotCommitted } from './database.ts';
import type { ThreadAnswer, ThreadError, ThreadRequest } from './thread-requests.ts';

/** Holds a file of SQLite in a thread of its own, since every call to it waits for the disk. */
let database: KeptDatabase | null = null;

parentPort?.on('message', (request: ThreadRequest) => {
  parentPort?.postMessage(answer(request));
  if (request.kind === 'close') parentPort?.close();
});

function answer(request: ThreadRequest): ThreadAnswer {
  try {
    return done(request);
  } catch (error) {
    return { kind: 'failed', error: told(error) };
  }
}

function done(request: ThreadRequest): ThreadAnswer {
  if (request.kind === 'open') {
    // It is no ES module, and optional: nothing loads it before it is asked for.
    const Database = createRequire(import.meta.url)('libsql') as typeof Libsql;
    database = new KeptDatabase(new Database(request.file), request.file);
    return { kind: 'opened', mark: database.mark };
  }
  if (request.kind === 'close') {
    database?.close();
    return { kind: 'done' };
  }
  if (database === null) throw new Error('no file is open');
  if (request.kind === 'read') return { kind: 'read', kept: database.read() };
  if (request.kind === 'secure') database.secure();
  else if (request.kind === 'begin') database.begin(request.world);
  else database.write(request.changes, request.mark);
  return { kind: 'done' };
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
