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
