import type { ErrorListener } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { nextTogether } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Exchange } from '../journal/exchange.ts';
import type { UncountedCall } from '../journal/pack-call.ts';
import { bytesOfExchange } from '../journal/pack-exchange.ts';
import { KEPT_BYTES, KEPT_CALLS } from '../journal/remembered-calls.ts';
import type { CallNews, CallNumbers, KnownCalls, SharedCalls } from '../journal/shared-calls.ts';
import { keptText, keptValue } from './kept-json.ts';
import type { MostCalls, SentCall, SharedJournal } from './shared-journal.ts';
import { whyOf } from './why.ts';

/** Longer messages are not remembered where several servers have them, in bytes: a call would wait for them. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Of the secrets that servers told, so many are known to those that come later. */
const MOST_SECRETS = 20_000;

/** How long it is waited before calls are sent again that the place did not take, in milliseconds. */
const PAUSE = 1_000;

/** A call that is on its way. */
interface Sending {
  readonly call: SentCall;
  /** Told its numbers, or that it is still to be sent. */
  readonly done: (numbers: CallNumbers | null) => void;
}

/**
 * The calls of a server on their way to a place that several have. Those that come while others are under way go together.
 * What the place does not take is sent again until it does: the last of them, where they are many.
 */
export class CallSender implements SharedCalls {
  readonly #journal: SharedJournal;
  readonly #most: MostCalls;
  readonly #onError: ErrorListener;
  #sent = 0;
  #waiting: Sending[] = [];
  #secrets: string[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isLost = false;

  /** @param onError told once of each time for which the place takes nothing. */
  constructor(journal: SharedJournal, capacity: Capacity, onError: ErrorListener) {
    this.#journal = journal;
    this.#onError = onError;
    this.#most = {
      calls: KEPT_CALLS,
      room: KEPT_BYTES,
      records: capacity.allowed('records'),
      messages: capacity.allowed('messages'),
      secrets: MOST_SECRETS,
    };
  }

  add(call: UncountedCall, exchange: Exchange): Promise<CallNumbers | null> {
    const messages = bytesOfExchange(exchange) > MOST_MESSAGE_BYTES ? null : keptText(exchange);
    const { environment, by } = call;
    const sent = { sent: ++this.#sent, environment, by, value: keptText(call), messages };
    return new Promise((done, failed) => {
      this.#waiting.push({ call: sent, done });
      this.#send().catch(failed);
    });
  }

  learn(secret: string): void {
    this.#secrets.push(secret);
  }

  async news(known: KnownCalls): Promise<CallNews> {
    const news = await this.#asked(this.#journal.news(known));
    const calls = news.calls.map(({ room, number, ordinal, value, messages }) => ({
      room,
      call: { number, ordinal, ...keptValue<UncountedCall>(value) } satisfies RecordedCall,
      exchange: messages === null ? null : keptValue<Exchange>(messages),
    }));
    return { ...news, calls };
  }

  clear(environment: string): Promise<void> {
    return this.#asked(this.#journal.clear(environment));
  }

  /** Sends what is still to be sent, once more. */
  async end(): Promise<void> {
    // Whatever became of it, nobody is there any more to be told.
    await this.#send().catch(() => {});
    if (this.#timer) clearTimeout(this.#timer);
  }

  readonly #send = nextTogether(async () => {
    const sending = this.#waiting;
    const secrets = this.#secrets;
    if (sending.length === 0) return;
    [this.#waiting, this.#secrets] = [[], []];
    const added = { calls: sending.map(({ call }) => call), secrets, most: this.#most };
    try {
      // A connection that broke meanwhile is none of the place: what is there already is not added again.
      const numbers = await this.#journal.add(added).catch(() => this.#journal.add(added));
      this.#isLost = false;
      for (const { call, done } of sending) done(numbers.get(call.sent) ?? null);
    } catch (error) {
      if (!this.#isLost) this.#onError(error);
      this.#isLost = true;
      for (const { done } of sending) done(null);
      this.#waiting = [...sending, ...this.#waiting].slice(-KEPT_CALLS);
      this.#secrets = [...secrets, ...this.#secrets];
      this.#timer ??= setTimeout(() => this.#again(), PAUSE).unref();
    }
  });

  #again(): void {
    this.#timer = null;
    this.#send().catch(() => {});
  }

  async #asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw new NotPossible(
        'unavailable',
        'data',
        `${this.#journal.place} does not answer: ${whyOf(error)}.`,
        'Nobody can tell what others have answered. Mend the place, and send it again.',
      );
    }
  }
}
