import {
  type DocumentEntry,
  type DocumentNode,
  partOf,
  scalarsIn,
} from '../../base/document/document-node.ts';
import type { Case, CaseTime } from './case.ts';
import {
  isDay,
  isMonth,
  isPeriod,
  isYearText,
  shiftedBy,
  shiftedMonth,
  textIn,
  type YearMonth,
  yearIn,
} from './shifted-months.ts';

/**
 * When a case plays, told by the days, years and periods that stand in its steps. They are looked for when they are
 * asked for: on a mock they never are.
 * @param whyNovember why it is true in November 2026 only; undefined where the case does not say so.
 * @param compile makes the case of its document.
 */
export function timeOf(
  document: DocumentNode,
  whyNovember: string | undefined,
  compile: (shifted: DocumentNode) => Case,
): CaseTime {
  const steps = partOf(document, 'steps') ?? document;
  let known: Times | null = null;
  const times = () => {
    known ??= timesIn(withoutTitles(steps));
    return known;
  };
  return {
    get isDated() {
      return times().isDated;
    },
    whyNotShifted: (months) =>
      months === 0 ? null : (whyNovember ?? times().fixed ?? tornYear(times().months, months)),
    shiftedBy: (months) => compile(withSteps(document, shiftedBy(months, steps))),
  };
}

interface Times {
  readonly isDated: boolean;
  /** What can be moved to no other month; null when all can. */
  readonly fixed: string | null;
  readonly months: readonly YearMonth[];
}

function timesIn(played: DocumentNode): Times {
  const texts = scalarsIn(played).map(({ text }) => text);
  return {
    isDated: texts.some((text) => isDay(text) || isYearText(text)),
    fixed: texts.find(isFixed) ?? lonePeriod(played),
    months: [...texts.filter(isDay).map(monthOfDay), ...yearsIn(played)],
  };
}

/** Keys of a step that hold its title: a year in one is no part of the call. */
const TITLES: ReadonlySet<string> = new Set(['step', 'suppose']);

function withoutTitles(steps: DocumentNode): DocumentNode {
  if (steps.kind !== 'list') return steps;
  const items = steps.items.map((step) =>
    step.kind === 'map' ? { ...step, entries: step.entries.filter(({ key }) => !TITLES.has(key)) } : step,
  );
  return { ...steps, items };
}

/** A day amid other text, or a period by which something is picked from a list. */
function isFixed(text: string): boolean {
  return !isDay(text) && !isYearText(text) && /20\d\d(?!\d)|(?:Year|Period)\w*=\d/.test(text);
}

/** A month without its year. */
function lonePeriod(node: DocumentNode): string | null {
  const lone = entriesOf(node).find(
    ([entry, siblings]) =>
      isPeriod(entry.key) && isMonth(textIn(entry.value)) && yearIn(entry, siblings) === null,
  );
  return lone ? `${lone[0].key}: ${textIn(lone[0].value)}` : null;
}

/** A year alone is that of other days and months in the case; some of them would lie in another one. */
function tornYear(days: readonly YearMonth[], months: number): string | null {
  const torn = days.find(
    (year) =>
      year.month === null &&
      days.some(
        (other) =>
          other.year === year.year && shiftedMonth(other, months)[0] !== shiftedMonth(year, months)[0],
      ),
  );
  return torn ? String(torn.year) : null;
}

function monthOfDay(day: string): YearMonth {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function yearsIn(node: DocumentNode): YearMonth[] {
  return entriesOf(node).flatMap(([entry, siblings]) => yearIn(entry, siblings) ?? []);
}

function withSteps(document: DocumentNode, steps: DocumentNode): DocumentNode {
  if (document.kind !== 'map') return document;
  const entries = document.entries.map((entry) =>
    entry.key === 'steps' ? { ...entry, value: steps } : entry,
  );
  return { ...document, entries };
}

/** Every entry, however deep, with those it stands among. */
function entriesOf(node: DocumentNode): [DocumentEntry, readonly DocumentEntry[]][] {
  if (node.kind === 'list') return node.items.flatMap(entriesOf);
  if (node.kind === 'scalar') return [];
  return node.entries.flatMap((entry) => [
    [entry, node.entries] as [DocumentEntry, readonly DocumentEntry[]],
    ...entriesOf(entry.value),
  ]);
}
