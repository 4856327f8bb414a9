import type { Steps } from '../../../base/turns.ts';
import type { Coded } from '../../world/records.ts';
import { entriesOf } from '../journal.ts';
import { LEDGER } from '../ledger.ts';
import type { Cents, JournalEntry } from '../model.ts';
import { payrollUntil } from '../payroll-year.ts';
import { type AnnualDocument, annualTable, type UntilRun } from './annual-document.ts';
import type { RowGroup } from './table-document.ts';

/** The documents of a year that tell how payroll was booked: each adds up the same entries by another thing. */

/** What was booked on an account, in all. */
interface Booked {
  readonly account: number;
  readonly debit: Cents;
  readonly credit: Cents;
}

/** What was booked for the company as a whole. */
export const companyJournal = journal('Journaalposten bedrijf', () => null);

/** What was booked for each employee. */
export const employeeJournal = journal(
  'Journaalposten per werknemer',
  ({ payslip: { employee } }) => `${employee.number} ${employee.displayName}`,
);

/** What was booked for each department. */
export const departmentJournal = journal('Journaalposten per afdeling', ({ payslip: { department } }) =>
  department ? coded(department) : 'Zonder afdeling',
);

/** What was booked on each cost centre. */
export const costCenterJournal = journal('Journaalposten per kostenplaats', ({ share }) =>
  share?.costCenter ? coded(share.costCenter) : 'Zonder kostenplaats',
);

/** Under which heading an entry is added up; null where all stand under none. */
type Heading = (entry: JournalEntry) => string | null;

function coded({ code, description }: Coded<number | string>): string {
  return `${code} ${description}`;
}

function journal(title: string, headingOf: Heading): AnnualDocument {
  return annualTable<Booked>({
    title,
    columns: [
      { heading: 'Rekening', width: 2, text: ({ account }) => String(account) },
      { heading: 'Omschrijving', width: 4, text: ({ account }) => accountName(account) },
      { heading: 'Debet', width: 2, amount: ({ debit }) => debit },
      { heading: 'Credit', width: 2, amount: ({ credit }) => credit },
    ],
    groups: (until) => bookedUntil(until, headingOf),
  });
}

/** Added up payslip by payslip, since a large company has millions of entries; headings begin with a number or code. */
function* bookedUntil(
  { environment, company, run }: UntilRun,
  headingOf: Heading,
): Steps<RowGroup<Booked>[]> {
  const byHeading = new Map<string | null, Map<number, Booked>>();
  const runs = yield* payrollUntil(environment, company, run);
  for (const payslip of runs.flatMap(({ payslips }) => payslips)) {
    for (const entry of entriesOf(payslip)) book(entry, headingOf(entry), byHeading);
    yield;
  }
  const rowGroups = [...byHeading].map(([heading, sums]) => ({ heading, rows: byAccount(sums) }));
  return rowGroups.sort((a, b) => IN_ORDER.compare(a.heading ?? '', b.heading ?? ''));
}

const IN_ORDER = new Intl.Collator('nl', { numeric: true });

function book(
  { account, debit, credit }: JournalEntry,
  heading: string | null,
  byHeading: Map<string | null, Map<number, Booked>>,
): void {
  const sums = byHeading.get(heading) ?? new Map<number, Booked>();
  const known = sums.get(account) ?? { account, debit: 0, credit: 0 };
  sums.set(account, { account, debit: known.debit + debit, credit: known.credit + credit });
  byHeading.set(heading, sums);
}

function byAccount(sums: ReadonlyMap<number, Booked>): Booked[] {
  return [...sums.values()].sort((a, b) => a.account - b.account);
}

function accountName(account: number): string {
  return Object.values(LEDGER).find(({ number }) => number === account)?.description ?? '';
}
