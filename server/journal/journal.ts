import { callSafely, type ErrorListener } from '../../base/error-listener.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Envelopes, Exchange } from './exchange.ts';
import { Masking } from './masking/masking.ts';
import { RememberedCalls } from './remembered-calls.ts';

/** Told of every call. What it throws goes to `onError`, and the call is answered all the same. */
type CallListener = (call: RecordedCall, envelopes: Envelopes) => void;

/**
 * The last calls of a server. Each environment keeps its own last calls, in a room of its own, so that no test pushes
 * out those of its neighbour.
 */
export class Journal {
  /** Through which all is shown of it that is shown. */
  readonly masking = new Masking();
  /** By environment; what strangers called, and what was called in environments that are gone, is under null. */
  readonly #environments = new Map<string | null, RememberedCalls>();
  readonly #listeners = new Set<CallListener>();
  readonly #onError: ErrorListener;
  #count = 0;

  /** @param onError told of what a listener throws. */
  constructor(onError: ErrorListener) {
    this.#onError = onError;
  }

  /** Of all environments, oldest first. */
  get calls(): RecordedCall[] {
    const all = [...this.#environments.values()].flatMap(({ calls }) => calls);
    return all.sort((a, b) => a.number - b.number);
  }

  /** Of the environment of a name, in any spelling, and before them of those that had it and are gone; oldest first. */
  callsNamed(environment: string): RecordedCall[] {
    const isNamed = (name: string | null) => name?.toLowerCase() === environment.toLowerCase();
    const gone = this.#environments.get(null)?.calls.filter((call) => isNamed(call.environment)) ?? [];
    const living = [...this.#environments.keys()].find(isNamed);
    return living ? [...gone, ...this.callsOf(living)] : gone;
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
    for (const listener of this.#listeners) callSafely(() => listener(call, exchange), this.#onError);
  }

  /** @returns what ends it. */
  listen(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Waits until so many calls of an environment are wanted ones, the time is up, or the signal is aborted.
   * @returns those there are by then, which may be fewer.
   */
  waitFor(
    environment: string,
    isWanted: (call: RecordedCall) => boolean,
    { count, ms, signal }: { readonly count: number; readonly ms: number; readonly signal?: AbortSignal },
  ): Promise<RecordedCall[]> {
    const wanted = () => this.callsOf(environment).filter(isWanted);
    if (wanted().length >= count || signal?.aborted) return Promise.resolve(wanted());
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        unlisten();
        signal?.removeEventListener('abort', done);
        resolve(wanted());
      };
      const timer = setTimeout(done, ms);
      const unlisten = this.listen((call) => {
        if (call.environment === environment && isWanted(call) && wanted().length >= count) done();
      });
      signal?.addEventListener('abort', done);
    });
  }

  /** An environment begins anew: nothing was called in it. */
  clear(environment: string): void {
    this.#environments.delete(environment);
  }

  /** An environment is gone; its calls are kept with those of strangers, and another one of its name begins anew. */
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
