import { callLine } from '../../contracts/control/call-text.ts';
import type { PatternOfCalls } from '../../contracts/control/verification.ts';
import type { Bounds } from './bounds.ts';
import type { CallTally } from './call-tally.ts';
import type { ComparedCall } from './compared-call.ts';
import { patternText } from './pattern-text.ts';

/** How often calls were made and should have been; where one is missing, the calls that come nearest. */
export function explainCount(pattern: PatternOfCalls, { atLeast, atMost }: Bounds, tally: CallTally): string {
  const { matching, lines, others } = tally;
  const heading = `${describe(pattern)}: expected ${countText(atLeast, atMost)}, was called ${timesText(matching.length)}.`;
  if (matching.length > atMost) return [heading, '', ...lines].join('\n');
  if (matching.length >= atLeast) return heading;
  if (matching.length + others === 0) return [heading, '', ...insteadOf(tally)].join('\n');
  const fitting = lines.length === 0 ? [] : ['These fit:', '', ...lines, ''];
  return [heading, '', ...fitting, ...nearestIn(tally)].join('\n');
}

/**
 * How far a sequence of calls came.
 * @param found the numbers of the calls that were found, one for each of the first patterns.
 * @param tooEarly that of the last one like the next pattern, which came before.
 */
export function explainOrder(
  patterns: readonly PatternOfCalls[],
  found: readonly number[],
  tooEarly: number | null,
  wasAnyCalled: boolean,
): string {
  const steps = patterns.map((pattern, at) => {
    const call = found[at];
    const mark = at < found.length ? '✓' : at === found.length ? '✗' : ' ';
    return `  ${mark} ${at + 1}. ${describe(pattern)}${call === undefined ? '' : `   call ${call}`}`;
  });
  const missing = patterns[found.length];
  if (!missing) return ['The calls were made in this order:', '', ...steps].join('\n');
  const before = found.at(-1);
  const why =
    tooEarly === null
      ? wasAnyCalled
        ? 'was not called'
        : 'was not called, nor was anything else'
      : `was called before, as call ${tooEarly}, and not again`;
  const where = before === undefined ? '' : ` after call ${before}`;
  return [`${describe(missing)} was expected${where}, but ${why}.`, '', ...steps].join('\n');
}

function nearestIn({ others, nearest }: CallTally): string[] {
  if (others === 0) return ['There was no other call of this operation.'];
  const heading =
    others === 1 ? 'The other call of this operation:' : `The nearest of ${others} other calls:`;
  return [heading, ...nearest.flatMap((one) => ['', ...sideBySide(one)])];
}

function sideBySide({ call, rows }: Pick<ComparedCall, 'call' | 'rows'>): string[] {
  const width = (column: 'path' | 'expected' | 'sent', heading: string) =>
    Math.max(heading.length, ...rows.map((row) => row[column].length));
  const widths = [width('path', 'argument'), width('expected', 'expected'), width('sent', 'sent')];
  const line = (mark: string, cells: readonly string[]) =>
    `  ${mark} ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   ')}`.trimEnd();
  return [
    `  ${callLine(call)}`,
    line(' ', ['argument', 'expected', 'sent']),
    ...rows.map(({ isSame, path, expected, sent }) => line(isSame ? ' ' : '≠', [path, expected, sent])),
  ];
}

/** What was called when it was something else altogether. */
function insteadOf({ byName }: CallTally): string[] {
  if (byName.size === 0)
    return [
      'Nothing was called at all: does the client post to this server, as a login of this environment?',
    ];
  return ['What was called instead:', ...[...byName].map(([name, count]) => `  ${count} × ${name}`)];
}

function describe({ operation, version, with: wanted }: PatternOfCalls): string {
  const name = version === undefined ? operation : `${operation} ${version}`;
  const text = wanted === undefined ? '{}' : patternText(wanted);
  return text === '{}' ? name : `${name} with ${text}`;
}

function countText(atLeast: number, atMost: number): string {
  if (atLeast === atMost) return timesText(atLeast);
  if (atMost === Number.POSITIVE_INFINITY) return `at least ${timesText(atLeast)}`;
  return atLeast === 0 ? `at most ${timesText(atMost)}` : `${atLeast} to ${atMost} times`;
}

function timesText(times: number): string {
  return times === 0 ? 'never' : times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}
