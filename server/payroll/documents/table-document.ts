import type { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import type { Cents } from '../model.ts';
import { euros } from './dutch-notation.ts';
import { type Canvas, type PdfSettings, pdf } from './pdf.ts';
import { type Cell, contentWidth, drawRow, drawRule, drawTitle, hasRoom } from './rows.ts';

/** A column of a table; amounts stand right, and are added up below each group and below the whole. */
export type Column<Row> = {
  readonly heading: string;
  /** Its share of the page, beside the other columns. */
  readonly width: number;
} & ({ readonly text: (row: Row) => string } | { readonly amount: (row: Row) => Cents });

/** Rows that belong together; without a heading they stand as they are. */
export interface RowGroup<Row> {
  readonly heading: string | null;
  readonly rows: readonly Row[];
}

/** A table of one kind of rows, as it is printed; the first column is no amount. */
interface Table<Row> {
  readonly columns: readonly Column<Row>[];
  /** Whether the sum of all groups means something. */
  readonly hasTotal: boolean;
  readonly groups: readonly RowGroup<Row>[];
}

/** What stands above a table, and in the file about it. */
interface TableHeader extends Omit<PdfSettings, 'layout'> {
  readonly subtitle: string;
}

/** A table as a PDF on wide pages, of which each repeats the names of the columns; sums below. */
export function tableDocument<Row>(header: TableHeader, table: Table<Row>): Sequence<Uint8Array> {
  return pdf({ ...header, layout: 'landscape' }, function* (canvas) {
    drawTitle(canvas, header.title, `${header.author} - ${header.subtitle}`);
    yield* new TablePrinter(canvas, table).print();
  });
}

class TablePrinter<Row> {
  readonly #canvas: Canvas;
  readonly #table: Table<Row>;
  /** How wide one share is. */
  readonly #unit: number;

  constructor(canvas: Canvas, table: Table<Row>) {
    this.#canvas = canvas;
    this.#table = table;
    this.#unit = contentWidth(canvas) / table.columns.reduce((sum, { width }) => sum + width, 0);
  }

  *print(): Steps<void> {
    const { columns, groups, hasTotal } = this.#table;
    this.#headings();
    const ofAll = new Sums(columns);
    for (const { heading, rows } of groups) {
      if (heading !== null) this.#heading(heading);
      const ofGroup = new Sums(columns);
      for (const row of rows) {
        this.#line(row);
        // As they are printed, since there may be very many.
        ofGroup.add(row);
        yield;
      }
      ofAll.addAll(ofGroup);
      if (heading !== null) this.#sums(`Totaal ${heading}`, ofGroup);
    }
    if (hasTotal) this.#sums('Totaal', ofAll);
  }

  #headings(): void {
    const cells = this.#table.columns.map((column) => this.#cell(column, column.heading));
    drawRow(this.#canvas, cells, 'bold');
    drawRule(this.#canvas);
  }

  #line(row: Row): void {
    this.#makeRoom();
    const cells = this.#table.columns.map((column) => this.#cell(column, cellText(column, row)));
    drawRow(this.#canvas, cells);
  }

  #heading(text: string): void {
    this.#makeRoom();
    drawRow(this.#canvas, [{ text, width: contentWidth(this.#canvas), align: 'left' }], 'bold');
  }

  /** Nothing where no column can be added up. */
  #sums(label: string, sums: Sums<Row>): void {
    const { columns } = this.#table;
    const firstAmount = columns.findIndex((column) => 'amount' in column);
    if (firstAmount === -1) return;
    this.#makeRoom();
    drawRule(this.#canvas);
    const cells = columns.map((column) => this.#cell(column, sums.text(column)));
    const width = cells.slice(0, firstAmount).reduce((sum, cell) => sum + cell.width, 0);
    drawRow(this.#canvas, [{ text: label, width, align: 'left' }, ...cells.slice(firstAmount)], 'bold');
  }

  /** A new page begins with the names of the columns. */
  #makeRoom(): void {
    if (hasRoom(this.#canvas)) return;
    this.#canvas.addPage();
    this.#headings();
  }

  #cell(column: Column<Row>, text: string): Cell {
    return { text, width: column.width * this.#unit, align: 'amount' in column ? 'right' : 'left' };
  }
}

function cellText<Row>(column: Column<Row>, row: Row): string {
  return 'amount' in column ? euros(column.amount(row)) : column.text(row);
}

/** What the columns with amounts come to. */
class Sums<Row> {
  readonly #sums: Map<Column<Row>, Cents>;

  constructor(columns: readonly Column<Row>[]) {
    this.#sums = new Map(columns.filter((column) => 'amount' in column).map((column) => [column, 0]));
  }

  add(row: Row): void {
    for (const [column, sum] of this.#sums)
      if ('amount' in column) this.#sums.set(column, sum + column.amount(row));
  }

  addAll(others: Sums<Row>): void {
    for (const [column, sum] of others.#sums) this.#sums.set(column, sum + (this.#sums.get(column) ?? 0));
  }

  /** Empty for a column without amounts. */
  text(column: Column<Row>): string {
    const sum = this.#sums.get(column);
    return sum === undefined ? '' : euros(sum);
  }
}
