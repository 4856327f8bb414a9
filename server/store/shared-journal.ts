import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { CallNews, CallNumbers, KnownCalls, SharedCall } from '../journal/shared-calls.ts';

/** A call as it is sent to a place that several servers have. */
export interface SentCall {
  /** Under which it is there once, however often it is sent. */
  readonly sent: number;
  readonly environment: string | null;
  readonly by: CallMaker;
  readonly value: string;
  /** Null where they are too long. */
  readonly messages: string | null;
}

/** How much a place remembers: of one environment so many calls, and so many bytes of them, and so much of all. */
export interface MostCalls {
  readonly calls: number;
  readonly room: number;
  readonly records: number;
  readonly messages: number;
  readonly secrets: number;
}

/** What is added at once. */
export interface AddedCalls {
  readonly calls: readonly SentCall[];
  /** What is not to be shown of these, and of those that come. */
  readonly secrets: readonly string[];
  readonly most: MostCalls;
}

/** What is new, as it is kept. */
export interface KeptCallNews extends Omit<CallNews, 'calls'> {
  readonly calls: readonly (Pick<SharedCall, 'room'> & CallNumbers & Pick<SentCall, 'value' | 'messages'>)[];
}

/** Where several servers have the calls that they answered. */
export interface SharedJournal {
  /** How messages call the place. */
  readonly place: string;
  /** Once it resolves whoever asks sees them. @returns the numbers of each, by what it was sent under. @throws the error of the place; here and below. */
  add(added: AddedCalls): Promise<ReadonlyMap<number, CallNumbers>>;
  news(known: KnownCalls): Promise<KeptCallNews>;
  clear(environment: string): Promise<void>;
}
