import { expect, it } from 'vitest';
import { requireBuilt } from '../support/built.ts';
import { ATTACK_NAMES, runCampaign } from './campaign.ts';
import { reportText } from './report.ts';

/** A batch of the large worlds takes as long as all others together. */
const attacks = ATTACK_NAMES.filter((name) => name !== 'large-worlds');

it('a batch of every attack finds nothing', async () => {
  requireBuilt();
  let rounds = 0;
  const report = await runCampaign({
    seed: 1,
    attacks,
    batches: 1,
    isOver: () => rounds > 0,
    onProgress: () => {
      rounds++;
    },
  });
  expect(report.finds.size, reportText(report)).toBe(0);
  // Nothing was found by doing nothing.
  expect(report.tallies.filter(({ requests }) => requests >= 10).map(({ name }) => name)).toEqual(attacks);
});
