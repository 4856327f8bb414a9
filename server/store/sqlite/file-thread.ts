import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../../base/package-root.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-requests.ts';

/** An entry of the bundle: a thread begins with what was built. */
const THREAD = join(packageRoot, 'dist/bundle/server/store/sqlite/thread.js');

/** The thread that holds the file; it answers in the order in which it is asked. */
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

  /** What a thread has not answered before its end is answered with an error: whether it was done is not known. */
  ask(request: ThreadRequest): Promise<ThreadAnswer> {
    return new Promise((resolve) => {
      if (this.#ended !== null) return resolve(unanswered(this.#ended));
      this.#asked.push(resolve);
      this.#worker.postMessage(request);
    });
  }

  /** Lets go of the file, whatever state it is in. */
  async end(): Promise<void> {
    await this.ask({ kind: 'close' });
    // Statements hold the file open after its closing, until their thread has ended.
    await this.#worker.terminate();
  }

  #fail(message: string): void {
    this.#ended = message;
    for (const asked of this.#asked.splice(0)) asked(unanswered(message));
  }
}

function unanswered(message: string): ThreadAnswer {
  return { kind: 'failed', error: { message, code: null, isUndone: false } };
}
