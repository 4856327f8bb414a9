import { NotPossible } from '../../base/not-possible.ts';
import { nextTogether } from '../../base/turns.ts';
import type { Keeper } from './keeper.ts';
import type { Sharing } from './store.ts';
import { whyOf } from './why.ts';

/** Sees to it that what a call reads is not older than what was acknowledged, by whatever server, when it came. */
export class Freshness {
  readonly #place: string;
  readonly #sharing: Sharing;
  readonly #keeper: Keeper;
  readonly #onError: (error: unknown) => void;
  #isLost = false;

  /** @param onError told once of each time for which the place does not answer. */
  constructor(place: string, sharing: Sharing, keeper: Keeper, onError: (error: unknown) => void) {
    this.#place = place;
    this.#sharing = sharing;
    this.#keeper = keeper;
    this.#onError = onError;
  }

  /**
   * Resolves once all is known here that was written until now. All that come while the place is being asked share the next
   * question, which begins after the last of them.
   * @throws NotPossible where the place does not answer.
   */
  readonly upToDate: () => Promise<void> = nextTogether(() => this.#ask());

  async #ask(): Promise<void> {
    try {
      const before = this.#sharing.known;
      const version = await this.#sharing.current();
      if (version < before) throw new Error('it went back to what it was before: restart the mock');
      if (version > this.#sharing.known) await this.#keeper.catchUp(version);
      this.#keeper.requireSound();
      this.#isLost = false;
    } catch (error) {
      if (!this.#isLost) this.#onError(error);
      this.#isLost = true;
      if (error instanceof NotPossible) throw error;
      throw new NotPossible(
        'unavailable',
        'data',
        `${this.#place} does not answer: ${whyOf(error)}.`,
        'Nobody can tell what others have written there. Mend the place, and send it again.',
      );
    }
  }
}
