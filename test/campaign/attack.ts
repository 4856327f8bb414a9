import type { Dice } from './support/dice.ts';
import type { Target } from './support/target.ts';

/** Something that should not have happened. */
export interface Find {
  /** What is wrong, in one sentence. */
  readonly wrong: string;
  /** The smallest request that brings it about, or the steps that did. */
  readonly request: string;
}

/** What a batch did. */
export interface Batch {
  readonly requests: number;
  readonly finds: readonly Find[];
}

/** One way to hurt a server. */
export interface Attack {
  /** A word or two, by which the command line names it. */
  readonly name: string;
  /** What it tries, one sentence for the report. */
  readonly about: string;
  /**
   * Some requests, all drawn with the dice. Whether the target still lives and answers afterwards is not for the batch to
   * say.
   */
  batch(target: Target, dice: Dice): Promise<Batch>;
}
