import { NotPossible } from '../../base/not-possible.ts';
import type { Effect, TroubleDefinition, When } from '../../contracts/control/trouble.ts';
import { callNamed } from '../access/call-switches.ts';

/**
 * Refuses a rule that contradicts itself, and so could never be applied.
 * @throws NotPossible
 */
export function requireApplicable({ when, effect }: TroubleDefinition): void {
  if (when) requireTurn(when);
  requireSense(effect);
}

function requireTurn({ call, fromCall, every }: When): void {
  if (call !== undefined && (fromCall !== undefined || every !== undefined))
    throw new NotPossible(
      'invalid',
      'when',
      '`call` picks one call, `fromCall` and `every` pick others.',
      'Leave out one or the other.',
    );
}

function requireSense(effect: Effect): void {
  if (effect.kind === 'uniform-latency' && effect.from > effect.to)
    throw new NotPossible(
      'invalid',
      'effect.to',
      `${effect.to} ms is less than ${effect.from} ms.`,
      'Swap `from` and `to`.',
    );
  if (effect.kind === 'call-off' && effect.call !== undefined) callNamed(effect.call);
}
