import { mapInSteps, type Steps } from '../../base/turns.ts';
import { filingIdOf } from '../../fixtures/ids.ts';
import type { DateTime } from '../../fixtures/seed.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import { filedRun } from './filings.ts';
import type { Cents, Payslip, Run } from './model.ts';
import { paymentReference } from './payment-reference.ts';
import { amountUnder, payrollYear, totalOf } from './payroll-year.ts';
import { payslipsOf } from './payslips.ts';
import { EMPLOYEE_INSURANCE, HEALTH_CARE } from './wage-model.ts';

/** That a company tells the tax office of one run, and pays it (mark: return-of-every-run). */
export interface WageTaxFiling {
  readonly id: number;
  /** Counts the returns of a year from 1. */
  readonly number: number;
  readonly run: Run;
  /** Null for a company without a wage tax number. */
  readonly paymentReference: string | null;
  /** Null while it was not sent. */
  readonly sentAt: DateTime | null;
}

/** A filing with what is told in it. */
export interface WageTaxReturn extends WageTaxFiling {
  readonly payslips: readonly Payslip[];
  readonly totals: ReturnTotals;
}

/** An amount in whole euros. */
type Euros = number;

/** What the payslips add up to; each amount is rounded down on its own (mark: return-in-whole-euros). */
export interface ReturnTotals {
  /** What wage tax is reckoned over. */
  readonly wage: Euros;
  readonly wageTax: Euros;
  /** The employer's contribution to health care (werkgeversheffing Zvw). */
  readonly healthCare: Euros;
  /** The premiums of the employee insurances. */
  readonly employeeInsurance: Euros;
  /** What is to be paid: all but the wage. */
  readonly total: Euros;
}

/** The returns of a company in a year: one of every run. */
export function* wageTaxReturnsOf(
  environment: Environment,
  company: Company,
  year: number,
): Steps<WageTaxReturn[]> {
  const runs = yield* payrollYear(environment, company, year);
  return yield* mapInSteps(runs, ({ run, payslips }) =>
    returnOf(filingOf(environment, company, run), payslips),
  );
}

/** The filing of a company with this id; null when it has none. */
export function wageTaxFilingOf(
  environment: Environment,
  company: Company,
  id: number,
): WageTaxFiling | null {
  const run = filedRun(environment, company, 'wageTaxReturn', id);
  return run && filingOf(environment, company, run);
}

/** What is told in a filing. */
export function* wageTaxReturnOf(
  environment: Environment,
  company: Company,
  filing: WageTaxFiling,
): Steps<WageTaxReturn> {
  return returnOf(filing, yield* payslipsOf(environment, company, filing.run));
}

function returnOf(filing: WageTaxFiling, payslips: readonly Payslip[]): WageTaxReturn {
  return { ...filing, payslips, totals: totalsOf(payslips) };
}

function filingOf(environment: Environment, company: Company, run: Run): WageTaxFiling {
  const id = filingIdOf('wageTaxReturn', run);
  // A clock can be set back to before it was sent.
  const sentAt = company.sentReturns.find(({ returnId }) => returnId === id)?.sentAt;
  return {
    id,
    number: run.number,
    run,
    paymentReference: paymentReference(company.wageTaxNumber, run.period, company.periodType),
    sentAt: sentAt !== undefined && sentAt <= environment.now ? sentAt : null,
  };
}

/** The amounts of a return of which these are the payslips. */
function totalsOf(payslips: readonly Payslip[]): ReturnTotals {
  const euros = (amount: (payslip: Payslip) => Cents): Euros => Math.floor(totalOf(payslips, amount) / 100);
  const wageTax = euros((payslip) => payslip.wageTax);
  const healthCare = euros(amountUnder(HEALTH_CARE));
  const employeeInsurance = euros(amountUnder(EMPLOYEE_INSURANCE));
  return {
    wage: euros((payslip) => payslip.taxableWage),
    wageTax,
    healthCare,
    employeeInsurance,
    total: wageTax + healthCare + employeeInsurance,
  };
}
