import { type Draft, draftOf, mergeInto, type State } from './state.ts';

/** What was written and is not kept yet: who writes goes on from there, who reads does not see it. */
export interface Ahead {
  readonly state: Draft;
  /** What it is made of, in the order in which it was written. */
  readonly pending: readonly Draft[];
  readonly fate: Fate;
}

/** Why some of what was written could not be kept; null as long as it may be. */
interface Fate {
  loss: Error | null;
}

/** What is pending, over a state. */
export function aheadOf(state: State, pending: readonly Draft[], fate: Fate): Ahead {
  const draft = draftOf(state);
  for (const one of pending) mergeInto(draft, one);
  return { state: draft, pending, fate };
}
