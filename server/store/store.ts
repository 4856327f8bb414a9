/**
 * Where environments are kept beyond their server: what was written over the world that it serves, as texts of JSON. The
 * world itself is made anew.
 */

/** A state of an environment: 0 as it is, -1 as it began, from 1 on its snapshots. */
export type StateNumber = number;

export const NOW: StateNumber = 0;
export const INITIAL: StateNumber = -1;

/** Something that is to be kept. */
export type Change =
  /** What a server knows of an environment; null for one that is gone, with all its states. */
  | { readonly kind: 'environment'; readonly environment: number; readonly value: string | null }
  /** What a state holds besides its records. */
  | {
      readonly kind: 'state';
      readonly environment: number;
      readonly state: StateNumber;
      readonly value: string;
    }
  /** A record of a state that was put in or changed; null for one that was deleted. */
  | {
      readonly kind: 'record';
      readonly environment: number;
      readonly state: StateNumber;
      readonly table: string;
      readonly id: number;
      readonly value: string | null;
    }
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
  readonly value: string | null;
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

/** All that a store keeps. */
export interface Kept {
  /** Of what world; null where nothing is kept yet. */
  readonly world: string | null;
  readonly environments: readonly KeptEnvironment[];
}

/** Thrown where it is not known whether changes are kept: the place failed while it took them. */
export class InDoubt extends Error {
  /** Whether they are, once that is known, which may take as long as the place does not work. */
  readonly areKept: Promise<boolean>;

  constructor(message: string, areKept: Promise<boolean>) {
    super(message);
    this.areKept = areKept;
  }
}

/** A place where environments are kept. */
export interface Store {
  /** How messages call the place. */
  readonly place: string;
  /** @throws NotPossible for what another version of this format has written. */
  read(): Promise<Kept>;
  /** Says of what world it keeps environments. */
  begin(world: string): Promise<void>;
  /**
   * Keeps changes, all of them or none. Once it resolves they are there, whatever becomes of this process or this machine.
   * @throws the error of the place, e.g. of a full disk, where none of them is kept, nor ever will be; InDoubt where that is
   * not known yet. Nothing else is to be written before it is.
   */
  write(changes: readonly Change[]): Promise<void>;
  /** Ends once all that was asked for is done. */
  close(): Promise<void>;
}
