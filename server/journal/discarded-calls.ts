import { counted } from '../../base/counted.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';

/** How many calls of an environment were made before the oldest of these, and were discarded since. */
export function discardedBefore([oldest]: readonly RecordedCall[]): number {
  return oldest === undefined ? 0 : oldest.ordinal - 1;
}

/** What to do where they matter. */
export const REMEDY_FOR_DISCARDED =
  'Verify sooner, or begin anew before what matters: env.calls.clear(), or DELETE /_mock/environments/{environment}/calls.';

/** That a verdict would need calls that were discarded. */
export function discardedText(discarded: number): string {
  return `${counted(discarded, 'earlier call')} ${discarded === 1 ? 'is' : 'are'} no longer remembered, so that it cannot be told. ${REMEDY_FOR_DISCARDED}`;
}
