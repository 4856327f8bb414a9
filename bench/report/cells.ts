import type { Row, Table } from './results.ts';

/** The texts over the columns of a table; there is one for remarks where there are any. */
export function headingOf(table: Table): string[] {
  return [table.rowsAre, ...table.columns.map(({ name }) => name), ...(hasRemarks(table) ? [''] : [])];
}

/** The texts of a row, as many as there are in the heading. */
export function cellsOf(table: Table, { name, figures, remark }: Row): string[] {
  const numbers = table.columns.map(({ decimals }, at) => figureText(figures[at] ?? null, decimals));
  return [name, ...numbers, ...(hasRemarks(table) ? [remark ?? ''] : [])];
}

function hasRemarks({ rows }: Table): boolean {
  return rows.some(({ remark }) => remark !== undefined);
}

function figureText(figure: number | null, decimals: number): string {
  if (figure === null) return '';
  return figure.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
