/** What a matcher says: the shape that `expect.extend` of Vitest and Jest both take. */
export interface MatchResult {
  readonly pass: boolean;
  /** Why the expectation was not met: the opposite one when `pass` is true. */
  readonly message: () => string;
}

/** What a test runner tells a matcher about the expectation; `this` of the matcher. */
export interface MatcherContext {
  /** Whether `.not` stands before it. */
  readonly isNot?: boolean;
}
