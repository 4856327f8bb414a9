import { counted } from '../../../base/counted.ts';
import type { RecordedCall } from '../../../client/index.ts';
import { answerName, callName } from '../../../contracts/control/call-text.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import type { LongColumn } from '../../parts/long-table.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { timeOfDayText } from '../../parts/times.ts';
import type { Entry, Summary } from './call-entries.ts';
import { millisecondsText } from './call-statistics.ts';
import type { Unfolding } from './unfolded.ts';

/** What the list of calls tells of each. @param linkTo the address of the page of a call. */
export function callColumns(
  linkTo: (number: number) => string,
  { unfolded, toggle }: Unfolding,
): readonly LongColumn<Entry>[] {
  return [
    {
      name: 'call',
      heading: 'Call',
      cell: (entry) =>
        entry.kind === 'call' ? (
          <a class={entry.isBelow && 'below'} href={linkTo(entry.call.number)}>
            {callName(entry.call)}
          </a>
        ) : (
          <Button
            kind="quiet"
            icon={unfolded.has(entry.summary.to) ? 'down' : 'forward'}
            isExpanded={unfolded.has(entry.summary.to)}
            onPress={() => toggle.run(entry.summary)}
          >
            {`${counted(entry.summary.count, 'call')} at once`}
          </Button>
        ),
    },
    {
      name: 'login',
      heading: 'Login',
      cell: (entry) =>
        entry.kind === 'call' ? (
          <Caller call={entry.call} />
        ) : (
          rememberedText(unfolded.get(entry.summary.to)?.length)
        ),
    },
    {
      name: 'answer',
      heading: 'Answer',
      cell: (entry) => (entry.kind === 'call' ? <AnswerBadge call={entry.call} /> : null),
    },
    {
      name: 'reason',
      heading: 'Reason',
      cell: (entry) =>
        entry.kind === 'call' ? <Sentence text={reasonOf(entry.call)} /> : outcomesOf(entry.summary),
    },
    {
      name: 'findings',
      heading: 'Findings',
      cell: (entry) =>
        entry.kind === 'call' &&
        entry.call.findings.length > 0 && (
          <Badge tone="fair">{counted(entry.call.findings.length, 'finding')}</Badge>
        ),
    },
    {
      name: 'took',
      heading: 'Took',
      cell: (entry) => (entry.kind === 'call' ? millisecondsText(entry.call.durationMs) : null),
    },
    {
      name: 'time',
      heading: 'Time',
      cell: (entry) => timeOfDayText(entry.kind === 'call' ? entry.call.time : entry.at),
    },
  ];
}

function Caller({ call: { username, by } }: { readonly call: RecordedCall }) {
  return (
    <>
      {by === 'console' && <Badge>console</Badge>} <bdi>{username ?? 'nobody'}</bdi>
    </>
  );
}

/** What came of a call, in a word. */
export function AnswerBadge({ call }: { readonly call: RecordedCall }) {
  const name = answerName(call);
  return <Badge tone={name === 'ok' ? 'good' : 'bad'}>{name.replace(/^fault /, '')}</Badge>;
}

function reasonOf({ reason, fault, trouble, chosenAnswer }: RecordedCall): string {
  return reason ?? trouble ?? chosenAnswer?.sentence ?? fault?.text ?? '';
}

/** @param remembered how many of the calls of a summary are; undefined while it is closed. */
function rememberedText(remembered: number | undefined): string {
  if (remembered === undefined) return '';
  return remembered === 0 ? 'none is remembered' : `${remembered.toLocaleString('en-GB')} remembered`;
}

function outcomesOf({ byOutcome, from, to }: Summary): string {
  const outcomes = Object.entries(byOutcome).map(([name, count]) => `${count} ${name}`);
  return `${outcomes.join(', ')} (calls ${from} to ${to})`;
}
