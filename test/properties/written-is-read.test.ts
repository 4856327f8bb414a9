import fc from 'fast-check';
import { describe, test } from 'vitest';
import { tables } from './rounds/tables.ts';
import { useDesk } from './support/desk.ts';
import { drawsFor, SEED } from './support/draws.ts';
import { versionsOf } from './support/places.ts';
import { Play } from './support/play.ts';
import { titleOf } from './support/round.ts';

const DRAWS = { numRuns: 5, seed: SEED };

const desk = useDesk();

describe.each(tables.map((table) => [table.service, table] as const))('%s', (_service, table) => {
  for (const round of table.rounds)
    for (const version of versionsOf(round, table))
      test(`what ${titleOf(round)} writes in ${version} is what is read in both versions`, () =>
        fc.assert(
          fc.asyncProperty(drawsFor(round, table, version), async (draws) => {
            const open = await desk().open();
            await new Play(open, table, version).expectReadBack(round, draws);
            await open.close();
          }),
          DRAWS,
        ));
});
