import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';

/** How many calls something waits for, and how long. */
export interface Patience {
  readonly count: number;
  readonly ms: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** What waits for calls of an environment. */
interface Waiter {
  readonly isWanted: (call: RecordedCall) => boolean;
  /** How many calls it waits for, and how many of them are still to come. */
  readonly count: number;
  missing: number;
  end(): void;
}

/** Whatever waits for calls, by environment: a call asks those of its own, and each whether it wants this one call. */
export class WaitingForCalls {
  readonly #waiters = new Map<string, Set<Waiter>>();
  #count = 0;

  /** How many wait. */
  get count(): number {
    return this.#count;
  }

  /** Those in which something waits for calls. */
  get environments(): readonly string[] {
    return [...this.#waiters.keys()];
  }

  /** Waits until so many wanted calls have come, the time is up, or the signal is aborted. */
  wait(
    environment: string,
    isWanted: Waiter['isWanted'],
    { count, there, ms, signal }: Patience & { readonly there: number },
  ): Promise<void> {
    const missing = count - there;
    if (missing <= 0 || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        this.#remove(environment, waiter);
        resolve();
      };
      const waiter: Waiter = { isWanted, count, missing, end };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
      this.#add(environment, waiter);
    });
  }

  /** A call came. */
  tell(call: RecordedCall): void {
    if (call.environment === null) return;
    for (const waiter of this.#waiters.get(call.environment) ?? [])
      if (waiter.isWanted(call) && --waiter.missing <= 0) waiter.end();
  }

  /** The calls of an environment were forgotten: those that came do not count any more. */
  beginAnew(environment: string): void {
    for (const waiter of this.#waiters.get(environment) ?? []) waiter.missing = waiter.count;
  }

  /** What waits for calls of an environment waits no more. */
  endThoseOf(environment: string): void {
    for (const waiter of this.#waiters.get(environment) ?? []) waiter.end();
  }

  /** Nothing waits any more. */
  endAll(): void {
    for (const environment of this.#waiters.keys()) this.endThoseOf(environment);
  }

  #add(environment: string, waiter: Waiter): void {
    const own = this.#waiters.get(environment) ?? new Set();
    this.#waiters.set(environment, own.add(waiter));
    this.#count++;
  }

  #remove(environment: string, waiter: Waiter): void {
    const own = this.#waiters.get(environment);
    if (!own?.delete(waiter)) return;
    this.#count--;
    if (own.size === 0) this.#waiters.delete(environment);
  }
}
