import type { DateTime, Decimal, YearPeriod } from '../../fixtures/seed.ts';
import type { Coded, Employee } from '../world/records.ts';
import type { LedgerAccount } from './ledger.ts';

/** An amount of money in whole cents: sums of cents are exact. */
export type Cents = number;

/** One pay run of a company: all employees who were in service in its period, paid. */
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

/** Something that can stand on a payslip. */
export interface WageCode {
  readonly code: number;
  readonly description: string;
  readonly group: LineGroup;
  /** Where it is booked. */
  readonly account: LedgerAccount;
  /** Where the other half is booked of what is not part of the net pay: what the employer pays or sets aside. */
  readonly contra: LedgerAccount | null;
  /** It is withheld: a positive component lowers what is paid. */
  readonly withheld: boolean;
  /** Taxed as a one-off payment (`bijzonder tarief`), not as wage of the period. */
  readonly oneOff: boolean;
}

/** A line of a payslip; its code is a wage code, or an hour code for hours that are paid on top of the salary. */
export interface PayLine extends Omit<WageCode, 'withheld'> {
  /** What the value was worked out from: hours; null for an amount as such. */
  readonly quantity: Decimal | null;
  /** Negative when it is withheld. */
  readonly value: Cents;
  /** Where this line alone is booked; null for where all costs of the employee are. */
  readonly costs: readonly CostShare[] | null;
}

/** What one employee got in a run. The totals are sums of the lines, never a computation of their own. */
export interface Payslip {
  readonly run: Run;
  readonly employee: Employee;
  /** By code. */
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
  /** Holiday allowance that is still to be paid out after this run. */
  readonly holidayBalance: Cents;
  /** Of the schedule. */
  readonly hoursWorked: Decimal;
  readonly daysWorked: number;
  /** Days of the schedule in the whole period, in service or not. */
  readonly daysInPeriod: number;
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
  /** What was booked: the description of the pay line. */
  readonly description: string;
  /** Exactly one of the two is not zero, and neither is negative. */
  readonly debit: Cents;
  readonly credit: Cents;
  readonly payslip: Payslip;
  /** The share of the costs this line is; null for what is not spread. */
  readonly share: CostShare | null;
}
