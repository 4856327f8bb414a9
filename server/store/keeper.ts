import { NotPossible } from '../../base/not-possible.ts';
import { elapsed } from '../../base/real-time.ts';
import type { Outcome } from '../access/keeping.ts';
import { StoreCounts } from '../metrics/store-counts.ts';
import { BehindOthers, type Change, InDoubt, type News, type Store } from './store.ts';
import { whyOf } from './why.ts';

/** What to do about something that cannot be kept. */
const NOTHING_DONE = 'Nothing of it was done. Mend the place, and send it again.';
const NOT_KNOWN = 'Whether it was done was not known when the mock ended: look, and send it again if not.';

/** What waits to be kept. */
interface Waiting {
  readonly changes: readonly Change[];
  readonly outcome: Outcome;
}

/** Who waits until all is known here that others have written up to a version. */
interface Asking {
  readonly version: number;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Keeps changes in the order in which they come. What comes while others are being kept is kept together, so that many calls
 * share one write to the disk. Where something cannot be kept, nothing is that came after it; what comes later is tried anew.
 * As long as it is not known whether something was kept, its callers wait, and all others are refused.
 *
 * Where other servers write to the same place, what they wrote is learned in between, never at the same time: what is known
 * here of an environment, and what is written on top of it, cannot be mixed.
 */
export class Keeper {
  readonly counts = new StoreCounts();
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  #onNews: (news: News) => void = () => {};
  #waiting: Waiting[] = [];
  #asking: Asking[] = [];
  /** Why what is known here is not what others have written, and never will be; null as long as it is. */
  #confusion: NotPossible | null = null;
  /** Resolves once nothing waits any more; null while nothing does. */
  #working: Promise<void> | null = null;
  /** Why it is not known whether something was kept; null where it is. */
  #doubt: InDoubt | null = null;

  /** @param onError told of what the place says when something cannot be kept. */
  constructor(store: Store, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** From now on what others write is told, before anything rests on it. */
  follow(onNews: (news: News) => void): void {
    this.#onNews = onNews;
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

  /**
   * Resolves once all is known here that was written up to a version of a place that others have, too.
   * @throws the error of the place.
   */
  catchUp(version: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#asking.push({ version, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** @throws NotPossible once what others wrote could not be taken in: only another process is of use then. */
  requireSound(): void {
    if (this.#confusion) throw this.#confusion;
  }

  /** Resolves once all that was to be kept is, or cannot be, or is in doubt. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0 || this.#asking.length > 0) {
      if (this.#confusion) this.#lose(this.#confusion);
      if (this.#asking.length > 0) await this.#tell();
      else await this.#keepAll();
    }
    this.#working = null;
  }

  async #keepAll(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const begun = elapsed();
    try {
      await this.#store.write(batch.flatMap(({ changes }) => changes));
    } catch (error) {
      if (error instanceof InDoubt) this.#wait(error, batch).catch(this.#onError);
      else this.#waiting = [...batch, ...this.#waiting];
      if (error instanceof BehindOthers)
        await this.#learn(error.environments).catch((why) => this.#lose(why));
      else this.#lose(error);
      return;
    }
    this.counts.kept(batch.length, elapsed() - begun);
    this.#acknowledge(batch);
  }

  /** Tells that a batch is kept. What comes of that may go wrong, and is kept all the same. */
  #acknowledge(batch: readonly Waiting[]): void {
    for (const { outcome } of batch)
      try {
        outcome.kept();
      } catch (error) {
        this.#onError(error);
      }
  }

  /** Tells what became of a batch once that is known. */
  async #wait(doubt: InDoubt, batch: readonly Waiting[]): Promise<void> {
    this.#doubt = doubt;
    const areKept = await doubt.areKept.catch(() => null);
    if (areKept === null) return this.#refuse(batch, doubt, NOT_KNOWN);
    this.#doubt = null;
    if (areKept) this.#acknowledge(batch);
    else this.#refuse(batch, doubt);
  }

  async #tell(): Promise<void> {
    const asking = this.#asking;
    this.#asking = [];
    try {
      // What is in doubt may be among what is new.
      if (this.#doubt) throw this.#doubt;
      // What was being written when it was asked for may have been all that was new.
      if (asking.some(({ version }) => version > (this.#store.sharing?.known ?? 0))) await this.#learn();
      for (const { resolve } of asking) resolve();
    } catch (error) {
      for (const { reject } of asking) reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Learns what others wrote; what was to be written on top of what was there before is overtaken. */
  async #learn(overtaken: ReadonlySet<number> = new Set()): Promise<void> {
    const news = await this.#store.sharing?.news();
    if (!news) return;
    try {
      this.#onNews(news);
    } catch (error) {
      this.#confusion = new NotPossible(
        'unavailable',
        'data',
        `What others wrote to ${this.#store.place} could not be taken in: ${whyOf(error)}.`,
        'Restart the mock.',
      );
      this.#onError(error);
      throw this.#confusion;
    }
    const written = [...news.added, ...news.changed].map(({ environment }) => environment);
    const others = new Set([...overtaken, ...written, ...news.gone]);
    const isOvertaken = ({ changes }: Waiting) =>
      changes.some((change) => isOfEnvironment(change) && others.has(change.environment));
    const all = this.#waiting;
    this.#waiting = all.filter((one) => !isOvertaken(one));
    for (const one of all) if (isOvertaken(one)) one.outcome.overtaken();
  }

  #lose(error: unknown): void {
    this.#onError(error);
    const all = this.#waiting;
    this.#waiting = [];
    this.#refuse(all, error);
  }

  #refuse(all: readonly Waiting[], error: unknown, remedy = NOTHING_DONE): void {
    this.counts.failed(all.length);
    const lost = notKept(this.#store.place, error, remedy);
    for (const { outcome } of all) outcome.lost(lost);
  }
}

/** Whether a change is one of an environment that other servers may have, too. */
function isOfEnvironment(change: Change): change is Change & { readonly environment: number } {
  return 'environment' in change && typeof change.environment === 'number';
}

/** The refusal of what cannot be kept. */
function notKept(place: string, error: unknown, remedy = NOTHING_DONE): NotPossible {
  const detail = `${place} does not take what is written: ${whyOf(error)}.`;
  return new NotPossible('unavailable', 'data', detail, remedy);
}
