import { atOnce } from '../../../base/turns.ts';
import { returnDeadline } from '../../../fixtures/administration/filing.ts';
import { dayOf } from '../../../fixtures/calendar.ts';
import { filingIdOf } from '../../../fixtures/ids.ts';
import { periodBefore } from '../../../fixtures/period.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import { entriesOf } from '../../../server/payroll/journal.ts';
import type { Cents, Payslip } from '../../../server/payroll/model.ts';
import { payslipsOf } from '../../../server/payroll/payslips.ts';
import { runsOf } from '../../../server/payroll/runs.ts';
import { wageTaxFilingOf, wageTaxReturnOf } from '../../../server/payroll/wage-tax-returns.ts';
import { type Employer, ofEachCompany } from '../support/employer.ts';
import type { Invariant } from '../support/invariant.ts';

/** The payslips of the last closed period of a company, and of the one a year before. */
function somePayslips({ environment, company, seed }: Employer): Payslip[] {
  const last = periodBefore(seed.openPeriod, seed.periodType);
  const years = [last.year, last.year - 1].filter((year) => year >= seed.firstYear);
  return years.flatMap((year) =>
    runsOf(environment, company, year)
      .filter(({ number }) => number === last.period)
      .flatMap((run) => atOnce(payslipsOf(environment, company, run))),
  );
}

/** An invariant about each of some payslips of a company. */
function ofSomePayslips(
  name: string,
  faults: (payslip: Payslip, employer: Employer) => Iterable<string>,
): Invariant {
  return ofEachCompany(name, function* (employer) {
    for (const payslip of somePayslips(employer))
      for (const fault of faults(payslip, employer))
        yield `${payslip.employee.displayName} in ${payslip.run.description}: ${fault}`;
  });
}

const sumOf = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, amount) => sum + amount, 0);

/** What holds of what is paid and filed. */
export const payroll: readonly Invariant[] = [
  ofSomePayslips('The journal of each payslip balances', function* (payslip) {
    const entries = entriesOf(payslip);
    const debit = sumOf(entries.map((entry) => entry.debit));
    const credit = sumOf(entries.map((entry) => entry.credit));
    if (debit !== credit) yield `debit ${debit}, credit ${credit}`;
  }),

  ofSomePayslips('Those in a run were employed in its period', function* ({ employee, run }, { seed }) {
    const { first, last } = daysOf(run.period, seed.periodType);
    const isEmployed = employee.employments.some(
      ({ startDate, endDate }) => startDate <= last && (endDate === null || endDate >= first),
    );
    if (!isEmployed) yield 'was not in service';
  }),

  ofSomePayslips(
    'Every component that counts in a period stands on the payslip',
    function* (payslip, { company }) {
      const { employee, run, lines } = payslip;
      const all = [...company.wageComponents, ...employee.wageComponents, ...employee.hourComponents];
      const missing = all.filter(({ from, until, code }) => {
        const at = run.period.year * 100 + run.period.period;
        const counts =
          from.year * 100 + from.period <= at && (until === null || until.year * 100 + until.period >= at);
        return counts && !lines.some((line) => line.code === code);
      });
      for (const { id, code } of missing) yield `component ${id} of code ${code} is missing`;
    },
  ),

  ofSomePayslips('What is paid out is what was earned less what was withheld', function* (payslip) {
    const { lines, gross, netPay, wageTax, taxableWage } = payslip;
    const inGroups = (...groups: readonly string[]) =>
      sumOf(lines.filter(({ group }) => groups.includes(group)).map(({ value }) => value));
    if (gross !== inGroups('gross')) yield `gross ${gross}`;
    if (taxableWage !== inGroups('gross', 'beforeTax')) yield `taxable ${taxableWage}`;
    if (netPay !== taxableWage - wageTax + inGroups('net')) yield `net ${netPay}`;
  }),

  ofEachCompany('The return of a run declares what its payslips add up to', function* (employer) {
    const { environment, company, seed } = employer;
    const last = periodBefore(seed.openPeriod, seed.periodType);
    const id = filingIdOf('wageTaxReturn', { companyId: company.id, period: last });
    const filing = wageTaxFilingOf(environment, company, id);
    const declared = filing && atOnce(wageTaxReturnOf(environment, company, filing)).totals;
    const payslips = somePayslips(employer).filter(({ run }) => run.period.year === last.year);
    const euros = (amount: (payslip: Payslip) => Cents) => Math.floor(sumOf(payslips.map(amount)) / 100);
    const wage = euros(({ taxableWage }) => taxableWage);
    const wageTax = euros((payslip) => payslip.wageTax);
    if (declared?.wage !== wage || declared.wageTax !== wageTax)
      yield `${last.year}-${last.period} declares ${declared?.wage} and ${declared?.wageTax}, not ${wage} and ${wageTax}`;
  }),

  ofEachCompany('Every closed period has one locked run', function* ({ environment, company, seed }) {
    const { openPeriod, firstYear } = seed;
    for (let year = firstYear; year <= openPeriod.year; year++) {
      const runs = runsOf(environment, company, year);
      if (runs.some(({ locked }) => !locked)) yield `a run of ${year} is not locked`;
      const closed = year === openPeriod.year ? openPeriod.period - 1 : undefined;
      if (closed !== undefined && runs.length !== closed) yield `${runs.length} runs in ${year}`;
    }
  }),

  ofEachCompany(
    'The return of a closed period is sent after its end and in time, unless there still is time',
    function* (employer) {
      const { environment, company, seed } = employer;
      for (let year = seed.firstYear; year <= seed.openPeriod.year; year++)
        for (const run of runsOf(environment, company, year)) {
          const returnId = filingIdOf('wageTaxReturn', run);
          const sentAt = company.sentReturns.find((sent) => sent.returnId === returnId)?.sentAt ?? null;
          const end = dayOf(daysOf(run.period, seed.periodType).last);
          const deadline = returnDeadline(end);
          if (sentAt === null && deadline < dayOf(environment.today)) yield `${run.description} was not sent`;
          if (sentAt !== null && (dayOf(sentAt) <= end || dayOf(sentAt) > deadline || sentAt <= run.runAt))
            yield `${run.description} was sent at ${sentAt}`;
        }
    },
  ),
];
