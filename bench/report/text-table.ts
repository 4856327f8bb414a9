import { cellsOf, headingOf } from './cells.ts';
import type { Table } from './results.ts';

/** A table for the terminal: the first column to the left, numbers to the right, remarks at the end. */
export function textTable(table: Table): string {
  const rows = [headingOf(table), ...table.rows.map((row) => cellsOf(table, row))];
  return `${table.title}\n\n${aligned(rows, table.columns.length)}\n`;
}

/** @param numbers how many of the columns after the first hold numbers. */
export function aligned(rows: readonly (readonly string[])[], numbers: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0;
        return column > 0 && column <= numbers ? cell.padStart(width) : cell.padEnd(width);
      });
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}
