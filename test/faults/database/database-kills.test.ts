import { beforeAll, expect, it, type TestContext } from 'vitest';
import { postgresPrograms } from '../../store/support/postgres-server.ts';
import { requireBuilt } from '../../support/built.ts';
import { notAtHand } from '../../support/not-at-hand.ts';
import { reportText } from '../report.ts';
import { runDatabaseKills } from './database-kills.ts';

beforeAll(requireBuilt);

function binAtHand(context: TestContext): string {
  return (
    postgresPrograms() ?? notAtHand('PostgreSQL is not installed: Debian has it as postgresql.', context)
  );
}

it('what any of three mocks acknowledged is there in all, whichever dies, or their database, or the way to it', async (context) => {
  const report = await runDatabaseKills({ seed: 1, kills: 6, bin: binAtHand(context) });
  expect(report.finds, reportText(report)).toEqual([]);
  // Nothing was found by doing nothing.
  expect(report.acknowledged).toBeGreaterThan(50);
});

it('a server that is set up to acknowledge before it writes loses nothing', async (context) => {
  const report = await runDatabaseKills({ seed: 1, kills: 3, isLate: true, bin: binAtHand(context) });
  expect(report.finds, reportText(report)).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(20);
});

it('one that does so all the same is found out', async (context) => {
  const report = await runDatabaseKills({
    seed: 1,
    kills: 3,
    lies: true,
    untilFound: true,
    bin: binAtHand(context),
  });
  expect(report.finds.map(({ kind }) => kind)).toContain('lost');
});
