import type { Coded } from '../../world/records.ts';
import { entriesOf } from '../journal.ts';
import { LEDGER } from '../ledger.ts';
import type { Cents, JournalEntry } from '../model.ts';
import { payrollUntil } from '../payroll-year.ts';
import {
  type AnnualDocument,
  annualTable,
  type UntilRun,
  underHeadings,
  ungrouped,
} from './annual-document.ts';
import type { RowGroup } from './table-document.ts';

/** The documents of a year that tell how payroll was booked: each adds up the same entries by another thing. */

/** What was booked on an account, in all. */
interface Booked {
  readonly account: number;
  readonly debit: Cents;
  readonly credit: Cents;
}

/** What was booked for the company as a whole. */
export const companyJournal = journal('Journaalposten bedrijf', ungrouped);

/** What was booked for each employee. */
export const employeeJournal = journal(
  'Journaalposten per werknemer',
  by(({ payslip: { employee } }) => `${employee.number} ${employee.displayName}`),
);

/** What was booked for each department. */
export const departmentJournal = journal(
  'Journaalposten per afdeling',
  by(({ payslip: { department } }) => (department ? coded(department) : 'Zonder afdeling')),
);

/** What was booked on each cost centre. */
export const costCenterJournal = journal(
  'Journaalposten per kostenplaats',
  by(({ share }) => (share?.costCenter ? coded(share.costCenter) : 'Zonder kostenplaats')),
);

type Grouping = (entries: readonly JournalEntry[]) => readonly RowGroup<JournalEntry>[];

/** Groups in the order of their headings, which begin with a number or code. */
function by(headingOf: (entry: JournalEntry) => string): Grouping {
  return (entries) =>
    underHeadings(entries, headingOf).sort((a, b) => IN_ORDER.compare(a.heading, b.heading));
}

const IN_ORDER = new Intl.Collator('nl', { numeric: true });

function coded({ code, description }: Coded<number | string>): string {
  return `${code} ${description}`;
}

function journal(title: string, grouped: Grouping): AnnualDocument {
  return annualTable<Booked>({
    title,
    columns: [
      { heading: 'Rekening', width: 2, text: ({ account }) => String(account) },
      { heading: 'Omschrijving', width: 4, text: ({ account }) => accountName(account) },
      { heading: 'Debet', width: 2, amount: ({ debit }) => debit },
      { heading: 'Credit', width: 2, amount: ({ credit }) => credit },
    ],
    groups: (until) =>
      grouped(entriesUntil(until)).map(({ heading, rows }) => ({ heading, rows: byAccount(rows) })),
  });
}

function entriesUntil({ environment, company, run }: UntilRun): JournalEntry[] {
  const { runs } = payrollUntil(environment, company, run);
  return runs.flatMap(({ payslips }) => payslips.flatMap(entriesOf));
}

function byAccount(entries: readonly JournalEntry[]): Booked[] {
  const sums = new Map<number, Booked>();
  for (const { account, debit, credit } of entries) {
    const known = sums.get(account) ?? { account, debit: 0, credit: 0 };
    sums.set(account, { account, debit: known.debit + debit, credit: known.credit + credit });
  }
  return [...sums.values()].sort((a, b) => a.account - b.account);
}

function accountName(account: number): string {
  return Object.values(LEDGER).find(({ number }) => number === account)?.description ?? '';
}
