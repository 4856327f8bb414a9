import { counted } from '../../base/counted.ts';
import type { Steps } from '../../base/turns.ts';
import type { AnswersVerdict } from '../../contracts/control/answers.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { CallsSoFar } from '../journal/calls-so-far.ts';
import { verifySteps } from '../journal/verify.ts';
import type { AnswerRule } from './answer-rule.ts';

/** Whether every rule answered a call; the message tells of each that did not, with the calls that come nearest. */
export function* verifyAnswersSteps(calls: CallsSoFar, rules: readonly AnswerRule[]): Steps<AnswersVerdict> {
  const idle = rules.filter(({ isOptional, report }) => !isOptional && report.applied === 0);
  const paragraphs: string[] = [];
  for (const rule of idle) paragraphs.push(yield* whyIdle(calls, rule));
  const holds = idle.length === 0;
  return {
    holds,
    message: holds ? 'Every rule answered a call.' : paragraphs.join('\n\n'),
    rules: idle.map(({ id }) => id),
  };
}

function* whyIdle(calls: CallsSoFar, { report, pattern, since }: AnswerRule): Steps<string> {
  const heading = `Rule ${report.id} answered no call: ${report.sentence}`;
  if (report.calls > 0) {
    const concerned = counted(report.calls, 'call');
    return `${heading}\nIt concerned ${concerned}, at which it was not its turn, or another rule's.`;
  }
  const after = { [Symbol.iterator]: () => callsAfter(calls, since) };
  const { message } = yield* verifySteps({ ...calls, calls: after }, pattern);
  return `${heading}\n${message}`;
}

function* callsAfter({ calls }: CallsSoFar, since: number): Generator<RecordedCall> {
  for (const call of calls) if (call.number > since) yield call;
}
