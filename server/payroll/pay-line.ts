import type { Decimal } from '../../fixtures/seed.ts';
import type { Exact } from './exact.ts';
import type { HourCode } from './hour-model.ts';
import { LEDGER } from './ledger.ts';
import type { Cents, CostShare, LineGroup, PayLine, WageCode } from './model.ts';

/** What a line may know besides its amount. */
interface Details {
  readonly quantity?: Decimal;
  readonly costs?: readonly CostShare[] | null;
}

/** A line of a wage code. @param amount in euros; it is positive for what is withheld too. */
export function lineOf(
  { code, description, group, account, contra, withheld, oneOff }: WageCode,
  amount: Exact,
  { quantity, costs = null }: Details = {},
): PayLine {
  const cents = amount.toHundredths();
  const value = withheld && cents !== 0 ? -cents : cents;
  // Field by field: there are millions of lines in a year of a large company.
  return { code, description, group, account, contra, oneOff, quantity: quantity ?? null, value, costs };
}

/** A line of hours that are paid on top of the salary. */
export function hoursLine({ code, description }: HourCode, amount: Exact, details: Details): PayLine {
  const wageCode: WageCode = {
    code,
    description,
    group: 'gross',
    account: LEDGER.wages,
    contra: null,
    withheld: false,
    oneOff: false,
  };
  return lineOf(wageCode, amount, details);
}

/** The sum of the lines of some groups. */
export function sumOf(lines: readonly PayLine[], ...groups: readonly LineGroup[]): Cents {
  return lines.reduce((sum, { group, value }) => (groups.includes(group) ? sum + value : sum), 0);
}
