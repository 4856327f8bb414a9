import { createHash } from 'node:crypto';
import { median } from './statistics.ts';

const ROUNDS = 15;

/**
 * Milliseconds that a fixed piece of work takes here: objects, texts and bytes, as a server of text makes them. Times that
 * have nothing else to stand beside are compared by it between machines.
 */
export function yardstick(): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const records = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      name: `Name ${id}`,
      tags: [id, id + 1],
    }));
    createHash('sha256')
      .update(JSON.stringify(JSON.parse(JSON.stringify(records))))
      .digest();
    return performance.now() - started;
  });
  return median(rounds);
}
