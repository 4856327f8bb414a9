import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../../campaign/support/dice.ts';
import type { KillReport, Kills } from '../report.ts';
import { Sandbox } from '../sandbox.ts';
import { FaultyPostgres } from './faulty-postgres.ts';

export interface DatabaseKills extends Kills {
  /** The folder of the programs of PostgreSQL. */
  readonly bin: string;
  /** Whether the server is set up to acknowledge before it writes, which mocks do not let it do; it lies if it does. */
  readonly isLate?: boolean;
}

/** How many mocks have one database. */
const MOCKS = 3;

/** How long clients work at most before and after something happens, in milliseconds. */
const LONGEST = 500;

/** How long the server is gone or does nothing at most, in milliseconds. */
const LONGEST_PAUSE = 2_500;

/** What can happen while clients work. */
interface Happening {
  readonly name: string;
  /** How often, compared with the others of its kind. */
  readonly share: number;
  happen(run: Run): Promise<void>;
}

interface Run {
  readonly sandbox: Sandbox;
  readonly postgres: FaultyPostgres;
  readonly dice: Dice;
}

const moment = ({ dice }: Run) => pause(dice.below(LONGEST));

/** The connections are bad, or the server is, and nobody dies. */
const TROUBLES: readonly Happening[] = [
  { name: 'no trouble', share: 3, happen: async () => {} },
  {
    name: 'connections cut at a batch',
    share: 3,
    async happen(run) {
      for (let cut = 0; cut < 5; cut++) {
        run.postgres.cutBatch(run.dice.pick(['before', 'after']));
        await pause(run.dice.below(100));
      }
    },
  },
  {
    name: 'connections cut at any moment',
    share: 2,
    async happen({ postgres, dice }) {
      for (let cut = 0; cut < 10; cut++) {
        postgres.cutAll();
        await pause(dice.below(60));
      }
    },
  },
  {
    name: 'connections slow',
    share: 2,
    async happen(run) {
      run.postgres.slowDown(1 + run.dice.below(60));
      await pause(LONGEST);
    },
  },
  {
    name: 'no connections left',
    share: 2,
    happen: ({ postgres, dice }) => postgres.useUp(200 + dice.below(LONGEST)),
  },
  {
    name: 'PostgreSQL stands still',
    share: 1,
    happen: ({ postgres, dice }) => postgres.standStill(dice.below(LONGEST_PAUSE)),
  },
];

/** The server is gone for so long that it is seen what the mocks answer then. */
async function endServer({ sandbox, postgres, dice }: Run, end: () => Promise<void>): Promise<void> {
  await end();
  await sandbox.askInVain();
  await pause(dice.below(LONGEST_PAUSE));
  await postgres.start();
}

const END_OF_ALL: Happening = {
  name: 'PostgreSQL and all mocks killed',
  share: 2,
  async happen({ sandbox, postgres }) {
    await Promise.all([postgres.kill(), sandbox.kill()]);
    await postgres.start();
    await sandbox.start();
  },
};

/** Something dies, and is started again. */
const ENDS: readonly Happening[] = [
  {
    name: 'a mock killed',
    share: 6,
    async happen({ sandbox, dice }) {
      const mock = dice.pick(sandbox.mocks);
      await mock.kill();
      await mock.start();
    },
  },
  {
    name: 'a mock killed, and again as it starts',
    share: 2,
    async happen({ sandbox, dice }) {
      const mock = dice.pick(sandbox.mocks);
      await mock.kill();
      const started = mock.start().catch(() => {});
      await pause(dice.below(LONGEST));
      await mock.kill();
      await started;
      await mock.start();
    },
  },
  { name: 'PostgreSQL killed', share: 5, happen: (run) => endServer(run, () => run.postgres.kill()) },
  {
    name: 'PostgreSQL stopped at once',
    share: 3,
    happen: (run) => endServer(run, () => run.postgres.stop()),
  },
  END_OF_ALL,
];

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
