import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../base/package-root.ts';

/** Figures of one kind, as the page and the terminal show them. */
const tableSchema = z.strictObject({
  title: z.string(),
  /** What the rows are, and the figures of each row with their unit and how many decimals matter. */
  rowsAre: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), decimals: z.int() })),
  rows: z.array(
    z.strictObject({
      name: z.string(),
      /** One a column; null for one that is not measured. */
      figures: z.array(z.number().nullable()),
      /** What is to be said of the row: `not measured: …`, `over 50 ms`. */
      remark: z.string().exactOptional(),
      /** Whether it takes longer than it may. */
      isException: z.literal(true).exactOptional(),
    }),
  ),
});

/** A number that depends little on the machine, by which two runs are compared. */
const ratioSchema = z.strictObject({
  name: z.string(),
  value: z.number(),
  better: z.enum(['higher', 'lower']),
  /** The part of the kept value by which a new one may be worse. */
  tolerance: z.number(),
  /** Up to here (or from here on, where higher is better) it is good whatever was kept. */
  goodEnough: z.number().exactOptional(),
});

const partResultSchema = z.strictObject({
  tables: z.array(tableSchema),
  ratios: z.array(ratioSchema),
});

const resultsSchema = z.strictObject({
  node: z.string().describe('`v20.19.0`'),
  machine: z.strictObject({
    processor: z.string(),
    cores: z.int(),
    gigabytes: z.int(),
    system: z.string(),
    /** Milliseconds that a fixed piece of work takes; see yardstick.ts. */
    yardstick: z.number(),
  }),
  versions: z.record(z.string(), z.string()),
  parts: z
    .record(
      z.string(),
      partResultSchema.extend({
        date: z.string(),
        /** How many processes wanted a core when it began; with other work on the machine, figures are disturbed. */
        load: z.number(),
      }),
    )
    .describe('By name, each as it was measured last.'),
});

export type Table = z.output<typeof tableSchema>;
export type Row = Table['rows'][number];
export type Ratio = z.output<typeof ratioSchema>;
export type PartResult = z.output<typeof partResultSchema>;
export type Results = z.output<typeof resultsSchema>;

const FOLDER = join(packageRoot, 'bench/results');

/** The results that the repository keeps, one for each major version of Node, the oldest version first. */
export function keptResults(): Results[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files
    .map((file) => read(join(FOLDER, file)))
    .sort((a, b) => a.node.localeCompare(b.node, 'en', { numeric: true }));
}

/** What is kept for this major version of Node. */
export function keptFor(node: string): Results | null {
  const file = fileFor(node);
  return existsSync(file) ? read(file) : null;
}

/** Keeps results; parts that were not measured stay as they were. */
export function keep(results: Results): void {
  const parts = { ...keptFor(results.node)?.parts, ...results.parts };
  writeFileSync(fileFor(results.node), `${JSON.stringify({ ...results, parts }, rounded, 2)}\n`);
}

/** What lies beyond four decimals is chance. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
}

function read(file: string): Results {
  return resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function fileFor(node: string): string {
  return join(FOLDER, `node-${/^v(\d+)/.exec(node)?.[1]}.json`);
}
