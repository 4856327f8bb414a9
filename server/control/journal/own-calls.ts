import type { CallMessages, CallSource } from '../../../contracts/harness/journal/call-journal.ts';
import type { RecordedCall } from '../../../contracts/harness/journal/recorded-call.ts';
import { harOf } from './har.ts';
import type { Journal } from './journal.ts';
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

  async wait(operation: string, count: number, ms: number): Promise<void> {
    const isMeant = (call: RecordedCall) => call.operation === operation;
    await this.#journal.waitFor(this.#environment, isMeant, count, ms);
  }

  async messages(number: number): Promise<CallMessages> {
    const messages = messagesOf(this.#journal, number, this.#origin);
    if (!messages) throw new Error(`call ${number} is not remembered; list() gives those that are`);
    return messages;
  }

  async har(): Promise<object> {
    return harOf(this.#journal, await this.list(), this.#origin);
  }

  async forget(): Promise<void> {
    this.#journal.forget(this.#environment);
  }
}

/** A call by its number, with its messages; null for one that is not remembered. */
export function messagesOf(journal: Journal, number: number, origin: string): CallMessages | null {
  const call = journal.calls.find((one) => one.number === number);
  const envelopes = call && journal.envelopesOf(call);
  return envelopes ? { call, ...envelopes, curl: curlOf(call, envelopes.request, origin) } : null;
}
