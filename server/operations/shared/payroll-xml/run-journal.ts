import { Sequence } from '../../../../base/sequence.ts';
import type { Steps } from '../../../../base/turns.ts';
import { amountText } from '../../../payroll/exact.ts';
import { journalOf } from '../../../payroll/journal.ts';
import type { Cents, JournalEntry } from '../../../payroll/model.ts';
import type { Call } from '../../call.ts';
import type { NamedRun } from '../named-run.ts';
import { type ReportElements, reportDocument } from '../report-xml.ts';

/** What a run journal tells its lines apart by, besides the account: at most two numbers or codes. */
type Dimensions = readonly (string | number | null)[];
export type JournalSplit = (entry: JournalEntry) => Dimensions;

/** The ways to split a run journal; what belongs to no department or cost centre has no code. */
export const JOURNAL_SPLITS = {
  company: () => [],
  employee: ({ payslip }) => [payslip.employee.number],
  department: ({ payslip }) => [payslip.department?.code ?? null],
  costCenter: ({ share }) => [share?.costCenter?.code ?? null],
  costCenterCostUnit: ({ share }) => [share?.costCenter?.code ?? null, share?.costUnit?.code ?? null],
} as const satisfies Readonly<Record<string, JournalSplit>>;

/**
 * The journal of a run as XML (fact: run-journal-shape; mark: run-journal-says-utf16): one transaction, in which what has the same account,
 * description, side and dimensions is one line.
 */
export function* runJournal(
  { company, run }: NamedRun,
  split: JournalSplit,
  { environment }: Call,
): Steps<Sequence<string>> {
  const totals = new Map<string, Line>();
  for (const entry of yield* journalOf(environment, company, run)) {
    const line = lineOf(entry, split);
    const key = JSON.stringify({ ...line, cents: null });
    totals.set(key, { ...line, cents: line.cents + (totals.get(key)?.cents ?? 0) });
    yield;
  }
  return reportDocument('transactions', {
    transaction: {
      header: { date: run.runAt, period: `${run.period.period}/${run.period.year}` },
      lines: { line: Sequence.of(() => [...totals.values()].entries()).map(toXml) },
    },
  });
}

interface Line {
  readonly account: number;
  readonly dimensions: Dimensions;
  readonly side: 'debit' | 'credit';
  readonly description: string;
  readonly cents: Cents;
}

function lineOf(entry: JournalEntry, split: JournalSplit): Line {
  const { account, description, debit, credit } = entry;
  const side = debit > 0 ? 'debit' : 'credit';
  return { account, dimensions: split(entry), side, description, cents: debit + credit };
}

function toXml([id, { account, dimensions, side, description, cents }]: [number, Line]): ReportElements {
  const [dim2 = null, dim3 = null] = dimensions;
  return { '@id': id, dim1: account, dim2, dim3, value: amountText(cents), debitcredit: side, description };
}
