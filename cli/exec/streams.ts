import type { Duplex } from 'node:stream';

/** Connections that are open as long as something is, such as the command they are for. */
export class OpenStreams {
  readonly #open = new Set<Duplex>();
  #isEnded = false;

  /** Remembers a connection until it is closed; destroys it where all has ended already. */
  add(stream: Duplex): void {
    this.#open.add(stream);
    stream.once('close', () => this.#open.delete(stream));
    if (this.#isEnded) stream.destroy();
  }

  /** Destroys those that are open, and all that are opened later. */
  end(): void {
    this.#isEnded = true;
    for (const stream of this.#open) stream.destroy();
  }
}

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
