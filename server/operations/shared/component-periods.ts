import { comparePeriods } from '../../../fixtures/period.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Component } from '../../world/records/component.ts';
import type { Call } from '../call.ts';
import { namedPeriod } from './employee/periods.ts';
import type { HasPeriods, NamedPeriod, PeriodOf } from './period-of.ts';

/** The last period of a component as calls name it. */
export interface NamedEnd {
  readonly EndYear?: number | null;
  readonly EndPeriod?: number | null;
}

/** When a component counts. */
type ComponentPeriods = Pick<Component, 'kind' | 'from' | 'until'>;

/** When the component of a call is to count. */
export type PeriodsOf = (owner: HasPeriods, call: Call) => ComponentPeriods;

/** In one period. */
export function variableIn(periodOf: PeriodOf): PeriodsOf {
  return (owner, call) => {
    const period = periodOf(owner, call);
    return { kind: 'variable', from: period, until: period };
  };
}

/**
 * From a period on, until a last one or, without it, until it is stopped.
 * @throws NmbrsFault InvalidPeriod; InvalidSetOfValues.
 */
export function fixedFrom(startOf: PeriodOf, end: NamedPeriod | null = null): PeriodsOf {
  return (owner, call) => {
    const from = startOf(owner, call);
    const until = end && namedPeriod(owner, end, call);
    requireOrder(from, until);
    return { kind: 'fixed', from, until };
  };
}

/** An end that may be left out: it is when neither number was sent, or both are 0 (mark: component-end-left-out). */
export function endOf(sent: NamedEnd | null): NamedPeriod | null {
  const { EndYear: year, EndPeriod: period } = sent ?? {};
  return year || period ? { Year: year ?? 0, Period: period ?? 0 } : null;
}

/** @throws NmbrsFault InvalidSetOfValues for an end before the start (mark: invalid-values-refused). */
export function requireOrder(from: YearPeriod, until: YearPeriod | null): void {
  if (!until || comparePeriods(until, from) >= 0) return;
  const [last, first] = [until, from].map(({ year, period }) => `${year}-${period}`);
  throw new NmbrsFault('InvalidSetOfValues', `the last period ${last} lies before the first period ${first}`);
}
