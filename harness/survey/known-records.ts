import { groupedBy } from '../../base/grouped-by.ts';
import type { Column } from './arguments.ts';

/** What belongs together: an employee, and the company and debtor that it is of. */
export type Row = Readonly<Partial<Record<Column, string>>>;

/** The kinds of records, each with what it is of, which is known of the question that told of it. */
const OF: Readonly<Record<Exclude<Column, 'year'>, readonly Column[]>> = {
  task: [],
  run: ['debtor', 'company', 'year'],
  wageTax: ['debtor', 'company', 'year'],
  pensionExport: ['debtor', 'company', 'year'],
  agreement: ['debtor', 'year', 'period'],
  function: ['debtor'],
  employee: ['debtor', 'company'],
  period: ['debtor', 'company'],
  company: ['debtor'],
  debtor: [],
};

export type RecordKind = keyof typeof OF;

/** In the order in which they are looked up: what tells more than itself first. */
const KINDS = Object.keys(OF) as RecordKind[];

/** The records that answers told of. */
export class KnownRecords {
  readonly #rows = new Map<RecordKind, Map<string, Row>>(KINDS.map((kind) => [kind, new Map()]));

  /**
   * Adds a record, once.
   * @param asked what the question was about that told of it.
   */
  add(kind: RecordKind, own: Row, asked: Row): void {
    const row: Row = { ...only(asked, OF[kind]), ...own };
    const rows = this.#rows.get(kind);
    // The list of all companies does not say whose they are; that of a debtor does.
    if (row.debtor) rows?.delete(JSON.stringify({ ...row, debtor: NOT_SAID }));
    rows?.set(JSON.stringify(row), row);
  }

  count(kind: RecordKind): number {
    return this.#rows.get(kind)?.size ?? 0;
  }

  /** All that belongs together and tells these columns: of an employee and a period, each period of the own company. */
  rowsWith(columns: readonly Column[]): readonly Row[] {
    let rows: readonly Row[] = [{}];
    const told = new Set<Column>();
    for (const kind of KINDS) {
      const isNeeded = columns.some((column) => !told.has(column) && kindOf(column) === kind);
      if (!isNeeded) continue;
      rows = joined(rows, [...(this.#rows.get(kind)?.values() ?? [])]);
      const [first = {}] = rows;
      for (const column of Object.keys(first) as Column[]) told.add(column);
    }
    const distinct = new Map<string, Row>();
    for (const row of rows) {
      const key = JSON.stringify(only(row, columns));
      if (!distinct.has(key)) distinct.set(key, row);
    }
    return [...distinct.values()];
  }
}

/** The kind of record that tells a column. */
export function kindOf(column: Column): RecordKind {
  return column === 'year' ? 'period' : column;
}

/** Each row of one list with each of the other that says nothing else of what both say. */
function joined(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const [first, other] = [rows[0], others[0]];
  if (!first || !other) return [];
  const shared = (Object.keys(first) as Column[]).filter((column) => column in other);
  const keyOf = (row: Row) => JSON.stringify(only(row, shared));
  const byKey = groupedBy(others, keyOf);
  return rows.flatMap((row) => (byKey.get(keyOf(row)) ?? []).map((one) => ({ ...row, ...one })));
}

/** A row with these columns alone, in their order. */
function only(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? NOT_SAID]));
}

/** Of a company of which no answer says whose it is. */
const NOT_SAID = '';
