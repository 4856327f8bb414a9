import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../campaign/support/dice.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FaultyPostgres } from './faulty-postgres.ts';

/** How long clients work at most before and after something happens, in milliseconds. */
const LONGEST = 500;

/** How long the server is gone or does nothing at most, in milliseconds. */
const LONGEST_PAUSE = 2_500;

/** What can happen while clients work. */
export interface Happening {
  readonly name: string;
  /** How often, compared with the others of its kind. */
  readonly share: number;
  happen(run: Run): Promise<void>;
}

/** A run of the harness, to which something happens. */
export interface Run {
  readonly sandbox: Sandbox;
  readonly postgres: FaultyPostgres;
  readonly dice: Dice;
}

/** Clients work for a while. */
export const moment = ({ dice }: Run) => pause(dice.below(LONGEST));

/** For a while the connections are bad, or the server is, and nobody dies. */
export const TROUBLES: readonly Happening[] = [
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

export const END_OF_ALL: Happening = {
  name: 'PostgreSQL and all mocks killed',
  share: 2,
  async happen({ sandbox, postgres }) {
    await Promise.all([postgres.kill(), sandbox.kill()]);
    await postgres.start();
    await sandbox.start();
  },
};

/** Something dies, and is started again. */
export const ENDS: readonly Happening[] = [
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
