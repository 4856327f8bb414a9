import type { RecordedCall } from '../../contracts/control/calls.ts';

/**
 * The calls of an environment as they were at some time, and how many more there were before them that are not remembered
 * any more.
 */
export interface CallsSoFar {
  /** Oldest first; each is unpacked when its turn comes, whatever happens in the journal meanwhile. */
  readonly calls: Iterable<RecordedCall>;
  /** The first of them; null where there is none. */
  readonly oldest: RecordedCall | null;
  readonly discarded: number;
}
