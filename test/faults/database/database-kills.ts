import { Dice } from '../../campaign/support/dice.ts';
import type { KillReport, Kills } from '../report.ts';
import { Sandbox } from '../sandbox.ts';
import { FaultyPostgres } from './faulty-postgres.ts';
import { END_OF_ALL, ENDS, type Happening, moment, type Run, TROUBLES } from './happenings.ts';

export interface DatabaseKills extends Kills {
  /** The folder of the programs of PostgreSQL. */
  readonly bin: string;
  /** Whether the server is set up to acknowledge before it writes, which mocks do not let it do; it lies if it does. */
  readonly isLate?: boolean;
}

/** How many mocks have one database. */
const MOCKS = 3;

/** Starts mocks over one database, lets clients write to all of them, and kills some or all of it, again and again. */
export async function runDatabaseKills(kills: DatabaseKills): Promise<KillReport> {
  const { seed, bin, lies = false, isLate = lies } = kills;
  const dice = new Dice('database kills', seed);
  const postgres = await FaultyPostgres.start(bin, isLate ? ['synchronous_commit=off'] : []);
  const sandbox = new Sandbox(postgres, dice, MOCKS);
  const counts: Record<string, number> = {};
  let killCount = 0;
  const happens = async (all: readonly Happening[]) => {
    const happening = dice.pick(all.flatMap((one) => Array.from({ length: one.share }, () => one)));
    counts[happening.name] = (counts[happening.name] ?? 0) + 1;
    await happening.happen({ sandbox, postgres, dice });
  };
  const report = () => ({ seed, kills: killCount, counts, ...sandbox.tally, finds: sandbox.finds });
  try {
    await sandbox.start();
    while (killCount < kills.kills && !(kills.untilFound && sandbox.finds.length > 0)) {
      if (lies) await postgres.lie();
      if (isLate) await postgres.writeLate();
      await whileClientsWork({ sandbox, postgres, dice }, async () => {
        if (!isLate) await happens(TROUBLES);
        postgres.mend();
        await sandbox.heal();
        await moment({ sandbox, postgres, dice });
        await happens(isLate ? [END_OF_ALL] : ENDS);
      });
      killCount++;
      await sandbox.check();
      kills.onProgress?.(report());
    }
    sandbox.judge();
    return report();
  } finally {
    await sandbox.kill();
    await postgres.close();
  }
}

/** Lets clients write while something happens, and afterwards until all is well and nothing is under way any more. */
async function whileClientsWork(run: Run, happens: () => Promise<void>): Promise<void> {
  let isOver = false;
  const work = run.sandbox.work(() => isOver);
  try {
    await happens();
    await run.sandbox.heal();
    await moment(run);
  } catch (error) {
    run.sandbox.finds.push({ kind: 'does not start', about: (error as Error).message });
  }
  isOver = true;
  await work;
  await run.postgres.settled();
}
