import { counted } from '../../base/counted.ts';
import { shortened } from '../../base/quoted-text.ts';
import type { Steps } from '../../base/turns.ts';
import type { AnswersVerdict } from '../../contracts/control/answers.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { CallsSoFar } from '../journal/calls-so-far.ts';
import { verifySteps } from '../journal/verify.ts';
import type { AnswerRule } from './answer-rule.ts';

/** The longest text of paths in a message, in characters. */
const LONGEST_PATHS = 200;

/**
 * Whether every rule answered a call, and gave all answers of its sequence; the message tells of each that did not, and why:
 * of one that no call came to, with the calls that come nearest.
 */
export function* verifyAnswersSteps(calls: CallsSoFar, rules: readonly AnswerRule[]): Steps<AnswersVerdict> {
  const idle = rules.filter(
    ({ isOptional, answerCount, report }) => !isOptional && report.applied < answerCount,
  );
  const paragraphs: string[] = [];
  for (const rule of idle) paragraphs.push(yield* whyIdle(calls, rule));
  const holds = idle.length === 0;
  return {
    holds,
    message: holds ? 'Every rule answered a call.' : paragraphs.join('\n\n'),
    rules: idle.map(({ id }) => id),
  };
}

function* whyIdle(calls: CallsSoFar, rule: AnswerRule): Steps<string> {
  const { report, pattern, since } = rule;
  const heading = `Rule ${report.id} ${whatItDid(rule)}: ${report.sentence}`;
  if (report.calls > 0) return [heading, ...whatCame(rule)].join('\n');
  const after = { [Symbol.iterator]: () => callsAfter(calls, since) };
  const { message } = yield* verifySteps({ ...calls, calls: after }, pattern);
  return `${heading}\n${message}`;
}

function whatItDid({ answerCount, fruitless, report: { applied } }: AnswerRule): string {
  if (applied > 0) return `gave ${applied} of its ${answerCount} answers`;
  return fruitless.calls > 0 ? 'answered, and changed nothing' : 'answered no call';
}

/** What came of the calls that a rule concerned, a sentence for each reason. */
function whatCame({ fruitless, refused, report }: AnswerRule): string[] {
  const others = report.calls - report.applied - fruitless.calls - refused;
  const concerned = `It concerned ${counted(report.calls, 'call')}`;
  return [
    others > 0
      ? `${concerned}, at ${others === report.calls ? 'which' : `${others} of which`} it was not its turn, or another rule's.`
      : `${concerned}.`,
    ...(fruitless.calls > 0
      ? [
          `At ${fruitless.calls} of them nothing was at ${shortened(fruitless.missed.join(', '), LONGEST_PATHS)}.`,
        ]
      : []),
    ...(refused > 0 ? [`Of them ${refused} had no answer that could be changed.`] : []),
  ];
}

function* callsAfter({ calls }: CallsSoFar, since: number): Generator<RecordedCall> {
  for (const call of calls) if (call.number > since) yield call;
}
