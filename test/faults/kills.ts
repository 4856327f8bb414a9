import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../campaign/support/dice.ts';
import type { Find } from './deeds/deed.ts';
import { FaultyDisk } from './disk/faulty-disk.ts';
import { Sandbox, type Tally } from './sandbox.ts';

export interface Kills {
  readonly seed: number;
  /** How many kills. */
  readonly kills: number;
  /** Whether the disk does nothing when it is told to sync, and says that it did. */
  readonly lies?: boolean;
  /** Ends the run at the first find. */
  readonly untilFound?: boolean;
  readonly onProgress?: (report: KillReport) => void;
}

export interface KillReport extends Tally {
  readonly seed: number;
  kills: number;
  /** After how many of them the power was cut, too: what was not synced was lost, as far as chance had it. */
  powerCuts: number;
  /** How many of them came before the process listened. */
  duringStart: number;
  readonly finds: readonly Find[];
}

/** How long a process lives at most once it listens, in milliseconds. */
const LONGEST = 600;

/** Operations of the disk within which a process is killed that is to be killed as it starts. */
const FIRST_OPERATIONS = 40;

/** Starts a mock, lets clients write, kills it, and looks at what is there, again and again. */
export async function runKills({ seed, kills, lies, untilFound, onProgress }: Kills): Promise<KillReport> {
  const dice = new Dice('kills', seed);
  const disk = FaultyDisk.lack === null ? new FaultyDisk(dice) : null;
  const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'nmbrs-faults-'));
  const sandbox = new Sandbox({ folder, variables: disk?.variables ?? {} }, dice);
  const counts = { kills: 0, powerCuts: 0, duringStart: 0 };
  const report = (): KillReport => ({ seed, ...counts, ...sandbox.tally, finds: sandbox.finds });
  try {
    await sandbox.start();
    while (counts.kills < kills && !(untilFound && sandbox.finds.length > 0)) {
      if (lies) disk?.lie();
      await killAtWork(sandbox, disk, dice);
      counts.kills++;
      const endMachine = (): void => {
        if (disk === null) return;
        disk.mend();
        if (dice.chance(0.7)) {
          counts.powerCuts++;
          disk.cutPower();
        } else disk.processEnded();
      };
      endMachine();
      if (disk && dice.chance(0.15) && counts.kills < kills) {
        disk.killBefore(1 + dice.below(FIRST_OPERATIONS));
        const began = await sandbox.start().then(
          () => true,
          () => false,
        );
        if (began) await sandbox.kill();
        else counts.duringStart++;
        counts.kills++;
        endMachine();
      }
      if (!(await startedAgain(sandbox))) break;
      await sandbox.check();
      onProgress?.(report());
    }
    sandbox.judge();
    return report();
  } finally {
    await sandbox.kill();
    if (disk) disk.remove();
    else rmSync(folder, { recursive: true });
  }
}

/** @returns whether it did; what it says otherwise is a find. */
async function startedAgain(sandbox: Sandbox): Promise<boolean> {
  try {
    await sandbox.start();
    return true;
  } catch (error) {
    sandbox.finds.push({ kind: 'does not start', about: (error as Error).message });
    return false;
  }
}

/** Kills the process at a moment, or before an operation of its disk. */
async function killAtWork(sandbox: Sandbox, disk: FaultyDisk | null, dice: Dice): Promise<void> {
  let isOver = false;
  const work = sandbox.work(() => isOver);
  if (disk && dice.chance(0.5)) {
    disk.killBefore(1 + dice.below(400));
    await Promise.race([sandbox.ended(), pause(5_000, null, { ref: false })]);
  } else await pause(dice.below(LONGEST));
  isOver = true;
  await sandbox.kill();
  await work;
}
