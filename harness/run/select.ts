import { isSameValue } from '../../contracts/interface/value-texts.ts';
import type { Values } from '../format/references.ts';
import type { Selection } from '../format/selection.ts';
import { textOf } from '../format/typed-text.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';

/** The value that a selection leads to. @returns null when the answer has no such part. */
export function select(answer: Answer, selection: Selection, values: Values): string | null {
  let at: Answer | undefined = answer;
  for (const step of selection) {
    if (at === undefined || at === null) return null;
    if (step.kind === 'field') at = isAnswerRecord(at) ? at[step.name] : null;
    else if (!isAnswerList(at)) return null;
    else if (step.kind === 'first') at = at[0];
    else if (step.kind === 'last') at = at.at(-1);
    else {
      const wanted = textOf(step.value, values);
      at = at.find((item) => {
        const value = isAnswerRecord(item) ? item[step.field] : null;
        return typeof value === 'string' && isSameValue(step.type, value, wanted);
      });
    }
  }
  return typeof at === 'string' ? at : null;
}
