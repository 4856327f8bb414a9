import type { PeriodType, YearPeriod } from '../../fixtures/seed.ts';

/**
 * The reference with which wage tax of a period is paid: 16 digits, of which the first checks the others. They are the
 * first eight of the fiscal number, 6 for wage tax, the last of the year, the two of the tax number after its L, and
 * the period in three (mark: payment-reference-form).
 * @returns null for an employer without a wage tax number like `812345675L01`.
 */
export function paymentReference(
  wageTaxNumber: string | null,
  { year, period }: YearPeriod,
  type: PeriodType,
): string | null {
  const [, fiscalNumber, sequence] = /^(\d{8})\dL(\d{2})$/.exec(wageTaxNumber ?? '') ?? [];
  if (fiscalNumber === undefined || sequence === undefined) return null;
  const digits = `${fiscalNumber}6${year % 10}${sequence}${periodCode(period, type)}`;
  return `${checkDigit(digits)}${digits}`;
}

/**
 * Months are 010 to 120, four weeks 710 to 830; weeks count as months (mark: payment-reference-periods,
 * payment-reference-weeks).
 */
function periodCode(period: number, type: PeriodType): string {
  return String((type === 'fourWeeks' ? 70 + period : period) * 10).padStart(3, '0');
}

const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];

/** By the eleven test of payment references: weights from the last digit to the first, the remainder taken from 11. */
function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at % WEIGHTS.length] ?? 0), 0);
  const check = 11 - (sum % 11);
  // One digit is all there is.
  if (check === 11) return 0;
  return check === 10 ? 1 : check;
}
