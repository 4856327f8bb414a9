import { types } from 'node:util';
import { quoted, shortened } from '../../base/quoted-text.ts';
import { type AsymmetricMatcher, type Predicate, WrongExpectation } from './expectation.ts';

/** What tests a value, and is none itself. */
export interface ValueTest {
  /** How the test writes it. */
  readonly text: string;
  /** @throws WrongExpectation when the test itself goes wrong. */
  passes(value: unknown): boolean;
}

/**
 * The test that a function, a RegExp or a matcher such as `expect.any(Number)` makes; null for a value. Told by their
 * looks and not their class, of which Jest's sandbox has its own.
 */
export function valueTest(pattern: unknown): ValueTest | null {
  if (typeof pattern === 'function') return predicateTest(pattern as Predicate);
  if (types.isRegExp(pattern))
    // Unlike `test`, `search` does not go on where a global RegExp found something last.
    return { text: String(pattern), passes: (value) => value !== null && String(value).search(pattern) >= 0 };
  if (isAsymmetricMatcher(pattern))
    return { text: matcherText(pattern), passes: (value) => pattern.asymmetricMatch(value) };
  return null;
}

export function isAsymmetricMatcher(value: unknown): value is AsymmetricMatcher {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<AsymmetricMatcher>).asymmetricMatch === 'function'
  );
}

function predicateTest(predicate: Predicate): ValueTest {
  const text = sourceOf(predicate);
  const passes = (value: unknown) => {
    const answer = answerOf(predicate, value, text);
    if (types.isPromise(answer)) throw answersLater(text);
    return Boolean(answer);
  };
  if (types.isAsyncFunction(predicate)) throw answersLater(text);
  return { text, passes };
}

function answerOf(predicate: Predicate, value: unknown, text: string): unknown {
  try {
    return predicate(value);
  } catch (error) {
    // Whoever tests a value need not foresee that there is none.
    if (value === null) return false;
    const shown = typeof value === 'string' ? quoted(value) : shortened(JSON.stringify(value));
    throw new WrongExpectation(`the test ${text} fails on ${shown}: ${(error as Error)?.message ?? error}`);
  }
}

function answersLater(text: string): WrongExpectation {
  return new WrongExpectation(
    `the test ${text} gives a promise; nobody waits for it, so let it answer at once`,
  );
}

/** Its source; of a function that has none to show, its name. */
function sourceOf(predicate: Predicate): string {
  const source = String(predicate);
  return source.includes('[native code]') ? predicate.name || 'a function' : shortened(source);
}

/** As Vitest and Jest have them: some tell it all themselves, others hold what they were made with. */
function matcherText(matcher: AsymmetricMatcher): string {
  const { sample, toAsymmetricMatcher } = matcher as {
    readonly sample?: unknown;
    toAsymmetricMatcher?(): string;
  };
  if (toAsymmetricMatcher) return shortened(toAsymmetricMatcher.call(matcher));
  return sample === undefined ? String(matcher) : shortened(`${matcher} ${JSON.stringify(sample)}`);
}
