/** How many calls came, and what they came to. */
export interface CallTally {
  /** The number of the first one. */
  readonly from: number;
  /** The number of the last one. */
  readonly to: number;
  readonly count: number;
  readonly byOutcome: Readonly<Record<string, number>>;
}

/** A tally with one call more; the calls come in the order of their numbers. */
export function withCall(tally: CallTally | null, number: number, outcome: string): CallTally {
  if (tally === null) return { from: number, to: number, count: 1, byOutcome: { [outcome]: 1 } };
  const { from, count, byOutcome } = tally;
  const ofOutcome = (byOutcome[outcome] ?? 0) + 1;
  return { from, to: number, count: count + 1, byOutcome: { ...byOutcome, [outcome]: ofOutcome } };
}
