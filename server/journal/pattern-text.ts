import { dayOrDateTime, quoted } from '../../base/quoted-text.ts';
import { otherValue, valueTest } from './value-test.ts';

/** What an argument must be, on one line and much as the test writes it. */
export function patternText(pattern: unknown): string {
  const text = valueTest(pattern)?.text ?? otherValue(pattern);
  if (text !== null) return text;
  if (pattern === null) return 'nothing';
  if (pattern instanceof Uint8Array) return `${pattern.byteLength} bytes`;
  if (typeof pattern === 'string')
    return /^\d{4}-\d\d-\d\d[T\d:.]*$/.test(pattern) ? dayOrDateTime(pattern) : quoted(pattern);
  if (typeof pattern !== 'object') return String(pattern);
  if (Array.isArray(pattern)) return `[${pattern.map(patternText).join(', ')}]`;
  const fields = Object.entries(pattern).map(([name, value]) => `${name}: ${patternText(value)}`);
  return `{${fields.join(', ')}}`;
}
