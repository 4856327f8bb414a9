import type { EffectKind, EffectOf } from '../../contracts/control/trouble.ts';
import { DRIP_PIECES, PRODUCT_LIMIT } from '../../contracts/control/trouble-defaults.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import type { Stream } from '../../fixtures/random.ts';
import { faults } from '../soap/faults.ts';
import {
  type Changing,
  changing,
  deactivate,
  deleteLogin,
  resetToken,
  switchApiAccountOff,
  switchOff,
} from './login-changes.ts';
import { SubstituteAnswer } from './substitute-answer.ts';
import type { Consequence, TroubledCall } from './trouble.ts';
import { logNormal, overRate, uniform } from './waits.ts';

/** An effect at work: what it makes of a call, or of the login of a call first; null when it lets it pass. */
export type Act = { readonly of: (call: TroubledCall) => Consequence | null } | { readonly change: Changing };

/** Puts an effect to work. What it draws and counts is its own. */
export function acting<K extends EffectKind>(effect: EffectOf<K>, random: Stream): Act {
  const begin: (effect: EffectOf<K>, random: Stream) => Act = ACTS[effect.kind as K];
  return begin(effect, random);
}

const ACTS: { readonly [K in EffectKind]: (effect: EffectOf<K>, random: Stream) => Act } = {
  latency: ({ ms }) => always({ wait: ms }),
  'uniform-latency': ({ from, to }, random) => ({ of: () => ({ wait: uniform(random, from, to) }) }),
  'log-normal-latency': ({ median, sigma }, random) => ({
    of: () => ({ wait: logNormal(random, median, sigma) }),
  }),
  'slow-drip': ({ ms, pieces = DRIP_PIECES }) => always({ drip: { ms, pieces } }),
  'rate-limit': ({ calls = PRODUCT_LIMIT.calls, ms = PRODUCT_LIMIT.ms }) => {
    const isOver = overRate(calls);
    return { of: ({ at }) => (isOver(at) ? { wait: ms } : null) };
  },

  fault: ({ code }) => ({ of: () => ({ instead: faults.nmbrs(errorNumbered(code)) }) }),
  'http-error': ({ status }) => ({ of: () => ({ instead: SubstituteAnswer.page(status) }) }),
  'html-page': () => ({ of: () => ({ instead: SubstituteAnswer.notice() }) }),
  'reset-before': () => ({ of: () => ({ instead: SubstituteAnswer.silence(), ending: 'reset' }) }),

  'reset-after': () => always({ ending: 'reset' }),
  'cut-off': ({ announced = 'length' }) =>
    always({ ending: announced === 'length' ? 'half-of-length' : 'half-of-chunks' }),
  'malformed-xml': () => always({ malformed: true }),

  'token-reset': () => ({ change: changing(resetToken) }),
  'api-account-off': () => ({ change: changing(switchApiAccountOff) }),
  'login-deactivated': () => ({ change: changing(deactivate) }),
  'login-deleted': () => ({ change: changing(deleteLogin) }),
  'call-off': ({ call }) => ({ change: changing(switchOff(call)) }),
};

function always(consequence: Consequence): Act {
  return { of: () => consequence };
}
