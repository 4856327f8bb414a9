import { counted } from '../../base/counted.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import { cutOff } from '../../base/quoted-text.ts';
import type { Contradiction } from '../../contracts/evidence/evidence-file.ts';
import type { LeftOut } from './accepted-world.ts';
import { type DifferingReads, type ImportReport, REASONS, type Reason } from './import-report.ts';

/** In characters. */
const LONGEST = 80;

/** How many are listed of what there may be much of. */
const MOST_LISTED = 20;

/** A report for people: how many reads are the same, what differs and why, and what was guessed. */
export function reportText(report: ImportReport): string {
  const { reads, same, others, differing, marks, guesses, leftOut, contradictions } = report;
  const reasons = groupedBy(differing, ({ reason }) => reason);
  return [
    `${grouped(same)} of ${grouped(reads)} reads the same.`,
    ...(others === 0 ? [] : [`No reads, and not looked at: ${counted(others, 'exchange')}.`]),
    ...[...reasons].flatMap(([reason, list]) => ['', ...reasonLines(reason, list)]),
    ...section('Marks in question, of the facts:', marks.questioned),
    ...(marks.supported.length > 0 ? ['', `${counted(marks.supported.length, 'mark')} supported.`] : []),
    ...section('Guessed:', guesses),
    ...section('Not taken by the mock, and left out:', leftOut.map(leftOutText)),
    ...section(
      'Said otherwise by several answers, of which the last counts:',
      Object.entries(contradictions).map(([owner, fields]) => `${owner}: ${fields.join(', ')}`),
    ),
  ].join('\n');
}

function reasonLines(reason: Reason, list: readonly DifferingReads[]): string[] {
  const count = list.reduce((sum, one) => sum + one.count, 0);
  return [
    `${grouped(count)} ${count === 1 ? 'differs' : 'differ'}, ${reason}: ${REASONS[reason]}`,
    ...list.flatMap(differingLines),
  ];
}

function differingLines({ service, version, operation, count, detail, example }: DifferingReads): string[] {
  return [
    `  ${grouped(count)} × ${service} ${version} ${operation}${detail === null ? '' : ` (${oneLine(detail)})`}`,
    `      ${differenceText(example)}`,
  ];
}

/** `.../Name: captured 'Anna', the mock answers nothing`; the path alone where the values are not told. */
export function differenceText({ path, expected, found }: Contradiction): string {
  if (expected === undefined || found === undefined) return path;
  return `${path}: captured ${valueText(expected)}, the mock answers ${valueText(found)}`;
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MOST_LISTED;
  return [
    '',
    heading,
    ...lines.slice(0, MOST_LISTED).map((line) => `  ${oneLine(line)}`),
    ...(left > 0 ? [`  ... and ${grouped(left)} more`] : []),
  ];
}

function leftOutText({ owner, field, why }: LeftOut): string {
  return `${owner}${field === '' ? '' : `, ${field}`}: ${why}`;
}

function valueText(value: string | null): string {
  return value === null ? 'nothing' : `'${cutOff(oneLine(value), LONGEST)}'`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
