/**
 * Kills the built mock again and again while clients write: `npm run faults -- --kills 300 --seed 7`, or over a disk that
 * does not sync with `--lies`. README.md says what it looks for. Ends with 1 when it found something.
 */
import { parseArgs } from 'node:util';
import { FaultyDisk } from './disk/faulty-disk.ts';
import { runKills } from './kills.ts';
import { reportText } from './report.ts';

/** After how many kills it tells how far it is. */
const PROGRESS = 25;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    lies: { type: 'boolean', default: false },
  },
});

if (FaultyDisk.lack !== null) console.log(`No power is cut: ${FaultyDisk.lack}.`);
const begin = performance.now();
let told = 0;
const report = await runKills({
  seed: wholeNumber('seed', values.seed),
  kills: wholeNumber('kills', values.kills),
  lies: values.lies,
  onProgress({ kills, finds }) {
    if (kills < told + PROGRESS) return;
    told = kills;
    console.log(`${kills} kills, ${finds.length} finds`);
  },
});
console.log(`\n${reportText(report)}\nin ${Math.round((performance.now() - begin) / 1_000)} s`);
process.exitCode = report.finds.length > 0 ? 1 : 0;

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number; '${text}' is none.`);
  process.exit(2);
}
