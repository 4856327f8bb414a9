import { NotPossible } from '../../base/not-possible.ts';
import type { Effect } from '../../contracts/control/trouble.ts';
import { callNamed } from '../access/call-switches.ts';

/**
 * Refuses an effect that contradicts itself, and so could never be had.
 * @throws NotPossible
 */
export function requireSense(effect: Effect): void {
  if (effect.kind === 'uniform-latency' && effect.from > effect.to)
    throw new NotPossible(
      'invalid',
      'effect.to',
      `${effect.to} ms is less than ${effect.from} ms.`,
      'Swap `from` and `to`.',
    );
  if (effect.kind === 'call-off' && effect.call !== undefined) callNamed(effect.call);
}
