import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import type { During, TroubleDefinition } from '../../contracts/control/trouble.ts';
import { callNamed } from '../access/call-switches.ts';
import { isDateTime } from '../access/clock-changes.ts';

/**
 * Refuses a rule that contradicts itself, and so could never be applied.
 * @throws NotPossible
 */
export function requireSense({ effect, during = {} }: TroubleDefinition): void {
  requireTime(during);
  if (effect.kind === 'uniform-latency' && effect.from > effect.to)
    throw new NotPossible(
      'invalid',
      'effect.to',
      `${effect.to} ms is less than ${effect.from} ms.`,
      'Swap `from` and `to`.',
    );
  if (effect.kind === 'call-off' && effect.call !== undefined) callNamed(effect.call);
}

function requireTime(during: During): void {
  for (const [name, moment] of Object.entries(during))
    if (!isDateTime(moment))
      throw new NotPossible(
        'invalid',
        `during.${name}`,
        `${quoted(moment)} is no moment from 1900 to 2999.`,
        'Write it as 2026-11-16T09:00:00, without a time zone.',
        moment,
      );
  const { from, until } = during;
  if (from !== undefined && until !== undefined && until <= from)
    throw new NotPossible(
      'invalid',
      'during.until',
      `${until} is not after ${from}.`,
      'Swap `from` and `until`.',
      until,
    );
}
