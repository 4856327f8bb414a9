/**
 * Kills the built mock again and again while clients write: `npm run faults -- --kills 300 --seed 7`, several mocks and their
 * database with `--store postgres`, over a place that lies about what it keeps with `--lies`. README.md says what it looks for.
 * Ends with 1 when it found something.
 */
import { parseArgs } from 'node:util';
import { postgresPrograms } from '../store/support/postgres-server.ts';
import { runDatabaseKills } from './database/database-kills.ts';
import { FaultyDisk } from './disk/faulty-disk.ts';
import { runKills } from './kills.ts';
import { type KillReport, type Kills, reportText } from './report.ts';

/** After how many kills it tells how far it is. */
const PROGRESS = 25;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    store: { type: 'string', default: 'sqlite' },
    seed: { type: 'string', default: '1' },
    lies: { type: 'boolean', default: false },
  },
});

/** By the name of a store, what runs over it. */
const RUNS: Readonly<Record<string, (kills: Kills) => Promise<KillReport>>> = {
  sqlite(kills) {
    if (FaultyDisk.lack !== null) console.log(`No power is cut: ${FaultyDisk.lack}.`);
    return runKills(kills);
  },
  postgres(kills) {
    const bin = postgresPrograms() ?? refused('PostgreSQL is not installed: Debian has it as postgresql.');
    return runDatabaseKills({ ...kills, bin });
  },
};

const run =
  RUNS[values.store] ??
  refused(`--store takes ${Object.keys(RUNS).join(' or ')}; '${values.store}' is neither.`);
const begin = performance.now();
let told = 0;
const report = await run({
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
  return /^\d+$/.test(text) ? Number(text) : refused(`--${name} takes a whole number; '${text}' is none.`);
}

function refused(why: string): never {
  console.error(why);
  process.exit(2);
}
