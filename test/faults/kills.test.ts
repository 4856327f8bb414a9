import { beforeAll, expect, it } from 'vitest';
import { requireBuilt } from '../support/built.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { FaultyDisk } from './disk/faulty-disk.ts';
import { runKills } from './kills.ts';
import { reportText } from './report.ts';

beforeAll(requireBuilt);

it('whatever was acknowledged is there after each kill, as a whole, and nothing that was refused', async () => {
  const report = await runKills({ seed: 1, kills: 12 });
  expect(report.finds, reportText(report)).toEqual([]);
  // Nothing was found by doing nothing.
  expect(report.acknowledged).toBeGreaterThan(50);
});

it('a disk that does not sync, as if none were asked for, is found out', async (context) => {
  if (FaultyDisk.lack !== null) notAtHand(FaultyDisk.lack, context);
  const report = await runKills({ seed: 1, kills: 30, lies: true, untilFound: true });
  // What was acknowledged is gone, as a whole or in part, or the whole file is no file any more.
  expect(report.finds.length, reportText(report)).toBeGreaterThan(0);
});
