import type { DateTime, Decimal } from '../../../fixtures/seed.ts';
import type { FromPeriod } from '../history.ts';

/**
 * How Dutch wage tax is reckoned for an employee, from a period on, in codes of the wage tax return
 * (mark: wage-tax-codes).
 */
export interface WageTaxSettings extends FromPeriod {
  readonly createdAt: DateTime;
  /** The yearly wage that decides on the rate for special rewards, in euros. */
  readonly yearlyWage: Decimal;
  /** A rate for special rewards other than the one that follows from the yearly wage, in percent; 0 for none. */
  readonly specialRate: Decimal;
  readonly smallJobsScheme: boolean;
  /** Whether the tax credit is applied (loonheffingskorting). */
  readonly taxCredit: boolean;
  /** Whether tax is reckoned over all that was earned in the year so far (voortschrijdend cumulatief rekenen). */
  readonly cumulative: boolean;
  /** Whether wage tax is withheld at all. */
  readonly withheld: boolean;
  readonly remittanceReductionCode: number;
  readonly tableColour: number;
  readonly incomeKind: number;
  readonly specialTable: number;
  readonly tablePeriod: number;
  readonly holidayVouchers: number;
  /** For expatriates, of whose wage up to 30% is free of tax. */
  readonly thirtyPercentRuleCode: number;
}

/** How Swedish wage tax is reckoned for an employee, from a period on. */
export interface SwedishTaxSettings extends FromPeriod {
  readonly createdAt: DateTime;
  readonly taxType: number;
  readonly taxForm: number;
  readonly taxTable: number;
  readonly taxColumn: number;
  readonly taxPercentage: Decimal | null;
}
