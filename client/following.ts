import type { ErrorListener } from '../base/error-listener.ts';
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
  readonly #ending = new AbortController();
  readonly #errors: unknown[] = [];
  readonly #ended: Promise<void>;
  #last: number;

  /** @param last the number of the last call that is not followed any more. */
  constructor(calls: CallsAfter, last: number, observer: CallObserver, onError: ErrorListener) {
    this.#calls = calls;
    this.#last = last;
    this.#observer = observer;
    this.#onError = onError;
    this.#ended = this.#follow();
  }

  /**
   * Ends it, once every call made until now was observed.
   * @throws the first thing that the observer threw, or that ended it before.
   */
  async stop(): Promise<void> {
    await this.end();
    if (this.#errors.length > 0) throw this.#errors[0];
  }

  /** The same, for an environment that is about to go: what went wrong was told to `onError`. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#ended;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    try {
      while (!signal.aborted) await this.#observe(await this.#next(signal));
      await this.#observe(await this.#calls(this.#last));
    } catch (error) {
      this.#note(error);
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
      this.#last = call.number;
      try {
        await this.#observer(call);
      } catch (error) {
        this.#note(error);
      }
    }
  }

  #note(error: unknown): void {
    this.#errors.push(error);
    this.#onError(error);
  }
}
