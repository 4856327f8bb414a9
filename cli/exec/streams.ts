import type { Duplex } from 'node:stream';

/**
 * Makes one connection of two, as if nothing stood between them: bytes, ends and breaks of one are those of the other, and
 * how long it may be silent is theirs to say.
 */
export function joinStreams(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => (to.writableLength > 0 ? to.end() : to.destroy()));
  }
}
