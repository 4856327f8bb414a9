import { DAY_SOAP_ENDS } from '../interface/end-of-soap.ts';
import { SERVICE_NAMES } from '../interface/model.ts';
import type { Effect, TroubleDefinition } from './trouble.ts';

/** How SOAP may come to its end: for a while now and then before it, all at once, its old version, or service after service. */
export const REHEARSAL_NAMES = ['brown-out', 'soap-ended', 'version-21-ended', 'service-by-service'] as const;
export type RehearsalName = (typeof REHEARSAL_NAMES)[number];

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
}

/** A rehearsal as it is put on: where the clock is set, and the rules that play the end. */
interface Staging {
  readonly now: string;
  readonly rules: readonly TroubleDefinition[];
}

/** What is to be done for a rehearsal. */
export function stagingOf(
  name: RehearsalName,
  { answer = 'gone', day = DAY_SOAP_ENDS }: RehearsalOptions = {},
): Staging {
  const effect = END_ANSWERS[answer];
  const begin = `${day}T00:00:00`;
  switch (name) {
    case 'soap-ended':
      return { now: `${day}T09:00:00`, rules: [{ during: { from: begin }, effect }] };
    case 'version-21-ended':
      return { now: `${day}T09:00:00`, rules: [{ version: 'v2.1', during: { from: begin }, effect }] };
    case 'brown-out':
      return {
        now: `${day}T09:00:00`,
        rules: BROWN_OUTS.map(([from, until]) => ({
          during: { from: `${day}T${from}`, until: `${day}T${until}` },
          effect,
        })),
      };
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

/** A short one when work begins, and a long one. */
const BROWN_OUTS = [
  ['09:00:00', '09:15:00'],
  ['13:00:00', '15:00:00'],
] as const;

function daysBefore(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - days)).toISOString().slice(0, 10);
}
