import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Interface } from '../../contracts/interface/generated/index.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { View } from '../access/view.ts';
import type { Environment } from '../world/environment.ts';

/** What a handler knows besides its arguments. It never sees XML, headers or tokens. */
export interface Call {
  readonly environment: Environment;
  /** The environment as the caller may see it; handlers read through this. */
  readonly view: View;
}

/** The handlers of a service, typed by the catalogue: a misspelled operation or field does not compile. */
export type Handlers<V extends Version, S extends keyof Interface[V]> = {
  readonly [O in keyof Interface[V][S]]: Interface[V][S][O] extends {
    request: infer Request;
    result: infer Result;
  }
    ? (args: Request, call: Call) => Result
    : never;
};

/**
 * The handlers of SingleSignOn, whose operations read no header: they have no caller, but the desk that lets people in.
 */
export type SignOnHandlers<V extends Version> = {
  readonly [O in keyof Interface[V]['SingleSignOn']]: Interface[V]['SingleSignOn'][O] extends {
    request: infer Request;
    result: infer Result;
  }
    ? (args: Request, desk: SignOnDesk) => Result
    : never;
};

/** The handlers of one family of operations: some of a service's. */
export type Family<V extends Version, S extends keyof Interface[V]> = Partial<Handlers<V, S>>;

/** The families of a service that a version has, by the name the coverage gives them. */
export type Families<V extends Version, S extends keyof Interface[V]> = Readonly<
  Record<string, Family<V, S>>
>;

/** The operations that a service has in either version. */
type OperationName<S extends ServiceName> = {
  [V in Version]: S extends keyof Interface[V] ? keyof Interface[V][S] : never;
}[Version];

/**
 * The errors with which operations of a service refuse a call, by their name. Both versions refuse the same. Tests
 * raise every error that is declared, and fail when they meet another.
 */
export type Refusals<S extends ServiceName> = Readonly<
  Partial<Record<OperationName<S>, readonly NmbrsErrorName[]>>
>;
