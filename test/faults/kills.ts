import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../campaign/support/dice.ts';
import { FaultyDisk } from './disk/faulty-disk.ts';
import type { KillReport, Kills } from './report.ts';
import { Sandbox } from './sandbox.ts';

/** How long a process lives at most once it listens, in milliseconds. */
const LONGEST = 600;

/** Operations of the disk within which a process is killed that is to be killed as it starts. */
const FIRST_OPERATIONS = 40;

/** The same for one that is to be killed at work, and how long it may take to get there, in milliseconds. */
const MOST_OPERATIONS = 400;
const PATIENCE = 5_000;

/** Starts a mock over SQLite, lets clients write, kills it, and looks at what is there, again and again. */
export async function runKills({ seed, kills, lies, untilFound, onProgress }: Kills): Promise<KillReport> {
  const dice = new Dice('kills', seed);
  const disk = FaultyDisk.lack === null ? new FaultyDisk(dice) : null;
  const data = disk?.data ?? mkdtempSync(join(tmpdir(), 'nmbrs-faults-'));
  const sandbox = new Sandbox({ data, variables: disk?.variables ?? {} }, dice);
  let killCount = 0;
  const counts = { 'with a power cut': 0, 'during the start': 0 };
  const report = (): KillReport => ({
    ...{ seed, kills: killCount, counts, ...sandbox.tally, finds: sandbox.finds },
  });
  const killed = () => {
    killCount++;
    if (disk && endMachine(disk, dice)) counts['with a power cut']++;
  };
  try {
    await sandbox.start();
    while (killCount < kills && !(untilFound && sandbox.finds.length > 0)) {
      await killAtWork(sandbox, lies ? () => lie(disk) : () => live(sandbox, disk, dice));
      killed();
      if (disk && dice.chance(0.15) && killCount < kills) {
        if (await isKilledAtStart(sandbox, disk, dice)) counts['during the start']++;
        killed();
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
    else rmSync(data, { recursive: true });
  }
}

/** Lets clients write while something happens, and kills the process then, if that did not. */
async function killAtWork(sandbox: Sandbox, happens: () => Promise<void>): Promise<void> {
  let isOver = false;
  const work = sandbox.work(() => isOver);
  await happens();
  isOver = true;
  await sandbox.kill();
  await work;
}

/** Some time passes; or the process is killed before an operation of its disk; or that fails for a while. */
async function live(sandbox: Sandbox, disk: FaultyDisk | null, dice: Dice): Promise<void> {
  const moment = () => pause(dice.below(LONGEST));
  if (disk === null || dice.chance(0.3)) return moment();
  if (dice.chance(0.5)) {
    disk.killBefore(1 + dice.below(MOST_OPERATIONS));
    await Promise.race([sandbox.ended(), pause(PATIENCE, null, { ref: false })]);
    return;
  }
  const first = 1 + dice.below(60);
  disk.fail({ first, last: first + dice.below(60), error: dice.pick(['EIO', 'ENOSPC', 'EROFS']) });
  await moment();
  disk.mend();
  await moment();
}

async function lie(disk: FaultyDisk | null): Promise<void> {
  disk?.lie();
  await pause(LONGEST);
}

/** Kills a process before one of the first operations of its disk. @returns whether it did not listen yet. */
async function isKilledAtStart(sandbox: Sandbox, disk: FaultyDisk, dice: Dice): Promise<boolean> {
  disk.killBefore(1 + dice.below(FIRST_OPERATIONS));
  try {
    await sandbox.start();
    return false;
  } catch {
    return true;
  } finally {
    await sandbox.kill();
  }
}

/** The machine ends with the process, or not. @returns whether the power was cut. */
function endMachine(disk: FaultyDisk, dice: Dice): boolean {
  disk.mend();
  const isCut = dice.chance(0.7);
  if (isCut) disk.cutPower();
  else disk.processEnded();
  return isCut;
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
