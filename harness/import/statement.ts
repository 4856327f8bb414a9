import type { EmployeeType } from '../../fixtures/employee-types.ts';
import type { YearPeriod } from '../../fixtures/period.ts';

export type OwnerKind = 'environment' | 'debtor' | 'company' | 'employee';

/** What an answer says something of. */
export interface Owner {
  readonly kind: OwnerKind;
  /** 0 for the environment. */
  readonly id: number;
}

export const THE_ENVIRONMENT: Owner = { kind: 'environment', id: 0 };

/** Fields of a seed, as far as something is said of them. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * How much of a list an answer holds: all of it, some of its records, or those that hold in a period.
 */
export type Extent = 'all' | 'some' | PeriodExtent;

export interface PeriodExtent {
  readonly period: YearPeriod | 'open';
  /** What the records have in common that are asked for: `kind: 'fixed'`. */
  readonly among: Values;
}

/** Some of the records of a list of a seed. */
export interface ListSaying {
  readonly list: string;
  readonly records: readonly Values[];
  readonly extent: Extent;
}

/** Which debtors, companies or employees stand in an owner, in their order. */
export interface MembersSaying {
  readonly members: OwnerKind;
  readonly ids: readonly number[];
  /** Of employees: it holds all who are of these types, and no others; null for some of any type. */
  readonly types: readonly EmployeeType[] | null;
}

/** What an answer says of an owner. */
export type Saying =
  /** The values of fields that are no lists. */
  | { readonly values: Values }
  | ListSaying
  /** Whose it is: a company is its debtor's, an employee is their company's. */
  | { readonly parent: Owner }
  | MembersSaying;

export interface Statement {
  readonly owner: Owner;
  readonly saying: Saying;
}
