import { groupedBy } from '../../base/grouped-by.ts';
import { reactionOf } from '../../client/rehearsal.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import {
  CERTIFICATE_ENDED,
  type EndAnswer,
  REHEARSAL_NAMES,
  stagingOf,
  type WantedRehearsal,
} from '../../contracts/control/rehearsals.ts';
import { sentenceOf } from '../../server/trouble/sentence.ts';
import { Refused } from '../refused.ts';

/** What `exec` can rehearse. */
export const COMMAND_REHEARSALS = [...REHEARSAL_NAMES, CERTIFICATE_ENDED] as const;

/** What is rehearsed with a command. */
export interface RehearsalAsked {
  readonly rehearse?: (typeof COMMAND_REHEARSALS)[number];
  readonly rehearseAnswer?: EndAnswer;
  readonly rehearseDay?: string;
  readonly rehearseWindow?: readonly string[];
}

/**
 * The rehearsal that every environment of the mock plays; undefined where none does.
 * @throws Refused for options of a rehearsal where there is none.
 */
export function rehearsalOf(asked: RehearsalAsked): WantedRehearsal | undefined {
  const { rehearse, rehearseAnswer: answer, rehearseDay: day, rehearseWindow: windows } = asked;
  if (rehearse !== undefined && rehearse !== CERTIFICATE_ENDED)
    return {
      name: rehearse,
      ...(answer !== undefined && { answer }),
      ...(day !== undefined && { day }),
      ...(windows !== undefined && { windows }),
    };
  const options = { '--rehearse-answer': answer, '--rehearse-day': day, '--rehearse-window': windows };
  const [idle] = Object.entries(options).filter(([, value]) => value !== undefined);
  if (idle)
    throw new Refused(
      `${idle[0]} is of an end that environments play; name one with --rehearse: ${REHEARSAL_NAMES.join(', ')}.`,
    );
  return undefined;
}

/** What a command did in each environment in which it called something, in sentences; null where it called nothing. */
export function reactionText(
  { name, ...options }: WantedRehearsal,
  calls: readonly RecordedCall[],
): string | null {
  const sentences = stagingOf(name, options).rules.map(sentenceOf);
  const told = Array.from(
    groupedBy(calls, ({ environment }) => environment),
    ([environment, own]) => {
      const where = environment === null ? 'with a login of no environment' : `in ${environment}`;
      return `${where}: ${reactionOf(own, sentences).message}`;
    },
  );
  return told.length === 0 ? null : told.join('\n');
}
