import type { DateTime, Decimal, YearPeriod } from '../../../fixtures/seed.ts';

/** A file that was sent along with a record. */
export interface Attachment {
  readonly name: string | null;
  readonly content: Uint8Array | null;
}

/**
 * Something paid, withheld or worked in pay periods, known by a code of the wage model or hour model of the company.
 * The value is in euros for a wage code, in hours for an hour code.
 */
export interface Component {
  readonly id: number;
  readonly createdAt: DateTime;
  readonly code: number;
  readonly value: Decimal;
  /** A variable one holds for one period, a fixed one from a period on until it is stopped. */
  readonly kind: 'fixed' | 'variable';
  readonly from: YearPeriod;
  /** The last period in which it counts; null for no end. That of a variable one is `from`. */
  readonly until: YearPeriod | null;
  readonly costCenterId: number | null;
  readonly costUnitId: number | null;
  readonly comment: string | null;
  readonly attachment: Attachment | null;
}
