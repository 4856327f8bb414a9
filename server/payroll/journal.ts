import { mapInSteps, type Steps } from '../../base/turns.ts';
import type { Environment } from '../world/environment.ts';
import type { Company } from '../world/records.ts';
import { Exact } from './exact.ts';
import { LEDGER, type LedgerAccount } from './ledger.ts';
import type { Cents, CostShare, JournalEntry, Payslip, Run } from './model.ts';
import { payslipsOf } from './payslips.ts';

/** The journal of a run, payslip by payslip: debit equals credit in each. */
export function* journalOf(environment: Environment, company: Company, run: Run): Steps<JournalEntry[]> {
  const payslips = yield* payslipsOf(environment, company, run);
  return (yield* mapInSteps(payslips, entriesOf)).flat();
}

/**
 * The journal of a payslip. Each line is booked on the account of its code, costs as debit; what is not part of the net
 * pay has its other half on the contra account of the code, and the rest of all is the net pay that is to be paid.
 */
export function entriesOf(payslip: Payslip): JournalEntry[] {
  const entries = payslip.lines.flatMap(({ account, contra, description, value, costs }) => [
    ...booked(payslip, account, description, value, costs ?? payslip.costs),
    ...(contra ? booked(payslip, contra, description, -value, []) : []),
  ]);
  return [...entries, ...booked(payslip, LEDGER.netPayPayable, 'Nettoloon', -payslip.netPay, [])];
}

/** An amount on an account: costs as an entry for each share, anything else as one. Nothing is no entry. */
function booked(
  payslip: Payslip,
  { number: account, isCost }: LedgerAccount,
  description: string,
  amount: Cents,
  shares: readonly CostShare[],
): JournalEntry[] {
  const parts = isCost && shares.length > 0 ? spread(amount, shares) : [{ share: null, part: amount }];
  return parts
    .filter(({ part }) => part !== 0)
    .map(({ share, part }) => ({
      account,
      description,
      debit: Math.max(part, 0),
      credit: Math.max(-part, 0),
      payslip,
      share,
    }));
}

/** An amount over shares by their percentages; the last one takes what is left. */
export function spread(
  amount: Cents,
  shares: readonly CostShare[],
): { readonly share: CostShare; readonly part: Cents }[] {
  let left = amount;
  return shares.map((share, at) => {
    const exact = Exact.hundredths(amount).times(Exact.of(share.percentage)).over(Exact.of(100));
    const part = at === shares.length - 1 ? left : exact.toHundredths();
    left -= part;
    return { share, part };
  });
}
