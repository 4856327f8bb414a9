import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { CallMessages, CallSource } from './call-journal.ts';
import { harOf } from './har.ts';
import type { Journal } from './journal.ts';
import { maskEnvelope } from './masking.ts';
import { curlOf } from './post.ts';

/** The calls of an environment of this process. */
export class OwnCalls implements CallSource {
  readonly #journal: Journal;
  readonly #environment: string;
  readonly #origin: string;

  constructor(journal: Journal, environment: string, origin: string) {
    this.#journal = journal;
    this.#environment = environment;
    this.#origin = origin;
  }

  async list(): Promise<RecordedCall[]> {
    return this.#journal.callsOf(this.#environment);
  }

  async wait(operation: string, since: number, ms: number): Promise<void> {
    const isMeant = (call: RecordedCall) => call.operation === operation && call.number > since;
    await this.#journal.waitFor(this.#environment, isMeant, { count: 1, ms });
  }

  async messages(number: number): Promise<CallMessages> {
    const call = this.#journal.callsOf(this.#environment).find((one) => one.number === number);
    const messages = call && messagesOf(this.#journal, call, this.#origin);
    if (messages) return messages;
    throw new Error(
      call
        ? `the messages of call ${number} are not remembered any more; ask for them sooner after the call`
        : `call ${number} of ${this.#environment} is not remembered; list() gives those that are`,
    );
  }

  async har(): Promise<object> {
    return harOf(this.#journal, await this.list(), this.#origin);
  }

  async forget(): Promise<void> {
    this.#journal.forget(this.#environment);
  }
}

/** A call with its messages, masked; null when those are not remembered. */
export function messagesOf(journal: Journal, call: RecordedCall, origin: string): CallMessages | null {
  const exchange = journal.exchangeOf(call);
  if (!exchange) return null;
  const [request, response] = [maskEnvelope(exchange.request), maskEnvelope(exchange.response)];
  return { call, request, response, curl: curlOf(call, exchange, origin) };
}
