import { type DateTime, isLeftOut } from '../../../contracts/interface/values.ts';
import { midnightOf } from '../../../fixtures/period-days.ts';

/** The day of a date that was sent; null for one that was left out. */
export function sentDay(date: DateTime | null | undefined): DateTime | null {
  return isLeftOut(date) ? null : midnightOf(date);
}
