import { isRecord } from '../../base/is-record.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { requireError } from './error-numbered.ts';
import { type CallPattern, hint, type Times, WrongExpectation } from './expectation.ts';
import { requireVersion } from './operations-meant.ts';
import { patternText } from './pattern-text.ts';
import { isAsymmetricMatcher } from './value-test.ts';

/** How often calls are to be made. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
}

const PATTERN_PARTS: readonly (keyof CallPattern)[] = ['operation', 'version', 'username', 'with', 'answer'];

const BOUNDS: readonly (keyof Bounds)[] = ['atLeast', 'atMost'];

/**
 * The calls that are meant, whichever way a test said it. What the compiler refuses is refused here too: what nobody
 * understands would be met by any call.
 * @throws WrongExpectation
 */
export function requirePattern(meant: string | CallPattern): CallPattern {
  const pattern = typeof meant === 'string' ? { operation: meant } : meant;
  if (!isRecord<unknown>(pattern))
    throw new WrongExpectation(
      `calls are meant by the name of an operation, or { operation: '...' }, which ${patternText(pattern)} is not`,
    );
  refuseOthers(pattern, PATTERN_PARTS);
  const { operation, version, username, answer, with: wanted } = pattern;
  if (typeof operation !== 'string')
    throw new WrongExpectation(`operation is a name, which ${patternText(operation)} is not`);
  if (version !== undefined) requireVersion(version);
  if (username !== undefined && typeof username !== 'string')
    throw new WrongExpectation(`username is a text, which ${patternText(username)} is not`);
  if (answer !== undefined && answer !== 'ok') requireAnswer(answer);
  if (wanted !== undefined) requireArguments(operation, wanted);
  return pattern;
}

/**
 * The kinds of calls that are to be made one after another.
 * @throws WrongExpectation
 */
export function requireOrder(meant: readonly (string | CallPattern)[]): CallPattern[] {
  if (meant.length > 0) return meant.map(requirePattern);
  throw new WrongExpectation('an order of no calls is met by any; name the operations, one after another');
}

/** @throws WrongExpectation for what is no number of times, or what no number of calls can be. */
export function requireTimes(times: Times): Bounds {
  if (typeof times !== 'number' && !isRecord(times)) throw noTimes(times);
  if (typeof times === 'object') refuseOthers(times, BOUNDS);
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } =
    typeof times === 'number' ? { atLeast: times, atMost: times } : times;
  const isCount = (count: number) => Number.isInteger(count) && count >= 0;
  if (!isCount(atLeast) || !(isCount(atMost) || atMost === Number.POSITIVE_INFINITY)) throw noTimes(times);
  if (atMost < atLeast)
    throw new WrongExpectation(`no number of calls is at least ${atLeast} and at most ${atMost}`);
  return { atLeast, atMost };
}

function requireAnswer(answer: unknown): void {
  if (typeof answer !== 'number')
    throw new WrongExpectation(
      `answer is 'ok' or the number of an error, which ${patternText(answer)} is not`,
    );
  requireError(answer);
}

function requireArguments(operation: string, wanted: unknown): void {
  if (isRecord(wanted) || typeof wanted === 'function' || isAsymmetricMatcher(wanted)) return;
  const remedy = typeof wanted === 'number' ? '; how often comes after them, and {} stands for any' : '';
  throw new WrongExpectation(
    `the arguments of ${operation} are a record, such as { EmployeeId: 5000001 }, which ${patternText(wanted)} is not${remedy}`,
  );
}

function refuseOthers(value: object, known: readonly string[]): void {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new WrongExpectation(
    `an expectation has no '${other}'${hint(nearestName(other, known))}; there are ${known.join(', ')}`,
  );
}

function noTimes(times: unknown): WrongExpectation {
  return new WrongExpectation(
    `${patternText(times)} is no number of times; say 2, { atLeast: 1 }, { atMost: 3 } or both`,
  );
}
