import { counted } from '../../base/counted.ts';

/** What to do where they matter. */
export const REMEDY_FOR_DISCARDED =
  'Verify sooner, or begin anew before what matters: env.calls.clear(), or DELETE /_mock/environments/{environment}/calls.';

/** That a verdict would need calls that were discarded. */
export function discardedText(discarded: number): string {
  return `${counted(discarded, 'earlier call')} ${discarded === 1 ? 'is' : 'are'} no longer remembered, so that it cannot be told. ${REMEDY_FOR_DISCARDED}`;
}
