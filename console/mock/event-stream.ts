import { setTimeout } from '../../base/real-time.ts';
import { Unauthorized } from '../../client/http/http-errors.ts';
import { Mock } from '../../client/mock.ts';
import type { Transport } from '../../client/transport.ts';
import type { MockEvent } from '../../contracts/control/events.ts';

/** How long it waits before it asks a mock again that did not answer, in milliseconds. */
const PAUSE = 1_000;

/** What is told of a mock, and of the way to it. */
export type Told =
  | { readonly kind: 'event'; readonly event: MockEvent }
  /** From here on all is told; but for calls it is not known what happened before. */
  | { readonly kind: 'begun' }
  /** The mock does not answer; it is asked again until it does. */
  | { readonly kind: 'lost' }
  /** The mock wants another control token. */
  | { readonly kind: 'closed'; readonly why: string };

/** Follows what happens in a mock while it is open, however often the mock goes and comes back; after a break from the last call on. */
export class EventStream {
  readonly #mock: Mock;
  readonly #tell: (told: Told) => void;
  /** The number of the last call that was told; undefined before the first. */
  #last: number | undefined;
  #opened: AbortController | null = null;

  constructor(transport: Transport, tell: (told: Told) => void) {
    this.#mock = new Mock(transport);
    this.#tell = tell;
  }

  open(): void {
    if (this.#opened) return;
    this.#opened = new AbortController();
    this.#follow(this.#opened.signal).catch(console.error);
  }

  close(): void {
    this.#opened?.abort();
    this.#opened = null;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let mayAnswer = true;
    while (!signal.aborted) {
      if (!mayAnswer) await new Promise((resolve) => setTimeout(() => resolve(null), PAUSE));
      mayAnswer = false;
      try {
        const onBegin = () => {
          mayAnswer = true;
          this.#tell({ kind: 'begun' });
        };
        const since = this.#last === undefined ? {} : { since: this.#last };
        for await (const event of this.#mock.followEvents({ ...since, by: 'all', signal, onBegin }))
          this.#pass(event);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Unauthorized) {
          this.#tell({ kind: 'closed', why: error.detail });
          this.close();
          return;
        }
        // One that ends what it told may answer at once again.
        if (!mayAnswer) this.#tell({ kind: 'lost' });
      }
    }
  }

  #pass(event: MockEvent): void {
    if (event.kind === 'call') this.#last = event.call.number;
    if (event.kind === 'summary') this.#last = event.to;
    if (event.kind === 'lost') this.#last = event.upTo;
    if (event.kind !== 'heartbeat') this.#tell({ kind: 'event', event });
  }
}
