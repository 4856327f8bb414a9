import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Exchange } from './exchange.ts';
import type { UncountedCall } from './pack-call.ts';

/** What a call is told apart by, once it is counted. */
export type CallNumbers = Pick<RecordedCall, 'number' | 'ordinal'>;

/** What is remembered of the calls of an environment by one maker at the place: from its first call, or since it was forgotten, until it is gone. */
export interface SharedRoom {
  /** By which it is told apart from all others that there are and were. */
  readonly room: number;
  /** Null for strangers. */
  readonly environment: string | null;
  /** Who made them. */
  readonly by: CallMaker;
  readonly isGone: boolean;
  /** How many calls there were in it. */
  readonly count: number;
}

/** A call of a room. */
export interface SharedCall {
  readonly room: number;
  readonly call: RecordedCall;
  /** Null for messages that are not remembered. */
  readonly exchange: Exchange | null;
}

/** What is there, and what of it is new. */
export interface CallNews {
  /** Another one where all that was remembered is gone, and numbers begin anew; null where there was no call yet. */
  readonly life: string | null;
  /** The number of the last call. */
  readonly last: number;
  /** Of the environments that were asked for, all that there are. */
  readonly rooms: readonly SharedRoom[];
  /** Those that are new, in the order of their numbers, or the first of them. */
  readonly calls: readonly SharedCall[];
  /** What is not to be shown of them: secrets that came since others were told. */
  readonly secrets: readonly string[];
  /** Of the last secret. */
  readonly lastSecret: number;
  /** Whether there are more of them than this. */
  readonly isMore: boolean;
}

/** Of what news are asked for. */
export interface KnownCalls {
  /** Null for all, those of strangers and those that are gone included. */
  readonly environments: readonly string[] | null;
  /** The ordinal of the last call that is known of each room. */
  readonly ordinals: ReadonlyMap<number, number>;
  readonly lastSecret: number;
}

/** A place where several servers have the calls that they answer, all under one numbering. */
export interface SharedCalls {
  /**
   * Resolves once every other server can see the call, or the place does not take it.
   * @returns null in that case; then it is sent again until the place does.
   */
  add(call: UncountedCall, exchange: Exchange): Promise<CallNumbers | null>;
  /** From now on this is not to be shown, by whatever server: it is told before any call that comes after it. */
  learn(secret: string): void;
  /** @throws NotPossible where the place does not answer; here and below. */
  news(known: KnownCalls): Promise<CallNews>;
  /** Forgets the calls of an environment. */
  clear(environment: string): Promise<void>;
}
