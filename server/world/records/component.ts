import type { ComponentKind, ComponentSeed } from '../../../fixtures/administration/records.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { countsIn } from '../period-bound.ts';

/** A file that was sent along with a record. */
interface Attachment {
  readonly name: string | null;
  readonly content: Uint8Array | null;
}

/** Something paid, withheld or worked in pay periods; the fixtures know of no attachment. */
export type Component = ComponentSeed & { readonly attachment?: Attachment | null };

export type { ComponentKind };

/** The components that count in a period, fixed and variable ones, in the order in which they were put in. */
export function componentsIn(components: readonly Component[], period: YearPeriod): Component[] {
  return components.filter((component) => countsIn(component, period));
}
