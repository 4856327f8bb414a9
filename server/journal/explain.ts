import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { PatternOfCalls } from '../../contracts/control/verification.ts';
import type { Bounds } from './bounds.ts';
import type { ComparedCall } from './compared-call.ts';
import { patternText } from './pattern-text.ts';
import { answerText, callName } from './recorded-call.ts';

/** How many calls are shown beside what was expected. */
const NEAREST = 3;

/** How often calls were made and should have been; where one is missing, the calls that come nearest. */
export function explainCount(
  pattern: PatternOfCalls,
  { atLeast, atMost }: Bounds,
  compared: readonly ComparedCall[],
  all: readonly RecordedCall[],
): string {
  const matching = compared.filter(({ matches }) => matches);
  const heading = `${describe(pattern)}: expected ${countText(atLeast, atMost)}, was called ${timesText(matching.length)}.`;
  const counted = matching.map(({ call }) => `  ${callLine(call)}`);
  if (matching.length > atMost) return [heading, '', ...counted].join('\n');
  if (matching.length >= atLeast) return heading;
  if (compared.length === 0) return [heading, '', ...insteadOf(all)].join('\n');
  const fitting = counted.length === 0 ? [] : ['These fit:', '', ...counted, ''];
  return [heading, '', ...fitting, ...nearestTo(compared)].join('\n');
}

/** How far a sequence of calls came. */
export function explainOrder(
  patterns: readonly PatternOfCalls[],
  found: readonly RecordedCall[],
  tooEarly: RecordedCall | null,
  all: readonly RecordedCall[],
): string {
  const steps = patterns.map((pattern, at) => {
    const call = found[at];
    const mark = call ? '✓' : at === found.length ? '✗' : ' ';
    return `  ${mark} ${at + 1}. ${describe(pattern)}${call ? `   call ${call.number}` : ''}`;
  });
  const missing = patterns[found.length];
  if (!missing) return ['The calls were made in this order:', '', ...steps].join('\n');
  const before = found.at(-1);
  const why = tooEarly
    ? `was called before, as call ${tooEarly.number}, and not again`
    : all.length === 0
      ? 'was not called, nor was anything else'
      : 'was not called';
  const where = before ? ` after call ${before.number}` : '';
  return [`${describe(missing)} was expected${where}, but ${why}.`, '', ...steps].join('\n');
}

/** Those about the same record first, then those with the fewest differences, the newest among equals. */
function nearestTo(compared: readonly ComparedCall[]): string[] {
  const others = compared.filter(({ matches }) => !matches);
  if (others.length === 0) return ['There was no other call of this operation.'];
  const ranked = others.map(({ call, rows }) => {
    const differing = rows.filter(({ isSame }) => !isSame);
    const ids = differing.filter(({ isId }) => isId).length;
    return { call, rows, ids, differences: differing.length };
  });
  const nearest = ranked
    .sort((a, b) => a.ids - b.ids || a.differences - b.differences || b.call.number - a.call.number)
    .slice(0, NEAREST);
  const heading =
    others.length === 1
      ? 'The other call of this operation:'
      : `The nearest of ${others.length} other calls:`;
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
function insteadOf(all: readonly RecordedCall[]): string[] {
  if (all.length === 0)
    return [
      'Nothing was called at all: does the client post to this server, as a login of this environment?',
    ];
  const counts = new Map<string, number>();
  for (const call of all) counts.set(callName(call), (counts.get(callName(call)) ?? 0) + 1);
  return ['What was called instead:', ...[...counts].map(([name, count]) => `  ${count} × ${name}`)];
}

function callLine(call: RecordedCall): string {
  return `call ${call.number}, ${call.time.slice(11, 19)}, ${call.username ?? 'nobody'}, ${answerText(call)}`;
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
