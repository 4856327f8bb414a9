import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { cellsOf, headingOf } from './cells.ts';
import { draw } from './drawing.ts';
import { keptResults, type Results, type Table } from './results.ts';

/** The page whose figures come from the kept results, and its drawing. */
export const PAGE = 'docs/performance.md';
export const DRAWING = 'docs/performance.svg';

const BEGIN = '<!-- figures: from bench/results, by npm run generate -->';
const END = '<!-- end of figures -->';
/** A longer table is folded. */
const ROWS_AT_ONCE = 25;

/** Writes the kept results into the page, and draws them. */
export function writePage(): void {
  const results = keptResults();
  const page = join(packageRoot, PAGE);
  writeFileSync(page, fillPage(readFileSync(page, 'utf8'), results));
  writeFileSync(join(packageRoot, DRAWING), draw(results));
}

/** The page with these figures in the place of those it has. @throws Error for a page that has no place for them. */
export function fillPage(page: string, results: readonly Results[]): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for figures.`);
  return [before, BEGIN, '\n\n', results.map(section).join('\n'), '\n', END, after].join('');
}

function section({ node, machine, versions, parts }: Results): string {
  const { processor, cores, gigabytes, system, yardstick } = machine;
  const measured = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `## Node ${node}\n`,
    `${cores} × ${processor}, ${gigabytes} GB, ${system}; a yardstick of ${yardstick.toFixed(1)} ms. ` +
      `Measured: ${measured.join(', ')}.\n`,
    ...Object.entries(parts).map(
      ([name, { date, load }]) => `- \`${name}\`: ${date}, load ${load.toFixed(1)}`,
    ),
    '',
    ...(parts.stalls ? [exceptions(parts.stalls.tables)] : []),
    ...Object.values(parts).flatMap(({ tables }) => tables.map(tableSection)),
  ].join('\n');
}

function exceptions(tables: readonly Table[]): string {
  const sections = tables.flatMap((table) => {
    const rows = table.rows.filter(({ isException }) => isException);
    return rows.length > 0 ? [`**${table.title}**\n\n${markdownTable({ ...table, rows })}\n`] : [];
  });
  const listed = sections.length > 0 ? sections.join('\n') : 'There is nothing.\n';
  return `### What holds up others for longer than it may\n\n${listed}`;
}

function tableSection(table: Table): string {
  const text = markdownTable(table);
  if (table.rows.length <= ROWS_AT_ONCE) return `### ${table.title}\n\n${text}\n`;
  return `### ${table.title}\n\n<details><summary>${table.rows.length} rows</summary>\n\n${text}\n\n</details>\n`;
}

function markdownTable(table: Table): string {
  const heading = headingOf(table);
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const alignment = heading.map((_, column) =>
    column > 0 && column <= table.columns.length ? '---:' : '---',
  );
  return [
    line(heading),
    `| ${alignment.join(' | ')} |`,
    ...table.rows.map((row) => line(cellsOf(table, row))),
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
