import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type Libsql from 'libsql';
import type { Kept, KeptCalls } from '../store.ts';
import { KeptDatabase } from './database.ts';
import type { ThreadAnswer, ThreadError, ThreadRequest } from './thread-requests.ts';

/** Holds a file of SQLite in a thread of its own, since every call to it waits for the disk. */
let database: KeptDatabase | null = null;

parentPort?.on('message', (request: ThreadRequest) => {
  parentPort?.postMessage(answer(request));
  if (request.kind === 'close') parentPort?.close();
});

function answer(request: ThreadRequest): ThreadAnswer {
  try {
    return { kept: done(request) };
  } catch (error) {
    return { error: told(error) };
  }
}

function done(request: ThreadRequest): Kept | KeptCalls | null {
  switch (request.kind) {
    case 'open': {
      // It is no ES module, and optional: nothing loads it before it is asked for.
      const Database = createRequire(import.meta.url)('libsql') as typeof Libsql;
      database = new KeptDatabase(new Database(request.file));
      return null;
    }
    case 'read':
      return database?.read() ?? null;
    case 'read-calls':
      return database?.readCalls() ?? null;
    case 'begin':
      database?.begin(request.world);
      return null;
    case 'write':
      database?.write(request.changes);
      return null;
    case 'close':
      database?.close();
      return null;
  }
}

function told(error: unknown): ThreadError {
  if (!(error instanceof Error)) return { message: String(error), code: null };
  return {
    message: error.message,
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
  };
}
