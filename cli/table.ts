import { visibleLine } from '../base/visible-text.ts';

/** A table for the console: columns as wide as their widest cell, a rule below the heading. */
export function table(texts: readonly (readonly string[])[]): string {
  const rows = texts.map((row) => row.map(visibleLine));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const [heading = [], ...body] = rows;
  return [line(heading), line(widths.map((width) => '─'.repeat(width))), ...body.map(line)].join('\n');
}
