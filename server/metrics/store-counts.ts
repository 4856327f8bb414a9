import { DurationCounts } from './duration-counts.ts';

/** What is counted of the place where environments are kept. */
export class StoreCounts {
  /** How long it took to keep a batch, until it was on the disk. */
  readonly durations = new DurationCounts();
  #kept = 0;
  #lost = 0;
  #failures = 0;
  #isFailing = false;

  /** A batch is kept. @param count how much it held: what calls wrote, and what was kept later. */
  kept(count: number, milliseconds: number): void {
    this.durations.note(milliseconds);
    this.#kept += count;
    this.#isFailing = false;
  }

  /** A batch could not be kept. @param count how much of it, and behind it, was refused. */
  failed(count: number): void {
    this.#lost += count;
    this.#failures++;
    this.#isFailing = true;
  }

  /** How much was kept and how much was refused, and how many batches failed. */
  get all(): { readonly kept: number; readonly refused: number; readonly failures: number } {
    return { kept: this.#kept, refused: this.#lost, failures: this.#failures };
  }

  /** Whether the last batch could not be kept. */
  get isFailing(): boolean {
    return this.#isFailing;
  }
}
