import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isBuilt, packageRoot } from '../base/package-root.ts';
import type { World } from '../contracts/seed/world.ts';
import { type OpenedFile, openWorldText, readWorld } from '../fixtures/world-file.ts';
import type { WorldRead } from './read-world-thread.ts';
import { Refused } from './refused.ts';

/** The module of the thread: an entry of the bundle, or in TypeScript as long as nothing was built. */
const THREAD = join(
  packageRoot,
  isBuilt ? 'dist/bundle/cli/read-world-thread.js' : 'cli/read-world-thread.ts',
);

/** From so many units on a text is read in a thread of its own, which takes a while to start. */
const LONG = 20_000;

/**
 * Opens a world file while others have their turn.
 * @throws DocumentError and Refused, which tell with its place all that is wrong.
 */
export async function openWorldApart(text: string, file: string): Promise<OpenedFile> {
  const world = text.length < LONG ? readWorld(text, file) : await readApart(text, file);
  return openWorldText(world, text, file);
}

function readApart(text: string, file: string): Promise<World> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: { text, file } });
    thread.once('message', (read: WorldRead) => {
      if ('world' in read) resolve(read.world);
      else reject(new Refused(read.refused));
    });
    thread.once('error', reject);
  });
}
