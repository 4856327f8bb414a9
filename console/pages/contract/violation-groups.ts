import { groupedBy } from '../../../base/grouped-by.ts';
import type { Violation } from '../../../contracts/control/verification.ts';
import { SEVERITIES } from '../../../contracts/severity.ts';

/** The same violation of several calls. */
export interface ViolationWay {
  readonly first: Violation;
  /** The numbers of the calls, each once, in their order. */
  readonly calls: readonly number[];
}

/** Violations that the same change of an integration would mend. */
export interface ViolationGroup {
  readonly remedy: string;
  readonly ways: readonly ViolationWay[];
}

/** By what mends them, the worst first. */
export function groupedByRemedy(violations: readonly Violation[]): readonly ViolationGroup[] {
  const groups = Array.from(
    groupedBy(violations, ({ remedy }) => remedy),
    ([remedy, ofRemedy]) => ({ remedy, ways: waysOf(ofRemedy) }),
  );
  return groups.sort((one, other) => worstOf(one) - worstOf(other));
}

function waysOf(violations: readonly Violation[]): readonly ViolationWay[] {
  const ways = Array.from(
    groupedBy(violations, ({ key }) => key),
    ([, same]) => ({ first: same[0], calls: [...new Set(same.map(({ call }) => call))] }),
  );
  return ways.sort((one, other) => badnessOf(one) - badnessOf(other));
}

function worstOf({ ways }: ViolationGroup): number {
  return Math.min(...ways.map(badnessOf));
}

/** The worst is 0. */
function badnessOf({ first }: ViolationWay): number {
  return SEVERITIES.indexOf(first.severity);
}
