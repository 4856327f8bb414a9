import type { WaitingSteps } from '../../base/turns.ts';
import type { Draft, State } from './state.ts';

/** What becomes of something that is to be kept. */
export interface Outcome {
  /** Whatever happens, it will be there. */
  kept(): void;
  /** It will not, and neither will anything that was to be kept after it. */
  lost(error: Error): void;
  /** It was not, since another server wrote to the environment first; what that wrote is here by now. */
  overtaken(): void;
}

/** Another server wrote to the environment first: what was to be kept is to be done again, on what is here now. */
export class Overtaken extends Error {
  constructor() {
    super('Another mock wrote to the environment first.');
    this.name = 'Overtaken';
  }
}

/**
 * Has something kept.
 * @param then what comes of it once it is kept, before anything that is kept after it.
 * @throws Overtaken; NotPossible for what cannot be kept.
 */
export function kept(keep: (outcome: Outcome) => void, then = () => {}): Promise<void> {
  return new Promise((resolve, reject) => {
    keep({
      kept: () => {
        // It is there, whatever comes of it.
        resolve();
        then();
      },
      lost: reject,
      overtaken: () => reject(new Overtaken()),
    });
  });
}

/** Tries something again as often as other servers write first. */
export function* untilNotOvertaken<T>(attempt: () => WaitingSteps<T>): WaitingSteps<T> {
  for (;;) {
    try {
      return yield* attempt();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
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
  /** Made for a test: deleted when it was not used for a while. */
  readonly forTest: boolean;
}

/** An environment that is to be kept, as it is and began. */
export interface KeptBeginning extends KeptEntry {
  readonly states: { readonly now: State; readonly initial: State };
}

/** What servers tell one another through an archive. */
export interface SharedArchive {
  /** How messages call the place. */
  readonly place: string;
  /**
   * Tells that environments for tests were used.
   * @returns those that no server has told of for so many milliseconds.
   */
  unused(used: readonly number[], milliseconds: number): Promise<readonly number[]>;
}

/** Where environments are kept. */
export interface Archive {
  /** Null where no other server has it; where others have, those for tests are kept, so that each of them serves them. */
  readonly shared: SharedArchive | null;
  /** Keeps environments, all or none of them. @returns where each is kept from now on. */
  begin(environments: readonly KeptBeginning[], outcome: Outcome): Keeping[];
  /** Keeps an environment no more. @throws Overtaken; NotPossible where that cannot be done. */
  remove(number: number): Promise<void>;
}
