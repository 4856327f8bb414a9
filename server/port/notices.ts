import type { NoticeListener } from '../certificates/authority.ts';

/** So many causes are remembered as told. */
const REMEMBERED = 1_000;

/** Tells each thing once, not at every connection; one that was not met for long may be told again. */
export class Notices {
  readonly #tell: NoticeListener;
  #isOver = false;
  readonly #told = new Set<string>();

  constructor(tell: NoticeListener) {
    this.#tell = tell;
  }

  tell(notice: string): void {
    const isNew = !this.#told.delete(notice);
    this.#told.add(notice);
    for (const oldest of this.#told) {
      if (this.#told.size <= REMEMBERED) break;
      this.#told.delete(oldest);
    }
    if (isNew && !this.#isOver) this.#tell(notice);
  }

  /** Nothing is told any more: what comes to its end from now on was ended. */
  end(): void {
    this.#isOver = true;
  }
}
