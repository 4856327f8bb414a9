import type { During, EffectKind, EffectOf, TroubleDefinition } from '../../contracts/control/trouble.ts';
import { DRIP_PIECES, PRODUCT_LIMIT } from '../../contracts/control/trouble-defaults.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import { ruleSentence } from '../rules/sentence.ts';

/** A rule in one sentence, e.g. `Call 5 of EmployeeService by x@y.nl loses its connection, and does nothing.` */
export function sentenceOf(definition: TroubleDefinition): string {
  const { during = {}, effect } = definition;
  return ruleSentence(definition, [...inForce(during), predicate(effect)].join(' '));
}

/** `between 2027-02-02T09:00:00 and 2027-02-02T09:30:00` */
function inForce({ from, until }: During): string[] {
  if (from !== undefined && until !== undefined) return [`between ${from} and ${until}`];
  if (from !== undefined) return [`from ${from} on`];
  return until === undefined ? [] : [`until ${until}`];
}

function predicate<K extends EffectKind>(effect: EffectOf<K>): string {
  const words: (effect: EffectOf<K>) => string = PREDICATES[effect.kind as K];
  return words(effect);
}

const PREDICATES: { readonly [K in EffectKind]: (effect: EffectOf<K>) => string } = {
  latency: ({ ms }) => `waits ${ms} ms for its answer`,
  'uniform-latency': ({ from, to }) => `waits ${from} to ${to} ms for its answer`,
  'log-normal-latency': ({ median, sigma }) =>
    `waits about ${median} ms for its answer (log-normal, sigma ${sigma})`,
  'slow-drip': ({ ms, pieces = DRIP_PIECES }) => `gets its answer in ${pieces} pieces over ${ms} ms`,
  'rate-limit': ({ calls = PRODUCT_LIMIT.calls, ms = PRODUCT_LIMIT.ms }) =>
    `above ${calls} a second waits ${ms} ms for its answer`,
  fault: ({ code }) => `is answered with ${faultName(code)}, and does nothing`,
  'http-error': ({ status }) => `is answered with an HTML page and status ${status}, and does nothing`,
  'html-page': () => 'is answered with an HTML page and status 200, and does nothing',
  'reset-before': () => 'loses its connection, and does nothing',
  'reset-after': () => 'is carried out, and loses its connection before the answer',
  'cut-off': ({ announced = 'length' }) =>
    `gets half of an answer ${announced === 'length' ? 'whose Content-Length promises all of it' : 'in chunks, without the last one'}`,
  'malformed-xml': () => 'gets an answer that is not well-formed XML',
  'token-reset': () => 'comes just after the token of its login was reset',
  'api-account-off': () => 'comes just after the API account of its login was switched off',
  'login-deactivated': () => 'comes just after its login was deactivated',
  'login-deleted': () => 'comes just after its login was deleted',
  'call-off': ({ call = 'it' }) => `comes just after ${call} was switched off in the template of its login`,
};

/** Most texts begin with their number. */
function faultName(code: EffectOf<'fault'>['code']): string {
  const { message } = errorNumbered(code);
  return message.startsWith(`${code}`) ? `fault ${message}` : `fault ${code}: ${message}`;
}
