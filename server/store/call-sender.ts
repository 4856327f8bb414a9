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

/**
 * Longer messages are not remembered where several servers have them, in bytes: a call would wait for them. Nor do more wait for
 * a place that does not take them.
 */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Of the secrets that servers told, so many are known to those that come later. */
const MOST_SECRETS = 20_000;

/** What neither XML nor PostgreSQL has in a text: the sign of number 0, and halves of a pair. */
const NOT_IN_XML = /\0|\p{Surrogate}/u;

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
    // No call can hold it, and PostgreSQL takes it in no text.
    if (NOT_IN_XML.test(secret)) return;
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
    const asked = this.#waiting;
    if (asked.length === 0) return;
    try {
      // All that waits is not written out for a place that is gone still, at each call that is refused meanwhile.
      if (this.#isLost) await this.#journal.add({ calls: [], secrets: [], most: this.#most });
      while (this.#waiting.length > 0) await this.#sendSome();
      this.#isLost = false;
    } catch (error) {
      if (!this.#isLost) this.#onError(error);
      this.#isLost = true;
      for (const { done } of asked) done(null);
      this.#waiting = heldBack(this.#waiting);
      this.#timer ??= setTimeout(() => this.#again(), PAUSE).unref();
    }
  });

  /** Sends as much of what waits as goes at a time; it waits no more once the place has it. */
  async #sendSome(): Promise<void> {
    const sending = this.#waiting.slice(0, countWithin(this.#waiting, MOST_MESSAGE_BYTES));
    const secrets = this.#secrets;
    const added = { calls: sending.map(({ call }) => call), secrets, most: this.#most };
    // A connection that broke meanwhile is none of the place: what is there already is not added again.
    const numbers = await this.#journal.add(added).catch(() => this.#journal.add(added));
    this.#waiting = this.#waiting.slice(sending.length);
    this.#secrets = this.#secrets.slice(secrets.length);
    for (const { call, done } of sending) done(numbers.get(call.sent) ?? null);
  }

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

/** How many calls, from the first on, have no more messages than this together, in characters; one at least. */
function countWithin(calls: readonly Sending[], most: number): number {
  let length = 0;
  const beyond = calls.findIndex(({ call: { messages } }, at) => {
    length += messages?.length ?? 0;
    return at > 0 && length > most;
  });
  return beyond < 0 ? calls.length : beyond;
}

/** What goes on waiting: the last calls, and the messages of the last of these. */
function heldBack(all: readonly Sending[]): Sending[] {
  const last = all.slice(-KEPT_CALLS);
  const whole = last.length - countWithin(last.toReversed(), MOST_MESSAGE_BYTES);
  return last.map((one, at) => (at < whole ? { ...one, call: { ...one.call, messages: null } } : one));
}
