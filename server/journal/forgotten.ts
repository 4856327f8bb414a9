import { counted } from '../../base/counted.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';

/** How many calls of an environment were made before the oldest of these, and are not remembered any more. */
export function forgottenBefore([oldest]: readonly RecordedCall[]): number {
  return oldest === undefined ? 0 : oldest.ordinal - 1;
}

/** What to do about it. */
export const REMEMBER_MORE =
  'Verify sooner, or begin anew before what matters: env.calls.forget(), or DELETE /_mock/environments/{environment}/calls.';

/** That a verdict would need calls that are forgotten. */
export function tellForgotten(forgotten: number): string {
  return `${counted(forgotten, 'earlier call')} ${forgotten === 1 ? 'is' : 'are'} no longer remembered, so that nobody can tell. ${REMEMBER_MORE}`;
}
