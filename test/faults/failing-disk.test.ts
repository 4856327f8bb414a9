import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dice } from '../campaign/support/dice.ts';
import { requireBuilt } from '../support/built.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { type Failing, FaultyDisk } from './disk/faulty-disk.ts';
import { Sandbox } from './sandbox.ts';

let disk: FaultyDisk;
let sandbox: Sandbox;

beforeEach(async (context) => {
  requireBuilt();
  if (FaultyDisk.lack !== null) notAtHand(FaultyDisk.lack, context);
  const dice = new Dice('failing disk', context.task.name);
  disk = new FaultyDisk(dice);
  sandbox = new Sandbox(disk, dice);
  await sandbox.start();
});
afterEach(async () => {
  await sandbox?.kill();
  disk?.remove();
});

/** All that was acknowledged is there, and nothing that was refused, now and after the power was cut. */
async function expectTruth(): Promise<void> {
  await sandbox.check();
  await sandbox.kill();
  disk.cutPower();
  await sandbox.start();
  await sandbox.check();
  sandbox.judge();
  expect(sandbox.finds).toEqual([]);
}

/** Waits until a write is acknowledged again. */
async function healed(): Promise<void> {
  const { acknowledged } = sandbox.tally;
  while (sandbox.tally.acknowledged === acknowledged) {
    await sandbox.actOnce();
    await pause(20);
  }
}

/** Waits until the file was opened anew in vain. */
async function triedAgain(): Promise<void> {
  const { count } = disk;
  while (disk.count < count + MANY_OPERATIONS) await pause(20);
}

/** More than it takes to close a file that is not written any more. */
const MANY_OPERATIONS = 12;

const FAILURES: readonly (readonly [what: string, failing: Failing])[] = [
  ['that is full', { error: 'ENOSPC', kinds: ['create', 'write'] }],
  ['whose quota is used up', { error: 'EDQUOT', kinds: ['create', 'write'] }],
  ['that became read-only', { error: 'EROFS', kinds: ['open', 'create', 'write', 'truncate', 'unlink'] }],
  ['that cannot be written', { error: 'EIO', kinds: ['write'] }],
  ['that cannot be synced', { error: 'EIO', kinds: ['sync', 'syncFolder'] }],
  ['of which nothing works', { error: 'EIO' }],
];

describe('a disk', () => {
  it.each(FAILURES)('%s: reads go on, writes are refused, and it heals by itself', async (_, failing) => {
    await sandbox.actOnce();
    disk.fail(failing);
    const { refused, unknown } = sandbox.tally;
    let isOver = false;
    const work = sandbox.work(() => isOver);
    while (sandbox.tally.refused < refused + 20) await pause(20);
    // Reads go on.
    const read = await sandbox.reached.soap.call('DebtorService', 'List_GetAll');
    expect(read.status).toBe(200);
    disk.mend();
    isOver = true;
    await work;
    expect(sandbox.tally.unknown).toBe(unknown);
    await healed();
    await expectTruth();
  });

  it.each([
    ['EIO', 'the process is killed', () => disk.processEnded()],
    ['EIO', 'the power is cut', () => disk.cutPower()],
    ['EIO', 'it works again, and the power is cut', () => disk.cutPower()],
    ['ENOSPC', 'it works again, and the process is killed', () => disk.processEnded()],
  ] as const)('that fails once with %s, at any operation of a call, before %s', async (error, when, end) => {
    await sandbox.write();
    const before = disk.count;
    await sandbox.write();
    const operations = disk.count - before;
    expect(operations).toBeGreaterThan(4);
    for (let operation = 1; operation <= operations; operation++) {
      disk.fail({ first: operation, last: operation, error });
      await sandbox.write();
      disk.mend();
      if (when.startsWith('it works again')) await healed();
      await sandbox.kill();
      end();
      await sandbox.start();
      await sandbox.check();
    }
    expect(sandbox.finds).toEqual([]);
    expect(sandbox.tally.refused).toBeGreaterThan(2);
  });

  it('that cannot be synced for a while: a call in doubt waits, others are refused, and both are right', async () => {
    await sandbox.actOnce();
    for (let round = 0; round < 6; round++) {
      const { acknowledged, refused } = sandbox.tally;
      disk.fail({ error: 'EIO', kinds: ['sync', 'syncFolder'] });
      const inDoubt = sandbox.write();
      while (sandbox.tally.refused < refused + 5) await sandbox.actOnce();
      expect(sandbox.tally.acknowledged).toBe(acknowledged);
      await triedAgain();
      disk.mend();
      await inDoubt;
      expect(sandbox.tally.acknowledged).toBe(acknowledged + 1);
      await sandbox.kill();
      disk.cutPower();
      await sandbox.start();
      await sandbox.check();
    }
    expect(sandbox.finds).toEqual([]);
  });

  it('that fails, and again while the file is opened anew', async () => {
    for (let operation = 1; operation <= 40; operation += 3) {
      disk.fail({ first: operation, last: operation + 6, error: 'EIO' });
      for (let call = 0; call < 4; call++) await sandbox.write();
      disk.mend();
      await healed();
    }
    await expectTruth();
  });

  it('that is slow: calls wait', async () => {
    disk.slowDown(30);
    await sandbox.actOnce();
    expect(sandbox.tally.acknowledged).toBeGreaterThan(4);
    await expectTruth();
  });

  it('that has little room: what fits is kept', async () => {
    disk.leaveRoom(60_000);
    while (sandbox.tally.refused < 5) await sandbox.actOnce();
    disk.mend();
    await healed();
    await expectTruth();
  });
});
