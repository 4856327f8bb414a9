import { shortened } from '../../base/quoted-text.ts';
import type { ReadyChange } from '../../contracts/answers/answer-change.ts';
import type { AnswerRule } from '../../contracts/control/answers.ts';
import { NIL } from '../../contracts/interface/values.ts';
import { ruleSentence } from '../rules/sentence.ts';
import type { RuleAnswer } from './answering.ts';

/** More changes or answers than that are counted. */
const MOST = 3;

/** A rule in one sentence: `Call 2 of Debtor_Get is answered with fault 1003: Unauthorized access.` */
export function sentenceOf(rule: AnswerRule, answers: readonly RuleAnswer[]): string {
  return ruleSentence(rule, predicate(answers));
}

function predicate(answers: readonly RuleAnswer[]): string {
  const [only, ...others] = answers;
  if (only && others.length === 0) return words(only);
  return answers.length > MOST
    ? `gets ${answers.length} answers in turn`
    : `in turn ${answers.map(words).join(', then ')}`;
}

function words(answer: RuleAnswer): string {
  switch (answer.kind) {
    case 'result':
      return 'is answered with a chosen result';
    case 'change': {
      const { changes } = answer;
      const text =
        changes.length > MOST ? `${changes.length} changes` : changes.map(changeWords).join(' and ');
      return `gets its answer with ${text}`;
    }
    case 'fault':
      return `is answered with fault ${shortened(answer.fault.text)}`;
    case 'body':
      return `is answered with a text as ${answer.body.contentType} and status ${answer.body.status}`;
    case 'function':
      return 'is answered by a function';
  }
}

function changeWords({ path: { text }, value, isTakenOut }: ReadyChange): string {
  if (isTakenOut || value === undefined) return `${text} left out`;
  return value === null || value === NIL ? `${text} nil` : `${text} changed`;
}
