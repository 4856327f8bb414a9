import type { DateTime, Decimal, YearPeriod } from '../../../fixtures/seed.ts';
import { countsIn, type PeriodBound } from '../period-bound.ts';

/** A file that was sent along with a record. */
interface Attachment {
  readonly name: string | null;
  readonly content: Uint8Array | null;
}

/**
 * Something paid, withheld or worked in pay periods, known by a code of the wage model or hour model of the company.
 * The value is in euros for a wage code, in hours for an hour code.
 */
export interface Component extends PeriodBound {
  readonly createdAt: DateTime;
  readonly code: number;
  readonly value: Decimal;
  /**
   * A variable one counts in one period, `from`, which is its `until` too; a fixed one from a period on
   * (fact: fixed-and-variable).
   */
  readonly kind: ComponentKind;
  readonly costCenterId: number | null;
  readonly costUnitId: number | null;
  readonly comment: string | null;
  readonly attachment: Attachment | null;
}

/** How long a component counts: until it is stopped, or in one period. */
export type ComponentKind = 'fixed' | 'variable';

/** The components that count in a period, fixed and variable ones, in the order in which they were put in. */
export function componentsIn(components: readonly Component[], period: YearPeriod): Component[] {
  return components.filter((component) => countsIn(component, period));
}
