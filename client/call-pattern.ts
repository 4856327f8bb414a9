import type { CallFilter as FilterOfCalls } from '../contracts/control/calls.ts';
import type { Version } from '../contracts/interface/model.ts';
import type { OperationName, RequestOf } from '../contracts/interface/operation-types.ts';

/**
 * A test of one value as it was read: a function, which answers at once, and is told null where nothing was sent. Its
 * parameter may be annotated freely: `(percentage: number) => percentage > 50`.
 */
export type Predicate<T = unknown> = { test(value: T): boolean }['test'];

/** A matcher of a test runner: `expect.any(Number)`, `expect.stringContaining('griep')`. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
}

/**
 * What an argument must be. A record is compared field by field, and only the fields that are named; a list item by
 * item, all of them. Numbers and decimals, and days, dates and `Date`s are compared by value; null is what was not
 * sent. A RegExp, a function and a matcher test the value as it was read: numbers, booleans, and texts for everything
 * else.
 */
export type ArgumentPattern<T = unknown> = Plain<T> | Predicate<T> | AsymmetricMatcher | null;

/** A value, or as much of a record as matters. */
type Plain<T> = unknown extends T
  ? AnyPlain
  : T extends boolean
    ? boolean
    : T extends number
      ? number | `${number}` | RegExp
      : T extends Uint8Array
        ? Uint8Array | string
        : T extends string
          ? TextPattern<T> | RegExp
          : T extends readonly (infer Item)[]
            ? readonly ArgumentPattern<NonNullable<Item>>[]
            : RecordPattern<T>;

/** Decimals are texts that numbers can be compared with, days and moments are texts too; an enum has its values. */
type TextPattern<T extends string> = string extends T
  ? string | Date
  : T extends `${number}`
    ? number | T
    : T;

type RecordPattern<T> = { readonly [Field in keyof T]?: ArgumentPattern<NonNullable<T[Field]>> };

/** Where the type is not known. */
type AnyPlain =
  | string
  | number
  | boolean
  | Date
  | RegExp
  | Uint8Array
  | readonly ArgumentPattern[]
  | { readonly [field: string]: ArgumentPattern };

/** What was sent: as much of it as matters, or a test of all arguments. */
export type ArgumentsPattern<Name extends OperationName = OperationName> =
  | RecordPatterns<RequestOf<Name, Version>>
  | Predicate<RequestOf<Name, Version>>
  | AsymmetricMatcher;

/** Of each version. */
type RecordPatterns<Request> = Request extends unknown ? RecordPattern<Request> : never;

/** The calls that are meant. */
export interface CallPattern<Name extends OperationName = OperationName> {
  /** `EmployeeService.Absence2_Insert`, or the operation alone where no two services have it. */
  readonly operation: Name;
  /** Either version unless said otherwise. */
  readonly version?: Version;
  /** Only calls of the login with this username. */
  readonly username?: string;
  readonly with?: ArgumentsPattern<Name>;
  /** `ok` for a call that was answered, the number of Nmbrs' own error for one that was refused. */
  readonly answer?: 'ok' | number;
}

/** Calls, by the name of their operation or by more of them. */
export type Called<Name extends OperationName = OperationName> = Name | CallPattern<Name>;

/** The same of any operation, whose name decides over its arguments. */
export type AnyCalled = { readonly [Name in OperationName]: Called<Name> }[OperationName];

/** Which calls are wanted; what is left out does not matter. */
export type CallFilter = Omit<FilterOfCalls, 'operation'> & { readonly operation?: OperationName };
