import type { RecordedCall } from '../../contracts/control/calls.ts';

/** The calls of an environment, and how many more there were before them that are not remembered any more. */
export interface CallsSoFar {
  /** Oldest first. */
  readonly calls: readonly RecordedCall[];
  readonly discarded: number;
}
