import { quoted, shortened } from '../base/quoted-text.ts';
import { isThenable } from '../base/thenable.ts';
import { typeTag } from '../base/type-tag.ts';
import type { AsymmetricMatcher, Predicate } from './call-pattern.ts';
import { WrongExpectation } from './wrong-expectation.ts';

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
  if (typeof pattern === 'function') return testOf(sourceOf(pattern as Predicate), pattern as Predicate);
  if (typeTag(pattern) === 'RegExp') return regExpTest(pattern as RegExp);
  if (isAsymmetricMatcher(pattern))
    return testOf(matcherText(pattern), pattern.asymmetricMatch.bind(pattern));
  return null;
}

function isAsymmetricMatcher(value: unknown): value is AsymmetricMatcher {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<AsymmetricMatcher>).asymmetricMatch === 'function'
  );
}

/** Unlike `test`, `search` does not go on where a global RegExp found something last. */
function regExpTest(pattern: RegExp): ValueTest {
  return { text: String(pattern), passes: (value) => value !== null && String(value).search(pattern) >= 0 };
}

function testOf(text: string, test: (value: unknown) => unknown): ValueTest {
  // Generators and asynchronous functions answer an object, whatever they say.
  if (typeTag(test) !== 'Function') throw answersLater(text);
  const passes = (value: unknown) => {
    const answer = answerOf(test, value, text);
    if (!isThenable(answer)) return Boolean(answer);
    // What it rejects with later is no news: it is refused as it is.
    answer.then(undefined, () => {});
    throw answersLater(text);
  };
  return { text, passes };
}

function answerOf(test: (value: unknown) => unknown, value: unknown, text: string): unknown {
  try {
    return test(value);
  } catch (error) {
    // A test need not foresee that there is no value.
    if (value === null) return false;
    const valueText = typeof value === 'string' ? quoted(value) : shortened(JSON.stringify(value));
    throw new WrongExpectation(
      'with',
      `The test ${text} fails on ${valueText}: ${(error as Error)?.message ?? error}`,
      '',
    );
  }
}

function answersLater(text: string): WrongExpectation {
  return new WrongExpectation(
    'with',
    `The test ${text} answers later, and is not waited for.`,
    'Let it answer at once.',
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
  try {
    if (typeof toAsymmetricMatcher === 'function') return shortened(toAsymmetricMatcher.call(matcher));
    return sample === undefined ? String(matcher) : shortened(`${matcher} ${JSON.stringify(sample)}`);
  } catch {
    return 'a matcher';
  }
}
