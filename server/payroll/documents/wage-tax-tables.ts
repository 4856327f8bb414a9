import type { Steps } from '../../../base/turns.ts';
import { type ReturnTotals, type WageTaxReturn, wageTaxReturnsOf } from '../wage-tax-returns.ts';
import { annualTable, type UntilRun, ungrouped } from './annual-document.ts';
import { dutchDate } from './dutch-notation.ts';
import type { Column } from './table-document.ts';

/** The documents of a year that tell what was declared to the tax office. */

/** Returns that are one line together. */
type Declared = readonly WageTaxReturn[];

const PERIODS: Column<Declared> = {
  heading: 'Periode',
  width: 1,
  text: (returns) =>
    [...new Set([returns.at(0), returns.at(-1)])].map((end) => end?.run.period.period).join(' t/m '),
};

/** A total of the returns, which are in whole euros. */
function total(heading: string, which: keyof ReturnTotals): Column<Declared> {
  return {
    heading,
    width: 2,
    amount: (returns) => returns.reduce((sum, { totals }) => sum + totals[which] * 100, 0),
  };
}

const COLUMNS = [
  PERIODS,
  total('Loon voor loonheffing', 'wage'),
  total('Ingehouden loonheffing', 'wageTax'),
  total('Werkgeversheffing Zvw', 'healthCare'),
  total('Premies werknemersverz.', 'employeeInsurance'),
  total('Te betalen', 'total'),
];

/** What was declared of each period. */
export const wageTaxByPeriod = annualTable<Declared>({
  title: 'Overzicht loonaangiften per periode',
  columns: COLUMNS,
  *groups(until) {
    return ungrouped((yield* returnsUntil(until)).map((one) => [one]));
  },
});

/** What was declared of all periods together. */
export const wageTaxCumulative = annualTable<Declared>({
  title: 'Overzicht loonaangiften cumulatief',
  columns: COLUMNS,
  *groups(until) {
    return ungrouped([yield* returnsUntil(until)]);
  },
});

/** The returns that were sent. */
export const sentWageTaxReturns = annualTable<Declared>({
  title: 'Verzonden loonaangiften',
  columns: [
    PERIODS,
    { heading: 'Verzonden op', width: 2, text: textOf(({ sentAt }) => sentAt && dutchDate(sentAt)) },
    { heading: 'Betalingskenmerk', width: 2, text: textOf(({ paymentReference }) => paymentReference) },
    total('Te betalen', 'total'),
  ],
  *groups(until) {
    const sent = (yield* returnsUntil(until)).filter(({ sentAt }) => sentAt !== null);
    return ungrouped(sent.map((one) => [one]));
  },
});

function textOf(text: (one: WageTaxReturn) => string | null): (returns: Declared) => string {
  return (returns) => returns.map((one) => text(one) ?? '').join(', ');
}

function* returnsUntil({ environment, company, run }: UntilRun): Steps<WageTaxReturn[]> {
  const returns = yield* wageTaxReturnsOf(environment, company, run.period.year);
  return returns.filter(({ number }) => number <= run.number);
}
