import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout } from '../../../base/real-time.ts';
import { type Change, InDoubt, type Kept, type Store } from '../store.ts';
import { FileThread } from './file-thread.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-requests.ts';

/** How long a disk that failed is left alone before the file is opened anew, in milliseconds. */
const PAUSE = 500;

/** A thread that has opened the file. */
interface Opened {
  readonly thread: FileThread;
  /** Of the changes that were written last; null where none were yet. */
  readonly mark: string | null;
}

/**
 * A file of SQLite, held by a thread. After whatever went wrong that thread is ended, and another one opens the file anew
 * before anything else is written: a transaction whose end failed may be there all the same. Each leaves a mark of its own,
 * and so the mark that is found then tells which one was the last.
 */
export class KeptFile implements Store {
  readonly place: string;
  readonly #file: string;
  /** Null from an error on, until the file is opened anew. */
  #thread: FileThread | null;
  /** Of what was written last. */
  #mark: string | null;
  /**
   * Has opened the file anew, and could not see to it yet that what it holds is on the disk. It goes on trying: SQLite would
   * take that for granted as it closes the file.
   */
  #unsecured: Opened | null = null;
  #isClosed = false;

  /** @param opened with all that it holds on the disk. */
  constructor(place: string, file: string, { thread, mark }: Opened) {
    this.place = place;
    this.#file = file;
    this.#thread = thread;
    this.#mark = mark;
  }

  async read(): Promise<Kept> {
    const answer = await this.#asked({ kind: 'read' });
    return answer.kind === 'read' ? answer.kept : { world: null, environments: [] };
  }

  async begin(world: string): Promise<void> {
    await this.#asked({ kind: 'begin', world });
  }

  async write(changes: readonly Change[]): Promise<void> {
    const thread = this.#thread ?? (await this.#openAnew());
    const mark = randomUUID();
    const answer = await thread.ask({ kind: 'write', changes, mark });
    if (answer.kind !== 'failed') {
      this.#mark = mark;
      return;
    }
    this.#thread = null;
    await thread.end();
    const { message, isUndone } = answer.error;
    if (isUndone) throw new Error(message);
    throw new InDoubt(message, this.#isThere(mark));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await (this.#thread ?? this.#unsecured?.thread)?.end();
  }

  /** Opens the file until that succeeds. @returns whether the changes of this mark are there; never once it is closed. */
  async #isThere(mark: string): Promise<boolean> {
    for (;;) {
      try {
        await this.#openAnew(mark);
        return this.#mark === mark;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
      }
    }
  }

  /**
   * @param doubtful the mark of changes that may be there.
   * @throws Error where it cannot be opened, or holds what another process has written: this one does not know of that.
   */
  async #openAnew(doubtful = this.#mark): Promise<FileThread> {
    this.#unsecured ??= await this.#opened(doubtful);
    const { thread, mark } = this.#unsecured;
    const secured = await thread.ask({ kind: 'secure' });
    if (thread.hasEnded) this.#unsecured = null;
    if (secured.kind === 'failed') throw new Error(secured.error.message);
    this.#unsecured = null;
    this.#mark = mark;
    this.#thread = thread;
    return thread;
  }

  async #opened(doubtful: string | null): Promise<Opened> {
    if (this.#isClosed) throw new Error('it was closed');
    if (!existsSync(this.#file)) throw new Error(`${this.#file} is not there any more`);
    const thread = new FileThread();
    const opened = await thread.ask({ kind: 'open', file: this.#file });
    if (opened.kind === 'opened' && [this.#mark, doubtful].includes(opened.mark) && !this.#isClosed)
      return { thread, mark: opened.mark };
    await thread.end();
    throw new Error(
      opened.kind === 'failed'
        ? opened.error.message
        : 'another process has written to it meanwhile, and this one has to be started again to know of that',
    );
  }

  async #asked(request: ThreadRequest): Promise<ThreadAnswer> {
    const answer = await (this.#thread ?? (await this.#openAnew())).ask(request);
    if (answer.kind === 'failed') throw new Error(answer.error.message);
    return answer;
  }
}
