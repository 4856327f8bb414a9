import type { PartResult } from '../report/results.ts';

/** Something that the bench measures, by a name that can be asked for. */
export interface Part {
  /** In a line of the help. */
  readonly tells: string;
  /** Whether it is measured only when it is named, since it takes long. */
  readonly onlyByName?: boolean;
  measure(conditions: Conditions): Promise<PartResult>;
}

/** How a run measures. */
export interface Conditions {
  /** Few rounds and small worlds: to see that the bench works, not for figures. */
  readonly quick: boolean;
  /** Leaves out heavy requests whose names do not hold this text. */
  readonly only: string;
  /** See yardstick.ts. */
  readonly yardstick: number;
  /** Tells how far it is. */
  progress(line: string): void;
}
