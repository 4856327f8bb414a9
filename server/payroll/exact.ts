import { fromHundredths } from '../../fixtures/decimal.ts';
import type { Decimal } from '../../fixtures/seed.ts';

/** Ten billion, in hundredths. */
const LARGEST = 1_000_000_000_000n;

/**
 * An exact fraction. Everything payroll works out stays one until `hundredths` rounds it, the only place that rounds.
 */
export class Exact {
  static readonly ZERO = new Exact(0n, 1n);

  readonly #numerator: bigint;
  readonly #denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.#numerator = numerator;
    this.#denominator = denominator;
  }

  /** @param value a decimal, or a whole number. */
  static of(value: Decimal | number): Exact {
    const [whole = '', fraction = ''] = String(value).split('.');
    return new Exact(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  }

  /** A whole number of hundredths: cents as euros. */
  static hundredths(hundredths: number): Exact {
    return new Exact(BigInt(hundredths), 100n);
  }

  static sum(amounts: readonly Exact[]): Exact {
    return amounts.reduce((sum, amount) => sum.plus(amount), Exact.ZERO);
  }

  plus(other: Exact): Exact {
    const same = this.#denominator === other.#denominator;
    return same
      ? new Exact(this.#numerator + other.#numerator, this.#denominator)
      : new Exact(
          this.#numerator * other.#denominator + other.#numerator * this.#denominator,
          this.#denominator * other.#denominator,
        );
  }

  minus(other: Exact): Exact {
    return this.plus(other.times(Exact.of(-1)));
  }

  times(other: Exact): Exact {
    return new Exact(this.#numerator * other.#numerator, this.#denominator * other.#denominator);
  }

  /** Zero when divided by zero: no hours earn no wage. */
  over(other: Exact): Exact {
    if (other.#numerator === 0n) return Exact.ZERO;
    const sign = other.#numerator < 0n ? -1n : 1n;
    return new Exact(
      sign * this.#numerator * other.#denominator,
      sign * this.#denominator * other.#numerator,
    );
  }

  get isNegative(): boolean {
    return this.#numerator < 0n;
  }

  /**
   * In whole hundredths, halves away from zero: euros as cents. What is larger than any wage is cut off, so that
   * sums of thousands of amounts stay exact whatever was sent.
   */
  toHundredths(): number {
    const hundred = this.#numerator * 100n;
    const size = hundred < 0n ? -hundred : hundred;
    const whole = (2n * size + this.#denominator) / (2n * this.#denominator);
    const rounded = Number(whole < LARGEST ? whole : LARGEST);
    return hundred < 0n && rounded !== 0 ? -rounded : rounded;
  }

  /** With two decimals. */
  toDecimal(): Decimal {
    return amountText(this.toHundredths());
  }
}

/** Writes whole hundredths, also negative ones, with two decimals: cents as euros. */
export function amountText(hundredths: number): Decimal {
  const text = fromHundredths(Math.abs(hundredths));
  return hundredths < 0 ? (`-${text}` as Decimal) : text;
}
