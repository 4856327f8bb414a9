import type { Case, CaseTime } from './case.ts';
import { isDay, isPeriod, isYearText, movedBy, movedTo, textIn, type YearMonth, yearIn } from './moved.ts';
import { partOf, type Written, type WrittenEntry } from './written.ts';

/**
 * When a case plays, told by the days, years and periods that stand in its steps.
 * @param whyNovember why it is true in November 2026 only; undefined where nobody says so.
 * @param compile makes the case of its document.
 */
export function timeOf(
  document: Written,
  whyNovember: string | undefined,
  compile: (moved: Written) => Case,
): CaseTime {
  const steps = partOf(document, 'steps') ?? document;
  const texts = scalarTexts(steps);
  const fixed = whyNovember ?? texts.find(isFixed) ?? lonePeriod(steps);
  const moments = momentsIn(steps);
  return {
    isDated: texts.some((text) => isDay(text) || isYearText(text)),
    whyNotMoved: (months) => (months === 0 ? null : (fixed ?? tornYear(moments, months))),
    movedBy: (months) => compile(withSteps(document, movedBy(months, steps))),
  };
}

/** A day amid other text, or a period by which something is picked from a list. */
function isFixed(text: string): boolean {
  return !isDay(text) && !isYearText(text) && /20\d\d(?!\d)|(?:Year|Period)\w*=\d/.test(text);
}

/** A month without its year. */
function lonePeriod(written: Written): string | null {
  const lone = entriesOf(written).find(
    ([{ key, value }, siblings]) =>
      isPeriod(key) &&
      /^(?:[1-9]|1[0-2])$/.test(textIn(value)) &&
      yearIn({ key, value, place: value.place }, siblings) === null,
  );
  return lone ? `${lone[0].key}: ${textIn(lone[0].value)}` : null;
}

/** A year alone is that of other days and months in the case; some of them would lie in another one. */
function tornYear(moments: readonly YearMonth[], months: number): string | null {
  const torn = moments.find(
    (year) =>
      year.month === null &&
      moments.some(
        (other) => other.year === year.year && movedTo(other, months)[0] !== movedTo(year, months)[0],
      ),
  );
  return torn ? String(torn.year) : null;
}

function momentsIn(written: Written): YearMonth[] {
  const days = scalarTexts(written).filter(isDay);
  return [
    ...days.map((day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })),
    ...entriesOf(written).flatMap(([entry, siblings]) => yearIn(entry, siblings) ?? []),
  ];
}

function withSteps(document: Written, steps: Written): Written {
  if (document.kind !== 'map') return document;
  const entries = document.entries.map((entry) =>
    entry.key === 'steps' ? { ...entry, value: steps } : entry,
  );
  return { ...document, entries };
}

function scalarTexts(written: Written): string[] {
  switch (written.kind) {
    case 'scalar':
      return [written.text];
    case 'list':
      return written.items.flatMap(scalarTexts);
    case 'map':
      return written.entries.flatMap(({ key, value }) => (TITLES.has(key) ? [] : scalarTexts(value)));
  }
}

/** In which a year is only spoken of. */
const TITLES: ReadonlySet<string> = new Set(['step', 'suppose']);

/** Every entry, however deep, with those it stands among. */
function entriesOf(written: Written): [WrittenEntry, readonly WrittenEntry[]][] {
  if (written.kind === 'list') return written.items.flatMap(entriesOf);
  if (written.kind === 'scalar') return [];
  return written.entries.flatMap((entry) => [
    [entry, written.entries] as [WrittenEntry, readonly WrittenEntry[]],
    ...entriesOf(entry.value),
  ]);
}
