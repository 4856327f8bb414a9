import { parentPort, workerData } from 'node:worker_threads';
import { DocumentError } from '../base/document/mistakes.ts';
import type { World } from '../contracts/seed/world.ts';
import { readWorld } from '../fixtures/world-file.ts';

/** What came of reading a world: what it says, or all that is wrong with it. */
export type WorldRead = { readonly world: World } | { readonly refused: string };

/** A thread that reads the world of one text. */
const { text, file } = workerData as { readonly text: string; readonly file: string };
parentPort?.postMessage(read());

function read(): WorldRead {
  try {
    return { world: readWorld(text, file) };
  } catch (error) {
    if (error instanceof DocumentError) return { refused: error.message };
    throw error;
  }
}
