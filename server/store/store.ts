import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { TextSource } from '../world/unread.ts';
import type { SharedJournal } from './shared-journal.ts';
import { whyOf } from './why.ts';

/**
 * Where environments are kept beyond their server: what was written over the world that it serves, as texts of JSON. The
 * world itself is made anew.
 */

/** A state of an environment: 0 as it is, -1 as it began, from 1 on its snapshots. */
export type StateNumber = number;

export const NOW: StateNumber = 0;
export const INITIAL: StateNumber = -1;

/** A state with which an environment begins, as texts. */
export interface BegunState {
  readonly state: string;
  readonly records: readonly { readonly table: string; readonly id: number; readonly value: string | null }[];
}

/** Something that is to be kept. */
export type Change =
  /** An environment that comes in: what a server knows of it, and the state that it began as and is. */
  | {
      readonly kind: 'begin';
      readonly environment: number;
      readonly value: string;
      readonly begun: BegunState;
    }
  /** One that is gone, with all its states. */
  | { readonly kind: 'end'; readonly environment: number }
  /** What a state holds besides its records. */
  | {
      readonly kind: 'state';
      readonly environment: number;
      readonly state: StateNumber;
      readonly value: string;
    }
  /** A record of a state that was put in or changed; null for one of the world that was deleted. */
  | {
      readonly kind: 'record';
      readonly environment: number;
      readonly state: StateNumber;
      readonly table: string;
      readonly id: number;
      readonly value: string | null;
    }
  /** A record that is deleted and was none of the world: nothing needs to be known of it any more. */
  | {
      readonly kind: 'forget';
      readonly environment: number;
      readonly state: StateNumber;
      readonly table: string;
      readonly id: number;
    }
  /** A call that the journal remembers; null for messages that it does not. Strangers have no environment. */
  | {
      readonly kind: 'call';
      readonly number: number;
      readonly environment: string | null;
      readonly value: string;
      readonly messages: string | null;
    }
  /** Of an environment the calls by one maker before one of them are forgotten, and the messages of those before another one. */
  | {
      readonly kind: 'calls-before';
      readonly environment: string | null;
      readonly by: CallMaker;
      readonly call: number;
      readonly messages: number;
    }
  /** How many calls there were: the next one has the next number, whether this one is remembered or not. */
  | { readonly kind: 'last-call'; readonly number: number }
  /** A state, with its records, becomes what another one is; it may be new. */
  | {
      readonly kind: 'copy';
      readonly environment: number;
      readonly from: StateNumber;
      readonly to: StateNumber;
    };

/** A record as it is kept. */
export interface KeptRecord {
  readonly table: string;
  readonly id: number;
  /** Null for one that was deleted. */
  readonly value: TextSource | null;
}

/** A state as it is kept. */
export interface KeptState {
  readonly state: StateNumber;
  readonly value: string;
  /** In the order in which they were first written. */
  readonly records: readonly KeptRecord[];
}

/** An environment as it is kept. */
export interface KeptEnvironment {
  readonly environment: number;
  readonly value: string;
  readonly states: readonly KeptState[];
}

/** A call as it is kept. */
export interface KeptCall {
  readonly environment: string | null;
  readonly value: string;
  readonly messages: string | null;
}

/** The calls that a store keeps. */
export interface KeptCalls {
  /** How many there were. */
  readonly last: number;
  /** In the order of their numbers. */
  readonly calls: readonly KeptCall[];
}

/** All that a store keeps, but for calls. */
export interface Kept {
  /** Of what world; null where nothing is kept yet. */
  readonly world: string | null;
  readonly environments: readonly KeptEnvironment[];
  /** The greatest number that an environment has or had; 0 for none. */
  readonly lastNumber: number;
}

/** What others wrote to an environment that is known here. */
export interface KeptChanges {
  readonly environment: number;
  /** Those that were replaced as a whole, with all that they hold now. */
  readonly replaced: readonly KeptState[];
  /** What was written to others; a record that comes in stands behind those that were there. */
  readonly written: readonly KeptState[];
}

/** What others wrote to a place. */
export interface News extends Pick<Kept, 'lastNumber' | 'world'> {
  /** Those that are kept no more. */
  readonly gone: readonly number[];
  readonly added: readonly KeptEnvironment[];
  readonly changed: readonly KeptChanges[];
}

/** What a place does besides that several servers share: what one has written, the others learn. */
export interface Sharing {
  /** How messages call the place. */
  readonly place: string;
  /** Where they have the calls that they answered. */
  readonly journal: SharedJournal;
  /** How often something was written there, of which all is known here. */
  readonly known: number;
  /** How often something was written there so far. */
  current(): Promise<number>;
  /** What others wrote since what is known here, which is known here from now on. Not while something is being written. */
  news(): Promise<News>;
  /**
   * Tells that environments for tests were used.
   * @returns those that nobody has told of for so many milliseconds.
   */
  unused(used: readonly number[], milliseconds: number): Promise<readonly number[]>;
}

/** Others wrote to environments since what is known of them here, or took their names: nothing was written. */
export class BehindOthers extends Error {
  readonly environments: ReadonlySet<number>;

  constructor(environments: Iterable<number>) {
    super('Others wrote to it in the meantime.');
    this.name = 'BehindOthers';
    this.environments = new Set(environments);
  }
}

/**
 * Thrown where it is not known whether changes are kept: the place failed while it took them. It goes on asking until it is
 * known, and nothing else is to be written before.
 */
export class InDoubt extends Error {
  /** Whether they are, once that is known, which may take as long as the place does not work; rejected where it closes first. */
  readonly areKept: Promise<boolean>;

  constructor(cause: unknown, areKept: Promise<boolean>) {
    super(whyOf(cause), { cause });
    this.name = 'InDoubt';
    this.areKept = areKept;
  }
}

/** A place where environments are kept. */
export interface Store {
  /** How messages call the place. */
  readonly place: string;
  /** Null where no other server can have the place. */
  readonly sharing: Sharing | null;
  /**
   * All that is kept. Where that is nothing, others that read wait until it is said of what world environments are kept, or
   * this one ends.
   */
  read(): Promise<Kept>;
  /** The calls that are kept, which only a journal needs that outlives a restart. */
  readCalls(): Promise<KeptCalls>;
  /** Says of what world it keeps environments. @throws NotPossible where others have said something else meanwhile. */
  begin(world: string): Promise<void>;
  /**
   * Keeps changes, all of them or none. Once it resolves they are there, whatever becomes of this process or this machine.
   * @throws the error of the place, e.g. of a full disk, where none of them is kept, nor ever will be; InDoubt where that is
   * not known yet; BehindOthers, where others wrote.
   */
  write(changes: readonly Change[]): Promise<void>;
  /** Ends once all that was asked for is done. */
  close(): Promise<void>;
  /** What can be done to the place itself; not there where it has tools of its own, as a database server has. */
  readonly upkeep?: Upkeep;
}

/** What can be done to a place. It is done between two writes. */
export interface Upkeep {
  /** How large it is. */
  bytes(): number;
  /** What is wrong with it, a sentence each; nothing for a sound one. */
  check(): Promise<readonly string[]>;
  /** Gives back the room of what is gone. */
  compact(): Promise<void>;
  /**
   * Makes a copy of all that is kept by now.
   * @param folder in which nothing is kept yet; it is made where there is none.
   * @throws NotPossible for one that cannot be written.
   */
  copyTo(folder: string): Promise<void>;
}
