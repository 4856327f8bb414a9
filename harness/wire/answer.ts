import { cutOff } from '../../base/quoted-text.ts';

/**
 * An answer as the catalogue reads it: records by field, lists as arrays, every simple value as its text on the wire,
 * null for what is absent or nil. Texts, so that nothing is lost before it is judged.
 */
export type Answer = string | null | readonly Answer[] | AnswerRecord;

export interface AnswerRecord {
  readonly [field: string]: Answer;
}

export function isAnswerList(answer: Answer): answer is readonly Answer[] {
  return Array.isArray(answer);
}

export function isAnswerRecord(answer: Answer): answer is AnswerRecord {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

/** A short text of an answer, for messages. */
export function answerText(answer: Answer): string {
  if (answer === null) return 'nothing';
  if (typeof answer === 'string') return cutOff(answer === '' ? "''" : answer, LONGEST);
  return cutOff(JSON.stringify(answer), LONGEST);
}

/** In characters. */
const LONGEST = 200;
