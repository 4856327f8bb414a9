import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Dice } from '../campaign/support/dice.ts';
import { requireBuilt } from '../support/built.ts';
import { Sandbox } from './sandbox.ts';

let data: string;
let sandbox: Sandbox;

beforeEach(() => {
  requireBuilt();
  data = mkdtempSync(join(tmpdir(), 'nmbrs-faults-'));
});
afterEach(async () => {
  await sandbox?.kill();
  rmSync(data, { recursive: true });
});

/** Clients that ask for much at a time. */
const EXPORTERS = 12;

/** In mebibytes: enough for a start, and not for what is asked then. */
const HEAP = 32;

it('what was acknowledged is there after a process has run out of memory', async () => {
  const variables = { NODE_OPTIONS: '' };
  sandbox = new Sandbox({ data, variables }, new Dice('memory'));
  await sandbox.start();
  await sandbox.actOnce();
  await sandbox.kill();
  variables.NODE_OPTIONS = `--max-old-space-size=${HEAP}`;
  // It may come no further than to its start.
  await sandbox.start().catch(() => {});
  let hasEnded = false;
  const ended = sandbox.ended().then(() => {
    hasEnded = true;
  });
  const { environment } = sandbox.reached;
  const exporter = async () => {
    while (!hasEnded) await environment.export().catch(() => pause(5));
  };
  await Promise.all([sandbox.work(() => hasEnded), ...Array.from({ length: EXPORTERS }, exporter), ended]);
  expect(sandbox.stderr).toContain('out of memory');
  expect(sandbox.tally.acknowledged).toBeGreaterThan(0);
  variables.NODE_OPTIONS = '';
  await sandbox.start();
  await sandbox.check();
  sandbox.judge();
  expect(sandbox.finds).toEqual([]);
});
