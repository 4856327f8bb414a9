import type { DateTime, Decimal, YearPeriod } from '../../fixtures/seed.ts';
import type { Coded, Employee } from '../world/records.ts';

/** An amount of money in whole cents: sums of cents are exact. */
export type Cents = number;

/** One pay run of a company: everybody who was in service in its period, paid. */
export interface Run {
  readonly id: number;
  readonly companyId: number;
  /** Counts the runs of a year from 1. */
  readonly number: number;
  readonly period: YearPeriod;
  readonly description: string;
  readonly runAt: DateTime;
  /** A run of a closed period can no longer be changed. */
  readonly locked: boolean;
}

/** What a line of a payslip is about. */
export type LineGroup =
  /** Earned before tax. */
  | 'gross'
  /** Withheld from the gross wage before tax: pension. */
  | 'beforeTax'
  | 'wageTax'
  /** Paid or withheld after tax. */
  | 'net'
  /** Paid by the employer on top of the wage; it does not touch what the employee gets. */
  | 'employer'
  /** Set aside for later: holiday allowance. */
  | 'reservation';

/** A line of a payslip. */
export interface PayLine {
  /** A wage code of the wage model, or the code of a component. */
  readonly code: number;
  readonly description: string;
  readonly group: LineGroup;
  /** What the value was worked out from: hours or days; null for an amount as such. */
  readonly quantity: Decimal | null;
  /** Negative when it is withheld. */
  readonly value: Cents;
}

/** What one employee got in a run. The totals are sums of the lines, never a computation of their own. */
export interface Payslip {
  readonly run: Run;
  readonly employee: Employee;
  readonly lines: readonly PayLine[];
  /** Sum of `gross`. */
  readonly gross: Cents;
  /** Sum of `gross` and `beforeTax`: what wage tax is reckoned over. */
  readonly taxableWage: Cents;
  /** What goes to the tax office for the employee; positive. */
  readonly wageTax: Cents;
  /** What is paid out: sum of `gross`, `beforeTax`, `wageTax` and `net`. */
  readonly netPay: Cents;
  /** What the employer pays on top, positive. */
  readonly employerCharges: Cents;
  readonly reserved: Cents;
  readonly hoursWorked: Decimal;
  readonly daysWorked: number;
  readonly department: Coded<number> | null;
  /** Over which cost centres and cost units the costs are spread; percentages add up to 100. Empty for none. */
  readonly costs: readonly CostShare[];
}

/** A share of the costs of an employee. */
export interface CostShare {
  readonly costCenter: Coded<string> | null;
  readonly costUnit: Coded<string> | null;
  readonly percentage: Decimal;
}

/** A line of the ledger. Of each run, and of each payslip in it, debit equals credit. */
export interface JournalEntry {
  /** Number in the general ledger. */
  readonly account: number;
  readonly description: string;
  /** Exactly one of the two is not zero. */
  readonly debit: Cents;
  readonly credit: Cents;
  readonly payslip: Payslip;
  /** The share of the costs this line is; null for what is not spread. */
  readonly share: CostShare | null;
}
