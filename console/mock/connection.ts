import { batch, signal } from '@preact/signals';
import { setTimeout } from '../../base/real-time.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { NoMock, Unauthorized } from '../../client/http/http-errors.ts';
import { HttpTransport } from '../../client/http/http-transport.ts';
import { Mock } from '../../client/mock.ts';
import type { Transport } from '../../client/transport.ts';

/** Under which the control token of this tab is kept, by the browser, until the tab is closed. */
const TOKEN_KEY = 'nmbrs-mock.control-token';

/** How long it waits before it looks again whether the mock answers, in milliseconds. */
const PROBE_PAUSE = 1_000;

/** How the mock stands to this page: it answers, it does not for now, or it wants its control token first. */
export type ConnectionState =
  | { readonly kind: 'up' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'closed'; readonly why: string };

/**
 * The way of this page to its mock. Every request goes through it, so that a mock that stops answering, or wants a token, is
 * known to the whole page at once; it finds by itself out when the mock is back.
 */
class Connection {
  readonly state = signal<ConnectionState>({ kind: 'up' });
  /** How often the mock came back; whoever shows something asks again when it changes. */
  readonly returns = signal(0);
  /** The token that is sent; null for none. */
  readonly token = signal(sessionStorage.getItem(TOKEN_KEY));
  #transport = this.#open();

  /** What speaks to the mock with the token as it is now. */
  get transport(): Transport {
    return this.#transport;
  }

  get mock(): Mock {
    return new Mock(this.#transport);
  }

  /** Goes on with another token, which this tab keeps. */
  enter(token: string): void {
    sessionStorage.setItem(TOKEN_KEY, token);
    // Whoever hears of the token finds the way that it opens.
    batch(() => {
      this.token.value = token;
      this.#transport = this.#open();
      this.#come();
    });
  }

  #open(): Transport {
    const transport = new HttpTransport(location.origin, this.token.value, console.error);
    return {
      url: transport.url,
      onError: transport.onError,
      ask: (method, path, body, signal) => this.#watch(transport.ask(method, path, body, signal), signal),
      hand: (path, body, byFunction) => transport.hand(path, body, byFunction),
      page: (path, signal) => this.#watch(transport.page(path, signal), signal),
      stream: (path, signal, onBegin) =>
        this.#watchStream(
          transport.stream(path, signal, () => this.#begin(onBegin)),
          signal,
        ),
    };
  }

  async #watch<Answer>(asked: Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    try {
      const answer = await asked;
      this.noteAnswer();
      return answer;
    } catch (error) {
      this.#note(error, signal);
      throw error;
    }
  }

  async *#watchStream<Item>(
    items: AsyncGenerator<Item, void>,
    signal?: AbortSignal,
  ): AsyncGenerator<Item, void> {
    try {
      yield* items;
    } catch (error) {
      this.#note(error, signal);
      throw error;
    }
  }

  #begin(onBegin?: () => void): void {
    this.noteAnswer();
    onBegin?.();
  }

  #note(error: unknown, signal?: AbortSignal): void {
    if (error instanceof Unauthorized) this.noteClosed(error.detail);
    else if (!signal?.aborted && (error instanceof Unreachable || error instanceof NoMock)) this.noteLost();
  }

  /** The mock answers. */
  noteAnswer(): void {
    if (this.state.value.kind === 'lost') this.#come();
  }

  /** The mock lets nobody in with the token there is. */
  noteClosed(why: string): void {
    this.state.value = { kind: 'closed', why };
  }

  /** The mock does not answer; from now on it is asked until it does. */
  noteLost(): void {
    if (this.state.value.kind === 'lost') return;
    this.state.value = { kind: 'lost' };
    setTimeout(() => this.#probe(), PROBE_PAUSE);
  }

  async #probe(): Promise<void> {
    if (this.state.value.kind !== 'lost') return;
    const answers = await fetch('/_mock/health', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) this.#come();
    else setTimeout(() => this.#probe(), PROBE_PAUSE);
  }

  #come(): void {
    this.state.value = { kind: 'up' };
    this.returns.value++;
  }
}

export const connection = new Connection();
