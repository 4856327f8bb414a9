import type { Sequence } from '../../base/sequence.ts';
import type { Steps, WaitingSteps } from '../../base/turns.ts';
import type { Interface } from '../../contracts/interface/generated/index.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { View } from '../access/view.ts';
import type { Environment } from '../world/environment.ts';

/** What a handler knows besides its arguments. It never sees XML, headers, tokens or versions. */
export interface Call {
  readonly environment: Environment;
  /** The environment as the caller may see it; handlers read through this. */
  readonly view: View;
  /**
   * For an operation that only reads as far as others know, and yet keeps something of what it made: writes it at its end,
   * once nothing else is being written.
   */
  readonly write: <T>(work: (environment: Environment) => T) => WaitingSteps<T>;
}

/** The operations of SingleSignOn read no header: they have no caller, but the desk that signs logins on. */
type Context<S extends ServiceName> = S extends 'SingleSignOn' ? SignOnDesk : Call;

/** The operations of a service in a version. */
type OperationsIn<V extends Version, S extends ServiceName> = S extends keyof Interface[V]
  ? Interface[V][S]
  : object;

/**
 * What is to be written; a list, a text and bytes also as a sequence, which is made while it is written, and so are the
 * texts and bytes that are fields of a record.
 */
type Writable<Result> = Result | InSequence<NonNullable<Result>>;

type InSequence<Result> = Result extends readonly (infer Item)[]
  ? Sequence<Item>
  : Result extends string | Uint8Array
    ? InPieces<Result>
    : Result extends object
      ? { readonly [Name in keyof Result]: Result[Name] | InPieces<NonNullable<Result[Name]>> }
      : never;

/** A text of any kind, and not one of some; or bytes. */
type InPieces<Value> = string extends Value
  ? Sequence<string>
  : Value extends Uint8Array
    ? Sequence<Uint8Array>
    : never;

/**
 * What a handler answers, or the steps to it where it works on many employees. Others are served between steps, and what
 * they write is not seen; what it writes is seen by others as a whole, or not at all.
 */
type Answer<Result> = Writable<Result> | Steps<Writable<Result>> | WaitingSteps<Writable<Result>>;

/** The handlers of a service in a version, typed by the catalogue: a misspelled operation or field does not compile. */
export type Handlers<V extends Version, S extends ServiceName> = {
  readonly [O in keyof OperationsIn<V, S>]: OperationsIn<V, S>[O] extends {
    request: infer Request;
    result: infer Result;
  }
    ? (args: Request, call: Context<S>) => Answer<Result>
    : never;
};

/**
 * The handlers of a family of operations. An operation that both versions have is typed as version 3 has it; where the
 * families of a service come together, the compiler also holds them against version 2.1.
 */
export type Family<S extends ServiceName> = Partial<
  Handlers<'v3', S> & Omit<Handlers<'v2.1', S>, keyof Handlers<'v3', S>>
>;

/** The handlers of a family in one version, where the other needs some of its own. */
export type FamilyIn<V extends Version, S extends ServiceName> = Partial<Handlers<V, S>>;

/** What serves a service: families that serve both versions, and those of one. */
export interface Families {
  readonly both: readonly object[];
  readonly v3: readonly object[];
  readonly 'v2.1': readonly object[];
}
