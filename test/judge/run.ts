/**
 * Compares how the product reads and writes with how System.Xml does: `npm run judge -- --count 200000 --seed 1`, or of
 * single operations with `--operation Children_Insert`.
 * README.md says what the judge is. Ends with 1 where there is a difference that known.ts does not list.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Operation } from '../../contracts/interface/model.ts';
import { startNmbrs } from '../../index.ts';
import { OPERATIONS, type Report, runCampaign } from './campaign.ts';
import { describeDifference } from './describe-difference.ts';
import { buildJudge, INSTALLED, Judge } from './judge.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
    operation: { type: 'string', multiple: true },
    output: { type: 'string', default: 'judge-differences' },
  },
});

const campaign = {
  seed: wholeNumber('seed', values.seed),
  count: wholeNumber('count', values.count),
  operations: values.operation?.flatMap(operationsNamed) ?? OPERATIONS,
  onProgress: (report: Report) => console.log(figures(report)),
};
requireCompiler();
const report = await judged((judge) => runCampaign(judge, campaign));

for (const [reason, count] of report.known) console.log(`known: ${reason}: ${count}`);
for (const [name, { count, examples }] of report.differences) {
  console.log(`\n${count} x ${name}`);
  const [first] = examples;
  if (first) console.log(describeDifference(first));
}
if (report.differences.size > 0) {
  mkdirSync(values.output, { recursive: true });
  const kinds = [...report.differences.values()];
  for (const [at, { examples }] of kinds.entries())
    writeFileSync(join(values.output, `${at + 1}.txt`), examples.map(describeDifference).join('\n\n'));
  console.log(`\nThe differences stand in ${values.output}.`);
  process.exitCode = 1;
}

/** Builds the judge in a folder that is gone afterwards. */
async function judged<T>(work: (judge: Judge) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-judge-'));
  try {
    const nmbrs = await startNmbrs();
    console.log('building the judge ...');
    await buildJudge(nmbrs.url, folder);
    await nmbrs.close();
    const judge = new Judge(folder);
    await judge.load();
    const result = await work(judge);
    judge.close();
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function requireCompiler(): void {
  const [program, ...args] = INSTALLED.probe;
  if (spawnSync(program, args).status === 0) return;
  console.error(
    `The judge is built with ${program}; install the Debian package ${INSTALLED.packages.join(' ')}.`,
  );
  process.exit(2);
}

function figures({ requests, answers, operations, results, known, differences }: Report): string {
  const { value, fault, status } = results;
  const knownOnes = [...known.values()].reduce((sum, count) => sum + count, 0);
  const news = [...differences.values()].reduce((sum, { count }) => sum + count, 0);
  return (
    `${requests} requests (${value} read, ${fault} faults, ${status} times 400) and ${answers} answers of ` +
    `${operations} operations: ${news} differences of ${differences.size} kinds, ${knownOnes} known ones`
  );
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number; '${text}' is none.`);
  process.exit(2);
}

/** Those of both versions. */
function operationsNamed(name: string): readonly Operation[] {
  const named = OPERATIONS.filter((operation) => operation.name === name);
  if (named.length > 0) return named;
  console.error(`--operation takes the name of an operation; '${name}' is none.`);
  process.exit(2);
}
