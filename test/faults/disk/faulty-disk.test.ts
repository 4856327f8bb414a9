import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dice } from '../../campaign/support/dice.ts';
import { notAtHand } from '../../support/not-at-hand.ts';
import { FaultyDisk } from './faulty-disk.ts';

const ROUNDS = 12;

let disk: FaultyDisk;
const disks: FaultyDisk[] = [];

beforeEach((context) => {
  if (FaultyDisk.lack !== null) notAtHand(FaultyDisk.lack, context);
});
afterEach(() => {
  for (const one of disks.splice(0)) one.remove();
});

/** Runs a script over the folder of a new disk, with `fs`, `place` and a file `file` to write there. */
function run(round: number, script: string, before: (disk: FaultyDisk) => void = () => {}): string {
  disk = new FaultyDisk(new Dice('disk', round));
  disks.push(disk);
  before(disk);
  return runAgain(script);
}

/** The same over the one there is. */
function runAgain(script: string): string {
  const head = `const fs = require('fs'), place = ${JSON.stringify(disk.data)}, file = place + '/file';
    const synced = (path, flags) => { const at = fs.openSync(path, flags); fs.fsyncSync(at); fs.closeSync(at); };
    const trying = (action) => { try { action(); console.log('done'); } catch (error) { console.log(error.code); } };`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', head + script], {
    env: disk.variables,
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  disk.processEnded();
  return stdout.trim();
}

/** What is left once the power was cut; null for no file. */
function left(): string | null {
  disk.cutPower();
  const file = join(disk.data, 'file');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** What was left in so many rounds, each once. */
function leftOver(script: string, before?: (disk: FaultyDisk) => void): Set<string | null> {
  return new Set(
    Array.from({ length: ROUNDS }, (_, round) => {
      run(round, script, before);
      return left();
    }),
  );
}

const KEPT = `fs.writeFileSync(file, 'first'); synced(file, 'r+'); synced(place, 'r');`;

describe('a disk of which the power is cut', () => {
  it('keeps what was synced, with its name', () => {
    expect(leftOver(KEPT)).toEqual(new Set(['first']));
  });

  it('keeps what was not synced at times, and at times not, or a part of it', () => {
    const long = `${KEPT} fs.writeFileSync(file, 'x'.repeat(5000));`;
    const lengths = [...leftOver(long)].map((text) => text?.replaceAll('\0', '').length ?? 0);
    expect(Math.min(...lengths)).toBeLessThan(5_000);
    expect(lengths).toContain(5_000);
    expect(lengths.some((length) => length > 5 && length < 5_000)).toBe(true);
  });

  it('keeps a name for certain only with its folder', () => {
    const names = leftOver(`fs.writeFileSync(file, 'first'); synced(file, 'r+');`);
    expect(names).toEqual(new Set([null, 'first']));
    expect(leftOver(`${KEPT} fs.unlinkSync(file);`)).toEqual(new Set([null, 'first']));
  });

  it('forgets what it was told to sync when it lies', () => {
    expect(leftOver(KEPT, (one) => one.lie())).toContain(null);
  });

  it('does not make good with one sync what another one failed to do, unless it is written again', () => {
    const write = `const at = fs.openSync(file, 'r+'); fs.writeSync(at, 'other', 0);
      trying(() => fs.fsyncSync(at)); trying(() => fs.fsyncSync(at));`;
    const found = Array.from({ length: ROUNDS }, (_, round) => {
      run(round, KEPT);
      disk.fail({ first: 3, last: 3, error: 'EIO' });
      expect(runAgain(write)).toBe('EIO\ndone');
      return left();
    });
    expect(new Set(found)).toEqual(new Set(['first', 'other']));
  });
});

describe('a disk that fails', () => {
  it('does so at the operations that were named, as it was told', () => {
    const writes = `const at = fs.openSync(file, 'w');
      for (let one = 0; one < 4; one++) trying(() => fs.writeSync(at, 'x'));`;
    const fail = (one: FaultyDisk) => one.fail({ first: 3, last: 4, kinds: ['write'], error: 'EROFS' });
    expect(run(1, writes, fail)).toBe('done\nEROFS\nEROFS\ndone');
  });

  it('has the room that it was left, and all again when it is mended', () => {
    const write = `trying(() => fs.writeFileSync(file, 'x'.repeat(100)));`;
    expect(run(1, write, (one) => one.leaveRoom(99))).toBe('ENOSPC');
    disk.mend();
    expect(runAgain(write)).toBe('done');
  });

  it('kills its process before an operation', () => {
    const words = `console.log('alive'); fs.writeFileSync(file, 'x'); console.log('here');`;
    expect(run(1, words, (one) => one.killBefore(2))).toBe('alive');
  });
});
