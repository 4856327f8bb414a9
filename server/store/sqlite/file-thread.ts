import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../../base/package-root.ts';
import type { Answers, ThreadAnswer, ThreadError, ThreadRequest } from './thread-requests.ts';

/** An entry of the bundle: a thread begins with what was built. */
const THREAD = join(packageRoot, 'dist/bundle/server/store/sqlite/thread.js');

/** What could not be done in the thread. */
export class FileError extends Error implements ThreadError {
  readonly code: string | null;
  readonly isUndone: boolean;

  constructor({ message, code, isUndone }: ThreadError) {
    super(message);
    this.code = code;
    this.isUndone = isUndone;
  }
}

/** The thread that holds a file of SQLite; it answers in the order in which it is asked. */
export class FileThread {
  readonly #worker = new Worker(THREAD);
  readonly #asked: ((answer: ThreadAnswer) => void)[] = [];
  /** Why it answers no more; null while it does. */
  #ended: string | null = null;

  constructor() {
    this.#worker.on('message', (answer: ThreadAnswer) => this.#asked.shift()?.(answer));
    this.#worker.on('error', (error) => this.#fail(error.message));
    this.#worker.on('exit', () => this.#fail('the thread that writes has ended'));
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** @throws FileError for what cannot be done. What a thread has not answered before its end may have been done. */
  ask<Kind extends ThreadRequest['kind']>(
    request: Extract<ThreadRequest, { kind: Kind }>,
  ): Promise<Answers[Kind]> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) return reject(unanswered(this.#ended));
      // The answer to a request is of its kind.
      this.#asked.push((answer) =>
        'error' in answer ? reject(new FileError(answer.error)) : resolve(answer.answer as Answers[Kind]),
      );
      this.#worker.postMessage(request);
    });
  }

  /** Lets go of the file, whatever state it is in. */
  async end(): Promise<void> {
    await this.ask({ kind: 'close' }).catch(() => {});
    // Statements hold the file open after its closing, until their thread has ended.
    await this.#worker.terminate();
  }

  #fail(message: string): void {
    this.#ended = message;
    for (const asked of this.#asked.splice(0)) asked({ error: unanswered(message) });
  }
}

function unanswered(message: string): FileError {
  return new FileError({ message, code: null, isUndone: false });
}
