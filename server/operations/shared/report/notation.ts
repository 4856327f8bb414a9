import type { DateTime, Decimal, PeriodType } from '../../../../fixtures/seed.ts';

/** What stands where there is no number (mark: report-numbers-dutch). */
export const NOTHING = '-';

/**
 * A number as some reports write it: with a decimal comma, without grouping; `-` for none (mark: report-numbers-dutch).
 */
export function commaNumber(value: Decimal | null | undefined): string {
  return value?.replace('.', ',') ?? NOTHING;
}

/** A date without a time: `yyyy-MM-dd`. */
export function isoDate(dateTime: DateTime): string {
  return dateTime.slice(0, 'yyyy-MM-dd'.length);
}

/** What period types are called: as in the enum of the services. */
export const PERIOD_TYPE_NAMES: Readonly<Record<PeriodType, string>> = {
  month: 'Month',
  fourWeeks: 'Week4',
  week: 'Week1',
};
