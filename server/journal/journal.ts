import type { RecordedCall } from '../../contracts/control/calls.ts';
import { RememberedCalls } from './remembered-calls.ts';

/** The message as it went over the wire and came back, secrets included; given to listeners, masked for everybody else. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages, and the headers by which the request said what it was; null for one that was not sent. */
export interface Exchange extends Envelopes {
  readonly contentType: string | null;
  readonly soapAction: string | null;
}

export type CallListener = (call: RecordedCall, envelopes: Envelopes) => void;

/**
 * The last calls of a server. Each environment keeps its own last calls, in a room of its own, so that no test pushes out
 * those of its neighbour.
 */
export class Journal {
  /** By environment; what came from nobody, and what was called in environments that are gone, is under null. */
  readonly #environments = new Map<string | null, RememberedCalls>();
  readonly #listeners = new Set<CallListener>();
  #count = 0;

  /** Of all environments, oldest first. */
  get calls(): RecordedCall[] {
    const all = [...this.#environments.values()].flatMap(({ calls }) => calls);
    return all.sort((a, b) => a.number - b.number);
  }

  /** Of one environment, oldest first. */
  callsOf(environment: string): RecordedCall[] {
    return this.#environments.get(environment)?.calls ?? [];
  }

  /** The messages of a call, secrets included; null when they are not remembered. */
  exchangeOf({ number, environment }: RecordedCall): Exchange | null {
    const [own, gone] = [environment, null].map((one) => this.#environments.get(one));
    return own?.exchangeOf(number) ?? gone?.exchangeOf(number) ?? null;
  }

  /** What the next call is counted as, on this server and in its environment. */
  count(environment: string | null): Pick<RecordedCall, 'number' | 'ordinal'> {
    return { number: ++this.#count, ordinal: this.#rememberedOf(environment).nextOrdinal() };
  }

  add(call: RecordedCall, exchange: Exchange): void {
    this.#rememberedOf(call.environment).add(call, exchange);
    for (const listener of this.#listeners) listener(call, exchange);
  }

  /** @returns what ends it. */
  listen(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Waits until so many calls of an environment are as they should be.
   * @param ms how long at most.
   * @returns those there are by then, which may be fewer.
   */
  waitFor(
    environment: string,
    isMeant: (call: RecordedCall) => boolean,
    count: number,
    ms: number,
  ): Promise<RecordedCall[]> {
    const meant = () => this.callsOf(environment).filter(isMeant);
    if (meant().length >= count) return Promise.resolve(meant());
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        unlisten();
        resolve(meant());
      };
      const timer = setTimeout(done, ms);
      const unlisten = this.listen((call) => {
        if (call.environment === environment && isMeant(call) && meant().length >= count) done();
      });
    });
  }

  /** An environment begins anew: nothing was called in it. */
  forget(environment: string): void {
    this.#environments.delete(environment);
  }

  /** An environment is gone; its calls are kept with those of nobody, and another one of its name begins anew. */
  bury(environment: string): void {
    const gone = this.#environments.get(environment);
    if (!gone) return;
    this.#environments.delete(environment);
    this.#rememberedOf(null).addAll(gone);
  }

  #rememberedOf(environment: string | null): RememberedCalls {
    let remembered = this.#environments.get(environment);
    if (!remembered) {
      remembered = new RememberedCalls();
      this.#environments.set(environment, remembered);
    }
    return remembered;
  }
}
