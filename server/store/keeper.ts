import { NotPossible } from '../../base/not-possible.ts';
import { elapsed } from '../../base/real-time.ts';
import type { Outcome } from '../access/keeping.ts';
import { StoreCounts } from '../metrics/store-counts.ts';
import { type Change, InDoubt, type Store } from './store.ts';

/** What waits to be kept. */
interface Waiting {
  readonly changes: readonly Change[];
  readonly outcome: Outcome;
}

/**
 * Keeps changes in the order in which they come. What comes while others are being kept is kept together, so that many calls
 * share one write to the disk. Where something cannot be kept, nothing is that came after it; what comes later is tried anew.
 * As long as it is not known whether something was kept, its callers wait, and all others are refused.
 */
export class Keeper {
  readonly counts = new StoreCounts();
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  #waiting: Waiting[] = [];
  /** Resolves once nothing waits any more; null while nothing does. */
  #working: Promise<void> | null = null;
  /** Why it is not known whether something was kept; null where it is. */
  #doubt: InDoubt | null = null;

  /** @param onError told of what the place says when something cannot be kept. */
  constructor(store: Store, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Keeps changes, and tells what became of them. */
  keep(changes: readonly Change[], outcome: Outcome): void {
    if (this.#doubt) {
      outcome.lost(notKept(this.#store.place, this.#doubt));
      return;
    }
    this.#waiting.push({ changes, outcome });
    this.#working ??= this.#work();
  }

  /** Resolves once all that was to be kept is, or cannot be, or is in doubt. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const begun = elapsed();
      try {
        await this.#store.write(batch.flatMap(({ changes }) => changes));
        this.counts.kept(batch.length, elapsed() - begun);
        for (const { outcome } of batch) outcome.kept();
      } catch (error) {
        this.#onError(error);
        const lost = notKept(this.#store.place, error);
        const others = this.#waiting;
        this.#waiting = [];
        this.counts.failed(batch.length + others.length);
        if (error instanceof InDoubt) this.#wait(error, batch, lost);
        else for (const { outcome } of batch) outcome.lost(lost);
        for (const { outcome } of others) outcome.lost(lost);
      }
    }
    this.#working = null;
  }

  /** Tells what became of a batch once that is known. */
  #wait(doubt: InDoubt, batch: readonly Waiting[], lost: NotPossible): void {
    this.#doubt = doubt;
    doubt.areKept
      .then((areKept) => {
        this.#doubt = null;
        for (const { outcome } of batch) {
          if (areKept) outcome.kept();
          else outcome.lost(lost);
        }
      })
      .catch(this.#onError);
  }
}

/** The refusal of what cannot be kept. */
function notKept(place: string, error: unknown): NotPossible {
  return new NotPossible(
    'unavailable',
    'data',
    `${place} does not take what is written: ${error instanceof Error ? error.message : String(error)}.`,
    'Nothing of it was done. Mend the place, and send it again.',
  );
}
