import { groupedBy } from '../../../base/grouped-by.ts';
import type { Steps } from '../../../base/turns.ts';
import type { Cents, LineGroup, PayLine } from '../model.ts';
import { payrollUntil } from '../payroll-year.ts';
import { annualTable, type UntilRun } from './annual-document.ts';

/** A component of the wages of a company, added up over all payslips. */
interface ComponentSum extends Pick<PayLine, 'code' | 'description' | 'group'> {
  readonly times: number;
  readonly value: Cents;
}

const GROUP_NAMES: Readonly<Record<LineGroup, string>> = {
  gross: 'Brutoloon',
  beforeTax: 'Inhoudingen op het brutoloon',
  wageTax: 'Loonheffing',
  net: 'Vergoedingen en inhoudingen na belasting',
  employer: 'Betaald door de werkgever',
  reservation: 'Reserveringen',
};

/** What the payslips of the company hold, by wage code. Wages and what is withheld from them have no common sum. */
export const wageComponents = annualTable<ComponentSum>({
  title: 'Looncomponenten bedrijf cumulatief',
  columns: [
    { heading: 'Code', width: 2, text: ({ code }) => String(code) },
    { heading: 'Omschrijving', width: 4, text: ({ description }) => description },
    { heading: 'Aantal keer', width: 2, text: ({ times }) => String(times) },
    { heading: 'Bedrag', width: 2, amount: ({ value }) => value },
  ],
  *groups(until) {
    const byGroup = groupedBy(yield* componentsUntil(until), ({ group }) => GROUP_NAMES[group]);
    return [...byGroup].map(([heading, rows]) => ({ heading, rows }));
  },
  hasTotal: false,
});

function* componentsUntil({ environment, company, run }: UntilRun): Steps<ComponentSum[]> {
  const sums = new Map<number, ComponentSum>();
  const runs = yield* payrollUntil(environment, company, run);
  for (const { lines } of runs.flatMap(({ payslips }) => payslips)) {
    for (const { code, description, group, value } of lines) {
      const { times, value: before } = sums.get(code) ?? { times: 0, value: 0 };
      sums.set(code, { code, description, group, times: times + 1, value: before + value });
    }
    yield;
  }
  return [...sums.values()].sort((a, b) => a.code - b.code);
}
