import { dateParts, dayOf } from '../../../fixtures/calendar.ts';
import type { DateTime, PeriodType, YearPeriod } from '../../../fixtures/seed.ts';
import type { Cents } from '../model.ts';

/** An amount as the Dutch write it: `-1.234,56`. */
export function euros(cents: Cents): string {
  return decimals((Math.abs(cents) / 100).toFixed(2), cents < 0);
}

/** A decimal as the Dutch write it, with the digits it has: `-1.234,5`. */
export function dutchNumber(decimal: string): string {
  return decimals(decimal.replace('-', ''), decimal.startsWith('-'));
}

function decimals(unsigned: string, isNegative: boolean): string {
  const [whole = '', fraction] = unsigned.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${isNegative ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** A date as the Dutch write it: `31-10-2026`. */
export function dutchDate(dateTime: DateTime): string {
  const { year, month, dayOfMonth } = dateParts(dayOf(dateTime));
  return [String(dayOfMonth).padStart(2, '0'), String(month).padStart(2, '0'), year].join('-');
}

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** What a period is called: `oktober 2026`, `periode 11 van 2026`, `week 45 van 2026`. */
export function periodName({ year, period }: YearPeriod, type: PeriodType): string {
  switch (type) {
    case 'month':
      return `${MONTHS[period - 1]} ${year}`;
    case 'fourWeeks':
      return `periode ${period} van ${year}`;
    case 'week':
      return `week ${period} van ${year}`;
  }
}
