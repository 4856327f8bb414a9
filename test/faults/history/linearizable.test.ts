import { describe, expect, it } from 'vitest';
import { Dice } from '../../campaign/support/dice.ts';
import { type Operation, whyNotLinearizable } from './linearizable.ts';

const INITIAL = 0;

/** Clients that draw operations on one register, each of which takes effect at a moment of its own. */
function linearizable(dice: Dice): Operation<number>[] {
  const all = dice.times(1 + dice.below(7), () => {
    const start = dice.fraction() * 10;
    const length = dice.fraction() * 4;
    return {
      start,
      end: start + length,
      moment: start + dice.fraction() * length,
      isWrite: dice.chance(0.5),
    };
  });
  let value = INITIAL;
  return all
    .sort((a, b) => a.moment - b.moment)
    .map(({ start, end, isWrite }, at): Operation<number> => {
      if (!isWrite) return { kind: 'read', value, start, end };
      const fate = dice.pick(['acknowledged', 'refused', 'taken', 'forgotten']);
      const written = at + 1;
      if (fate === 'acknowledged' || fate === 'taken') value = written;
      if (fate === 'refused') return { ...write(written, start, end), isRefused: true };
      return write(written, start, fate === 'acknowledged' ? end : Infinity);
    });
}

/** The same operations, of which one read another value. */
function changed(dice: Dice, operations: readonly Operation<number>[]): Operation<number>[] {
  const at = dice.below(operations.length);
  const values = [INITIAL, ...operations.map(({ value }) => value), 99];
  return operations.map((one, index) =>
    index === at && one.kind === 'read' ? { ...one, value: dice.pick(values) } : one,
  );
}

/** The same question, answered by trying all orders. */
function hasOrder(value: number, left: readonly Operation<number>[]): boolean {
  const needed = left.filter(({ kind, end }) => kind === 'read' || end < Infinity);
  if (needed.every(({ isRefused }) => isRefused)) return true;
  const bound = Math.min(...needed.filter((one) => !one.isRefused).map(({ end }) => end));
  return left.some((one) => {
    if (one.isRefused || one.start > bound) return false;
    const others = left.filter((other) => other !== one);
    if (one.kind === 'write') return hasOrder(one.value, others);
    return one.value === value && hasOrder(value, others);
  });
}

describe('the judge of histories', () => {
  it('finds nothing wrong with what clients of one register saw', () => {
    for (let number = 0; number < 2_000; number++) {
      const operations = linearizable(new Dice('linearizable', number));
      expect(whyNotLinearizable(INITIAL, operations), JSON.stringify(operations)).toBeNull();
    }
  });

  it('decides as one that tries all orders', () => {
    const decided = { true: 0, false: 0 };
    for (let number = 0; number < 5_000; number++) {
      const dice = new Dice('changed', number);
      const operations = changed(dice, linearizable(dice));
      const isRight = hasOrder(INITIAL, operations);
      decided[`${isRight}`]++;
      expect(whyNotLinearizable(INITIAL, operations) === null, JSON.stringify(operations)).toBe(isRight);
    }
    // Neither answer is rare.
    expect(Math.min(decided.true, decided.false)).toBeGreaterThan(500);
  });

  it.each([
    ['an acknowledged write that is not seen', [write(1, 0, 1), read(0, 2, 3)]],
    ['a write that is gone again', [write(1, 0, 1), read(1, 2, 3), read(0, 4, 5)]],
    ['a refused write that is seen', [{ ...write(1, 0, 1), isRefused: true }, read(1, 2, 3)]],
    ['a write without an answer that comes and goes', [write(1, 0, Infinity), read(1, 1, 2), read(0, 3, 4)]],
    ['an older value after a newer one', [write(1, 0, 1), write(2, 2, 3), read(1, 4, 5)]],
    ['what nobody wrote', [read(7, 0, 1)]],
    ['what was written later', [read(1, 0, 1), write(1, 2, 3)]],
  ])('finds %s', (_, operations) => {
    expect(whyNotLinearizable(INITIAL, operations)).not.toBeNull();
  });
});

function write(value: number, start: number, end: number): Operation<number> {
  return { kind: 'write', value, start, end };
}

function read(value: number, start: number, end: number): Operation<number> {
  return { kind: 'read', value, start, end };
}
