import type { Version } from '../../contracts/interface/model.ts';

/**
 * A test of one value as it was read: a function, which answers at once, and is told null where nothing was sent. Its
 * parameter may be of any type: `(percentage: number) => percentage > 50`.
 */
export type Predicate = { test(value: unknown): boolean }['test'];

/** A matcher of a test runner: `expect.any(Number)`, `expect.stringContaining('griep')`. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
}

/**
 * What an argument must be. A record is compared field by field, and only the fields that are named; a list item by
 * item, all of them. Numbers and decimals, and days, dates and `Date`s are compared by value; null is what was not sent.
 * A RegExp, a function and a matcher test the value as it was read: numbers, booleans, and texts for everything else.
 */
export type ArgumentPattern =
  | string
  | number
  | boolean
  | null
  | Date
  | RegExp
  | Uint8Array
  | Predicate
  | AsymmetricMatcher
  | readonly ArgumentPattern[]
  | { readonly [field: string]: ArgumentPattern };

/** What was sent: as much of it as matters. */
export type ArgumentsPattern = Readonly<Record<string, ArgumentPattern>> | Predicate | AsymmetricMatcher;

/** The calls that are meant. */
export interface CallPattern {
  /** `EmployeeService.Absence2_Insert`, or the operation alone where no two services have it. */
  readonly operation: string;
  /** Either version unless said otherwise. */
  readonly version?: Version;
  /** Only calls of the login with this username. */
  readonly username?: string;
  readonly with?: ArgumentsPattern;
  /** `ok` for a call that was answered, the number of Nmbrs' own error for one that was refused. */
  readonly answer?: 'ok' | number;
}

/** How often; at least once unless said otherwise. */
export type Times = number | { readonly atLeast?: number; readonly atMost?: number };

/** Something is wrong with an expectation itself, so that it could never have been met. */
export class WrongExpectation extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongExpectation';
  }
}

/** In parentheses, so that the sentence goes on. */
export function hint(nearest: string | null): string {
  return nearest === null ? '' : ` (did you mean '${nearest}'?)`;
}
