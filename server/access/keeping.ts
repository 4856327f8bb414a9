import type { Draft, State } from './state.ts';

/** What becomes of something that is to be kept. */
export interface Outcome {
  /** Whatever happens, it will be there. */
  kept(): void;
  /** It will not, and neither will anything that was to be kept after it. */
  lost(error: Error): void;
}

/** Where an environment is kept beyond its server. What is told of first is kept first. */
export interface Keeping {
  /** Keeps what was written in a draft. */
  wrote(draft: Draft, outcome: Outcome): void;
  /** All is as it was in the beginning, or at a snapshot, but for what was written in a draft of that. */
  wentBack(to: 'initial' | number, draft: Draft, outcome: Outcome): void;
  /** What is kept by then is remembered as a snapshot. */
  remembered(snapshot: number, outcome: Outcome): void;
}

/** What is kept of an environment besides its states. */
export interface KeptEntry {
  /** By which it is told apart from all others that there are and were. */
  readonly number: number;
  readonly subdomain: string;
  /** The subdomain of the environment of the world whose records it began with. */
  readonly origin: string;
  /** The subdomains of those that are reset and deleted with it. */
  readonly companions: readonly string[];
}

/** Where environments are kept. */
export interface Archive {
  /** Keeps an environment as it is and began. @returns where it is kept from now on. */
  begin(
    entry: KeptEntry,
    states: { readonly now: State; readonly initial: State },
    outcome: Outcome,
  ): Keeping;
  /** Keeps an environment no more. */
  remove(number: number): Promise<void>;
}
