import type { Values } from '../format/references.ts';
import { type TypedText, textOf } from '../format/typed-text.ts';
import { type Answer, answerText, isAnswerList } from '../wire/answer.ts';

/** What the judge knows while it compares, and how it may speak of what it sees. */
export interface Disclosure {
  readonly values: Values;
  /** A text for what an answer held. */
  show(answer: Answer): string;
  /** A text for what was expected. */
  wanted(value: TypedText): string;
}

export function fullDisclosure(values: Values): Disclosure {
  return { values, show: answerText, wanted: (value) => answerText(textOf(value, values)) };
}

/** On a real service: what stands in its records is confidential, so that reports only tell of what kind it was. */
export function kindsOnly(values: Values): Disclosure {
  return {
    values,
    show: (answer) => {
      if (answer === null) return 'nothing';
      if (typeof answer === 'string') return answer === '' ? 'an empty text' : 'another value';
      return isAnswerList(answer) ? 'a list' : 'a record';
    },
    wanted: (value) => (value.kind === 'reference' ? `$${value.name}` : value.text),
  };
}
