import type { ErrorListener } from '../base/error-listener.ts';
import { clearTimeout, setTimeout } from '../base/real-time.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';

/** Called for one call after the other; of one that answers later the next call waits. */
export type CallObserver = (call: RecordedCall) => unknown;

/** The calls after the one with a number; waits for some, as long as the signal lets it. */
type CallsAfter = (number: number, signal?: AbortSignal) => Promise<readonly RecordedCall[]>;

/** Follows calls as they are made, until it is stopped. */
export class Following {
  readonly #calls: CallsAfter;
  readonly #observer: CallObserver;
  readonly #onError: ErrorListener;
  readonly #onStopped: () => void;
  readonly #patienceMs: number;
  readonly #ending = new AbortController();
  /** Of the observer. */
  readonly #errors: unknown[] = [];
  /** Why no more calls come: the environment is gone, the mock does not answer; null while they do. */
  #endedBy: unknown = null;
  readonly #ended: Promise<void>;
  #last: number;
  #observed = 0;
  #isGivenUp = false;

  /**
   * @param last the number of the last call before those that are followed.
   * @param onStopped called once `stop` tells what went wrong.
   * @param patienceMs how long the observer may take for a call once the following ends.
   */
  constructor(
    calls: CallsAfter,
    last: number,
    observer: CallObserver,
    onError: ErrorListener,
    onStopped: () => void,
    patienceMs: number,
  ) {
    this.#calls = calls;
    this.#last = last;
    this.#observer = observer;
    this.#onError = onError;
    this.#onStopped = onStopped;
    this.#patienceMs = patienceMs;
    this.#ended = this.#follow();
  }

  /**
   * Ends it, once every call made until now was observed; an observer that does not answer is given up after a while.
   * @throws the first thing that the observer threw, or what ended it before.
   */
  async stop(): Promise<void> {
    const [error = this.#endedBy] = await this.end();
    this.#onStopped();
    if (error !== null) throw error;
  }

  /** The same. @returns what the observer threw, which `onError` was told of. */
  async end(): Promise<readonly unknown[]> {
    this.#ending.abort();
    for (let observed = -1; observed !== this.#observed; ) {
      observed = this.#observed;
      if (await isOver(this.#ended, this.#patienceMs)) return this.#errors;
    }
    if (!this.#isGivenUp) this.#note(new Error(noAnswer(this.#last, this.#patienceMs)));
    this.#isGivenUp = true;
    return this.#errors;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    try {
      while (!signal.aborted) await this.#observe(await this.#next(signal));
      await this.#observe(await this.#calls(this.#last));
    } catch (error) {
      this.#endedBy = error;
      this.#onError(error);
    }
  }

  /** A request that waits ends with an error where it is given up. */
  async #next(signal: AbortSignal): Promise<readonly RecordedCall[]> {
    try {
      return await this.#calls(this.#last, signal);
    } catch (error) {
      if (signal.aborted) return [];
      throw error;
    }
  }

  async #observe(calls: readonly RecordedCall[]): Promise<void> {
    for (const call of calls) {
      if (this.#isGivenUp) return;
      this.#last = call.number;
      try {
        await this.#observer(call);
      } catch (error) {
        this.#note(error);
      }
      this.#observed++;
    }
  }

  #note(error: unknown): void {
    this.#errors.push(error);
    this.#onError(error);
  }
}

function noAnswer(call: number, patienceMs: number): string {
  return (
    `The observer of calls has not answered for ${patienceMs / 1_000} s to call ${call}, and is not waited for any longer. ` +
    'Let it answer; it cannot await the end of its own following.'
  );
}

/** Whether a promise is settled within so many milliseconds. */
async function isOver(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const over = await Promise.race([promise.then(() => true as const), timeIsUp]);
  clearTimeout(timer);
  return over;
}
