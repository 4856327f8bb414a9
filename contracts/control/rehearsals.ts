import { daysBefore, isOnCalendar } from '../../base/calendar.ts';
import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { valueText } from '../../base/value-text.ts';
import { DAY_SOAP_ENDS } from '../interface/end-of-soap.ts';
import { SERVICE_NAMES } from '../interface/model.ts';
import { brownOutsOn } from './brown-outs.ts';
import type { Effect, TroubleDefinition } from './trouble.ts';

/** How SOAP may come to its end: for a while now and then before it, all at once, its old version, or service after service. */
export const REHEARSAL_NAMES = ['brown-out', 'soap-ended', 'version-21-ended', 'service-by-service'] as const;
export type RehearsalName = (typeof REHEARSAL_NAMES)[number];

/** The certificate of the host is of a whole mock, and ends with no environment. */
export const CERTIFICATE_ENDED = 'certificate-ended';

/** What is answered then; nobody knows which it will be (mark: soap-end-answer). */
export const END_ANSWERS = {
  gone: { kind: 'http-error', status: 410 },
  unavailable: { kind: 'http-error', status: 503 },
  page: { kind: 'html-page' },
  fault: { kind: 'fault', code: 1004 },
} as const satisfies Record<string, Effect>;
export type EndAnswer = keyof typeof END_ANSWERS;
export const END_ANSWER_NAMES = Object.keys(END_ANSWERS) as EndAnswer[];

export interface RehearsalOptions {
  /** `gone` (HTTP 410) unless said otherwise; `unavailable` is HTTP 503, `page` an HTML page with status 200, `fault` a 1004. */
  readonly answer?: EndAnswer;
  /** The day on which it is so: `2027-03-01`, the day SOAP ends, unless said otherwise. */
  readonly day?: string;
  /**
   * At which times of the day a brown-out cuts it off, by the clock of the environment: `['22:00-02:00']`. 9:00 to 9:15 and
   * 13:00 to 15:00 unless said otherwise.
   */
  readonly windows?: readonly string[];
}

/** A rehearsal by its name, with its options. */
export interface WantedRehearsal extends RehearsalOptions {
  readonly name: RehearsalName;
}

/** A rehearsal as it is put on: where the clock is set, and the rules that play the end. */
export interface Staging {
  readonly now: string;
  readonly rules: readonly TroubleDefinition[];
}

/**
 * What is to be done for a rehearsal. No schema reads what it is asked for with, since a mock that starts has none at hand.
 * @throws NotPossible for a rehearsal, an answer or an option that there is not, and for what is no day or no window.
 */
export function stagingOf(
  name: RehearsalName,
  { answer = 'gone', day = DAY_SOAP_ENDS, windows, ...others }: RehearsalOptions = {},
): Staging {
  requireName(name);
  for (const other of Object.keys(others))
    throw noSuch('option of a rehearsal', other, { among: ['answer', 'day', 'windows'] });
  if (!END_ANSWER_NAMES.includes(answer)) throw noSuch('answer', String(answer), { among: END_ANSWER_NAMES });
  requireDay(day);
  if (windows && name !== 'brown-out')
    throw new NotPossible(
      'invalid',
      'windows',
      `${quoted(name)} has no windows.`,
      "Leave them out, or rehearse 'brown-out'.",
    );
  const effect = END_ANSWERS[answer];
  const now = `${day}T09:00:00`;
  const from = `${day}T00:00:00`;
  switch (name) {
    case 'soap-ended':
      return { now, rules: [{ during: { from }, effect }] };
    case 'version-21-ended':
      return { now, rules: [{ version: 'v2.1', during: { from }, effect }] };
    case 'brown-out': {
      const times = brownOutsOn(day, windows);
      return { now: times[0].from, rules: times.map((during) => ({ during, effect })) };
    }
    case 'service-by-service':
      return {
        now: `${daysBefore(day, SERVICE_NAMES.length - 1)}T09:00:00`,
        rules: SERVICE_NAMES.map((service, at) => ({
          service,
          during: { from: `${daysBefore(day, SERVICE_NAMES.length - 1 - at)}T00:00:00` },
          effect,
        })),
      };
  }
}

function requireName(name: string): asserts name is RehearsalName {
  if (name === CERTIFICATE_ENDED)
    throw new NotPossible(
      'invalid',
      'name',
      'The certificate ends for a whole mock, not in an environment.',
      'Start one with certificateEnded: true, serve --certificate-ended, or exec --rehearse certificate-ended.',
      name,
    );
  if (!REHEARSAL_NAMES.some((known) => known === name))
    throw noSuch('rehearsal', String(name), { among: REHEARSAL_NAMES });
}

function requireDay(day: unknown): void {
  if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && isOnCalendar(day)) return;
  throw new NotPossible(
    'invalid',
    'day',
    `${valueText(day)} is no day.`,
    `Write it as ${DAY_SOAP_ENDS}.`,
    day,
  );
}
