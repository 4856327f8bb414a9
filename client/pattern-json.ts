import { isRecord } from '../base/is-record.ts';
import { typeTag } from '../base/type-tag.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import type { CallPattern } from './call-pattern.ts';
import { base64, dateText } from './value-json.ts';
import { valueTest } from './value-test.ts';
import { WrongExpectation } from './wrong-expectation.ts';

/** What one call sent at the place of a pattern; null for nothing. */
interface Sent {
  readonly call: number;
  readonly value: unknown;
}

/** Whether tests stand in it, which can only be run here. */
export function holdsTests(pattern: CallPattern): boolean {
  return holdsTest(pattern.with);
}

function holdsTest(expected: unknown): boolean {
  if (valueTest(expected)) return true;
  if (Array.isArray(expected)) return expected.some(holdsTest);
  return isRecord(expected) && Object.values(expected).some(holdsTest);
}

/**
 * A pattern as JSON: in the place of each test the numbers of the calls that pass it, and dates and bytes as texts.
 * @param calls those the tests are run on.
 * @throws WrongExpectation when a test goes wrong.
 */
export function patternJson(pattern: CallPattern, calls: readonly RecordedCall[]): object {
  if (pattern.with === undefined) return pattern;
  const sent = calls
    .filter((call) => call.arguments !== null && isOf(call, pattern))
    .map((call): Sent => ({ call: call.number, value: call.arguments }));
  return { ...pattern, with: argumentsJson(pattern, sent) };
}

function argumentsJson({ operation, with: expected }: CallPattern, sent: readonly Sent[]): unknown {
  const json = jsonOf(expected, sent);
  if (isRecord(json) && !('$other' in json)) return json;
  throw new WrongExpectation(
    'with',
    `The arguments of ${operation} are a record, such as { EmployeeId: 5000001 }, which ${jsonText(expected)} is not.`,
    'How often comes after them, and {} stands for any.',
    expected,
  );
}

/** @throws WrongExpectation for arguments that hold themselves. */
export function requireEnd(expected: unknown, within: readonly unknown[] = []): void {
  if (typeof expected !== 'object' || expected === null || valueTest(expected)) return;
  if (within.includes(expected))
    throw new WrongExpectation('with', 'The arguments hold themselves.', 'Expect plain values.');
  for (const part of Object.values(expected)) requireEnd(part, [...within, expected]);
}

/** A value as JSON, or what it is where JSON has no word for it. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeTag(value);
  } catch {
    return typeTag(value);
  }
}

/** Names without regard to case, as the mock reads them; what they do not name it refuses. */
function isOf(call: RecordedCall, { operation, version = call.version }: CallPattern): boolean {
  const name = `${call.service}.${call.operation}`.toLowerCase();
  const wanted = String(operation).toLowerCase();
  return version === call.version && (name === wanted || name.endsWith(`.${wanted}`));
}

function jsonOf(expected: unknown, sent: readonly Sent[]): unknown {
  const test = valueTest(expected);
  if (test)
    return {
      $test: test.text,
      passes: sent.filter(({ value }) => test.passes(value)).map(({ call }) => call),
    };
  switch (typeTag(expected)) {
    case 'Null':
    case 'String':
    case 'Boolean':
      return expected;
    case 'Number':
      return Number.isFinite(expected) ? expected : { $other: String(expected) };
    case 'Date':
      return dateText(expected as Date);
    case 'Uint8Array':
      return base64(expected as Uint8Array);
    case 'Array':
      return (expected as readonly unknown[]).map((item, at) =>
        jsonOf(
          item,
          sent.map(({ call, value }) => ({ call, value: Array.isArray(value) ? (value[at] ?? null) : null })),
        ),
      );
    case 'Object':
      return Object.fromEntries(
        Object.entries(expected as object).map(([name, part]) => [name, jsonOf(part, within(name, sent))]),
      );
    default:
      return { $other: String(expected) };
  }
}

function within(name: string, sent: readonly Sent[]): Sent[] {
  return sent.map(({ call, value }) => ({ call, value: isRecord(value) ? (value[name] ?? null) : null }));
}
