import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../../base/package-root.ts';
import type { Answers, ThreadAnswer, ThreadError, ThreadRequest } from './thread-requests.ts';

/** An entry of the bundle: a thread begins with what was built. */
const THREAD = join(packageRoot, 'dist/bundle/server/store/sqlite/thread.js');

/** What could not be done in the thread. */
class FileError extends Error implements ThreadError {
  readonly code: string | null;

  constructor({ message, code }: ThreadError) {
    super(message);
    this.code = code;
  }
}

/** The thread that holds a file of SQLite; it answers in the order in which it is asked. */
export class FileThread {
  readonly #worker = new Worker(THREAD);
  readonly #asked: ((answer: ThreadAnswer) => void)[] = [];

  constructor() {
    this.#worker.on('message', (answer: ThreadAnswer) => this.#asked.shift()?.(answer));
    this.#worker.on('error', (error) => this.#fail(error.message));
    this.#worker.on('exit', () => this.#fail('the thread that writes has ended'));
  }

  /** @throws FileError for what cannot be done. */
  ask<Kind extends ThreadRequest['kind']>(
    request: Extract<ThreadRequest, { kind: Kind }>,
  ): Promise<Answers[Kind]> {
    return new Promise((resolve, reject) => {
      // The answer to a request is of its kind.
      this.#asked.push((answer) =>
        'error' in answer ? reject(new FileError(answer.error)) : resolve(answer.answer as Answers[Kind]),
      );
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
