import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { requireBuilt } from '../support/built.ts';

/** What `support/leak-check.mjs` prints. */
interface Report {
  readonly statuses: Readonly<Record<string, number>>;
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly listenersBefore: number;
  readonly listenersAfter: number;
  readonly left: readonly string[];
}

const MB = 1e6;

it('thousands of good and hostile requests leave nothing behind', async () => {
  requireBuilt();
  const script = fileURLToPath(new URL('./support/leak-check.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  // Nothing ends the program but its having nothing left to do.
  const [code] = await once(child, 'close');
  expect(code).toBe(0);

  const report = JSON.parse(printed) as Report;
  expect(report.statuses).toEqual({
    200: 2_000,
    400: 3_000,
    404: 1_000,
    415: 1_000,
    500: 3_000,
    hangUp: 1_000,
  });
  expect(report.heapAfter - report.heapBefore).toBeLessThan(10 * MB);
  expect(report.listenersAfter).toBe(report.listenersBefore);
  expect(report.left).toEqual([]);
});
