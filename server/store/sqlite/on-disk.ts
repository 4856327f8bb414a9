import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const PIECE = 1 << 20;

/**
 * Writes to a file what it holds already, and waits until it is on the disk. A disk that failed to take something tells it
 * once: the system may hold on to what it has dropped, so that it is read, and yet is gone after the machine has stopped.
 */
export function writeAgain(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    const piece = Buffer.alloc(PIECE);
    for (let at = 0, length = 1; length > 0; at += length) {
      length = readSync(descriptor, piece, 0, PIECE, at);
      for (let written = 0; written < length; )
        written += writeSync(descriptor, piece, written, length - written, at + written);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(folder: string): void {
  // Windows opens no folder as a file, and its names need no such care.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a folder that was made, and for all that were made for it. @param first the topmost of them. */
export function syncMade(folder: string, first: string): void {
  for (let made = folder; ; made = dirname(made)) {
    syncFolder(dirname(made));
    if (made === first) return;
  }
}
