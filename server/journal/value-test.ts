import { isRecord } from '../../base/is-record.ts';
import { NotPossible } from '../../base/not-possible.ts';

/** A test that the client has run: a function, a regular expression or a matcher of its test runner. */
export interface ValueTest {
  /** How it is written there. */
  readonly text: string;
  passes(call: number): boolean;
}

/**
 * The test that stands in the place of a value; null for a value.
 * @throws NotPossible for one that does not say which calls pass.
 */
export function valueTest(pattern: unknown): ValueTest | null {
  if (!isRecord<unknown>(pattern) || !('$test' in pattern)) return null;
  const { $test: text, passes } = pattern;
  if (typeof text === 'string' && Array.isArray(passes)) {
    const numbers = new Set(passes);
    return { text, passes: (call) => numbers.has(call) };
  }
  throw new NotPossible(
    'invalid',
    'with',
    'A test does not say which calls pass.',
    'Write it as { "$test": "value > 50", "passes": [12, 14] }.',
  );
}

/** The text of what the client could not say in JSON, such as NaN; null for everything else. */
export function otherValue(pattern: unknown): string | null {
  return isRecord<unknown>(pattern) && typeof pattern.$other === 'string' ? pattern.$other : null;
}
