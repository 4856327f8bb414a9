/**
 * Measures how fast nmbrs-mock is and what it takes, beside other servers where there are such: `npm run bench`, or
 * `npm run bench -- --help`.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Conditions, Part } from './parts/part.ts';
import { PARTS, type PartName } from './parts/parts.ts';
import { type Comparison, compare } from './report/comparison.ts';
import { writePage } from './report/page.ts';
import { keep, keptFor, type PartResult, type Results } from './report/results.ts';
import { aligned, textTable } from './report/text-table.ts';
import { surroundings } from './surroundings.ts';

/** Something that is asked for and cannot be done. */
class Misuse extends Error {}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

try {
  if (options.help) console.log(help());
  else await bench(partsNamed(positionals));
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function bench(names: readonly PartName[]): Promise<void> {
  if ((options.quick || options.only !== '') && (options.keep || options.check))
    throw new Misuse(
      'What --quick and --only measure is neither kept nor checked: leave them out, or --keep and --check.',
    );
  const { quick, only } = options;
  const around = surroundings();
  const { node, machine } = around;
  const kept = keptFor(node);
  const notKept = names.find((name) => !kept?.parts[name]);
  if (options.check && notKept !== undefined)
    throw new Misuse(`No results of "${notKept}" are kept for Node ${node}: --keep makes them.`);
  const { cores, processor, yardstick } = machine;
  console.log(`Node ${node}, ${cores} × ${processor}, yardstick ${yardstick.toFixed(1)} ms\n`);

  const results: Results = { ...around, parts: {} };
  const comparisons: Comparison[] = [];
  for (const name of names) {
    const load = loadavg()[0] ?? 0;
    const result = await measure(PARTS[name], { quick, only, yardstick, progress });
    results.parts[name] = { date: new Date().toISOString().slice(0, 10), load, ...result };
    const before = kept?.parts[name];
    if (before)
      comparisons.push(
        ...compare(before, result).map((comparison) => ({
          ...comparison,
          name: `${name}: ${comparison.name}`,
        })),
      );
  }
  if (options.keep) {
    keep(results);
    writePage();
  }
  if (options.check) tell(comparisons);
}

async function measure(part: Part, conditions: Conditions): Promise<PartResult> {
  const result = await part.measure(conditions);
  clearProgress();
  for (const table of result.tables) console.log(textTable(table));
  return result;
}

/** Prints what is worse, and exits with 1 when anything is. */
function tell(comparisons: readonly Comparison[]): void {
  const worse = comparisons.filter((comparison) => comparison.worse);
  if (worse.length === 0) {
    console.log(`None of ${comparisons.length} ratios is worse than the kept one.`);
    return;
  }
  const rows = worse.map(({ name, kept, now, tolerance }) => [
    name,
    kept.toFixed(2),
    now?.toFixed(2) ?? 'not measured',
    `${(tolerance * 100).toFixed(0)} %`,
  ]);
  console.log(`${worse.length} of ${comparisons.length} ratios are worse than the kept ones\n`);
  console.log(aligned([['ratio', 'kept', 'now', 'tolerance'], ...rows], 3));
  process.exitCode = 1;
}

/** @throws Misuse for a name that is none. */
function partsNamed(names: readonly string[]): PartName[] {
  const all = Object.keys(PARTS) as PartName[];
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new Misuse(`There is no part "${unknown}" of the bench: ${all.join(', ')}.`);
  return all.filter((name) => (names.length > 0 ? names.includes(name) : !(PARTS[name] as Part).onlyByName));
}

function help(): string {
  const parts = Object.entries<Part>(PARTS).map(([name, { tells, onlyByName }]) => [
    name,
    `${tells}${onlyByName ? ' (only when named)' : ''}`,
  ]);
  return [
    'npm run bench -- [parts] [options]\n',
    'Parts, all but the last unless some are named:\n',
    aligned(parts, 0),
    '\nOptions:\n',
    aligned(
      [
        ['--quick', 'few rounds and small worlds: whether the bench works, no figures'],
        ['--only text', 'of the stalls, only requests with this in their name'],
        ['--keep', 'writes the results to bench/results and docs/performance.md'],
        ['--check', 'compares with the kept results; exits with 1 when something is worse'],
      ],
      0,
    ),
    '\nnpm run bench:peers installs the servers that are measured beside it.',
  ].join('\n');
}

/** How far it is, in one line that the next one takes the place of; nothing where no person watches. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line.slice(0, process.stderr.columns - 1)}`);
  else console.error(line);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
