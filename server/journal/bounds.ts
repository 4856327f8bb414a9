import { NotPossible } from '../../base/not-possible.ts';
import type { Times } from '../../contracts/control/verification.ts';

/** How often calls are to be made. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
}

/** @throws NotPossible for what no number of calls can be. */
export function boundsOf(times: Times): Bounds {
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } =
    typeof times === 'number' ? { atLeast: times, atMost: times } : times;
  if (atLeast <= atMost) return { atLeast, atMost };
  throw new NotPossible(
    'invalid',
    'times',
    `No number of calls is at least ${atLeast} and at most ${atMost}.`,
    'Swap the two.',
  );
}
