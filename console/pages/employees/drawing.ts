import type { Span, Years } from './lane.ts';
import { firstOfMonth, type Stretch } from './periods.ts';

/** Where something stands along the years that are drawn, in hundredths of their length. */
export interface Extent {
  readonly x: number;
  readonly width: number;
}

/** A span and where it is drawn. */
export interface Bar extends Extent {
  readonly span: Span;
  /** Counted from 0; spans that overlap stand below one another. */
  readonly row: number;
}

/** Where a stretch of days is drawn; null where it lies outside of the years. */
export function extentOf({ from, until }: Stretch, years: Years): Extent | null {
  const [start, end] = [firstOfMonth(years.first, 1), firstOfMonth(years.last + 1, 1)];
  const [left, right] = [Math.max(from, start), Math.min(until ?? end, end)];
  if (left >= right) return null;
  const hundredth = (end - start) / 100;
  return { x: (left - start) / hundredth, width: (right - left) / hundredth };
}

/** What is seen of spans, each in the first row that has room for it. */
export function barsOf(spans: readonly Span[], years: Years): Bar[] {
  /** How far each row is filled. */
  const rows: number[] = [];
  const bars: Bar[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const extent = extentOf(span, years);
    if (extent === null) continue;
    // A hundredth of a hundredth is no overlap: so much is lost by dividing.
    const free = rows.findIndex((filled) => filled <= extent.x + 0.01);
    const row = free < 0 ? rows.length : free;
    rows[row] = extent.x + extent.width;
    bars.push({ ...extent, span, row });
  }
  return bars;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Where years begin, and months where few years are seen. */
export interface Tick extends Extent {
  readonly text: string;
}

export function yearTicks(years: Years): Tick[] {
  return Array.from({ length: years.last - years.first + 1 }, (_, at) => {
    const year = years.first + at;
    const stretch = { from: firstOfMonth(year, 1), until: firstOfMonth(year + 1, 1) };
    return { ...whole(extentOf(stretch, years)), text: String(year) };
  });
}

/** With more years than these, months are too narrow to be named. */
const MOST_YEARS_BY_MONTH = 2;

export function monthTicks(years: Years): Tick[] {
  if (years.last - years.first >= MOST_YEARS_BY_MONTH) return [];
  return yearTicks(years).flatMap(({ text }) =>
    MONTHS.map((name, at) => {
      const stretch = { from: firstOfMonth(Number(text), at + 1), until: firstOfMonth(Number(text), at + 2) };
      return { ...whole(extentOf(stretch, years)), text: name };
    }),
  );
}

function whole(extent: Extent | null): Extent {
  return extent ?? { x: 0, width: 0 };
}
