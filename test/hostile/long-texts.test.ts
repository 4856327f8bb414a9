import { describe, expect, it } from 'vitest';
import type { SimpleType } from '../../contracts/interface/model.ts';
import { isSameValue } from '../../contracts/interface/value-texts.ts';
import { soapResult } from '../../harness/matchers/soap-result.ts';
import { connectNmbrs } from '../../index.ts';

/** So long that what takes the square of it takes many minutes. */
const LONG = 1_000_000;

describe('a long text of any shape is read', () => {
  const [zeros, slashes] = ['0'.repeat(LONG), '/'.repeat(LONG)];
  const simple = (name: SimpleType['name']): SimpleType => ({ kind: 'simple', name });

  it.each([
    ['a number', simple('decimal'), '1.'],
    ['a time', simple('dateTime'), '2026-01-01T00:00:00.'],
  ])('%s with zeros', (_, type, start) => {
    expect(isSameValue(type, `${start}5${zeros}`, `${start}5`)).toBe(true);
    expect(isSameValue(type, `${start}${zeros}`, `${start}0`)).toBe(true);
    expect(isSameValue(type, `${start}${zeros}1`, `${start}${zeros}2`)).toBe(false);
  });

  it.each([
    ['ends of nothing', '</'],
    ['starts of bodies', '<Body>'],
    ['bodies that do not end', '<Body '],
    ['a word', 'Body '],
  ])('an answer: %s', async (_, part) => {
    const answer = `<Envelope><Body>${part.repeat(LONG / part.length)}</Body></Envelope>`;
    expect(await soapResult(answer)).toBeDefined();
  });

  it('the address of a mock', () => {
    expect(() => connectNmbrs(`http://localhost${slashes}x`)).not.toThrow();
    expect(connectNmbrs(`http://localhost:1${slashes}_mock${slashes}`).url).toBe('http://localhost:1');
  });
});
