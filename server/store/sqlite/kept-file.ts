import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Change, InDoubt, type Kept, type KeptCalls, type Store, type Upkeep } from '../store.ts';
import { untilAnswered } from '../until-answered.ts';
import { type FileError, FileThread } from './file-thread.ts';
import { bytesIn, fileIn, writeInto } from './folder.ts';
import { readFrom } from './read-from.ts';

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
  readonly sharing = null;
  readonly upkeep: Upkeep = {
    bytes: () => bytesIn(this.place),
    check: async () => (await this.#opening()).ask({ kind: 'check' }),
    compact: async () => {
      await (await this.#opening()).ask({ kind: 'compact' });
    },
    copyTo: (to) =>
      writeInto(resolve(to), async (file) => (await this.#opening()).ask({ kind: 'copy', file })),
  };
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
  constructor(place: string, { thread, mark }: Opened) {
    this.place = place;
    this.#file = fileIn(place);
    this.#thread = thread;
    this.#mark = mark;
  }

  async read(): Promise<Kept> {
    return readFrom(await this.#opening());
  }

  async readCalls(): Promise<KeptCalls> {
    return (await this.#opening()).ask({ kind: 'read-calls' });
  }

  async begin(world: string): Promise<void> {
    await (await this.#opening()).ask({ kind: 'begin', world });
  }

  async write(changes: readonly Change[]): Promise<void> {
    const thread = await this.#opening();
    const mark = randomUUID();
    try {
      await thread.ask({ kind: 'write', changes, mark });
      this.#mark = mark;
    } catch (error) {
      this.#thread = null;
      await thread.end();
      const { message, isUndone } = error as FileError;
      if (isUndone) throw new Error(message);
      throw new InDoubt(error, this.#isThere(mark));
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // After an error what is beside the file is left as it is, for the next one that opens it.
    await this.#thread?.ask({ kind: 'gather' }).catch(() => {});
    await (this.#thread ?? this.#unsecured?.thread)?.end();
  }

  async #opening(): Promise<FileThread> {
    return this.#thread ?? this.#openAnew();
  }

  /** Whether the changes of this mark are there, once the file could be opened anew. @throws Error once it is closed. */
  #isThere(mark: string): Promise<boolean> {
    const ask = async () => {
      await this.#openAnew(mark);
      return this.#mark === mark;
    };
    return untilAnswered(ask, () => this.#isClosed);
  }

  /**
   * @param doubtful the mark of changes that may be there.
   * @throws Error where it cannot be opened, or holds what another process has written: this one does not know of that.
   */
  async #openAnew(doubtful = this.#mark): Promise<FileThread> {
    this.#unsecured ??= await this.#opened(doubtful);
    const { thread, mark } = this.#unsecured;
    try {
      await thread.ask({ kind: 'secure' });
    } catch (error) {
      if (thread.hasEnded) this.#unsecured = null;
      throw error;
    }
    this.#unsecured = null;
    this.#mark = mark;
    this.#thread = thread;
    return thread;
  }

  async #opened(doubtful: string | null): Promise<Opened> {
    if (this.#isClosed) throw new Error('it was closed');
    if (!existsSync(this.#file)) throw new Error(`${this.#file} is not there any more`);
    const thread = new FileThread();
    try {
      const mark = await thread.ask({ kind: 'open', file: this.#file });
      if ([this.#mark, doubtful].includes(mark) && !this.#isClosed) return { thread, mark };
      throw new Error(
        'another process has written to it meanwhile, and this one has to be started again to know of that',
      );
    } catch (error) {
      await thread.end();
      throw error;
    }
  }
}
