import type { RecordedCall } from '../contracts/control/calls.ts';
import type { Duration } from '../contracts/control/clock.ts';
import type { Staging } from '../contracts/control/rehearsals.ts';
import type { TroubleReport } from '../contracts/control/trouble.ts';
import { CallJournal } from './call-journal.ts';
import { pathOf, type Transport } from './transport.ts';

/** An environment in which the end of SOAP is played. */
export class Stage {
  readonly #transport: Transport;
  readonly #path: string;
  readonly #calls: CallJournal;
  #rules: readonly TroubleReport[] = [];
  /** The number of the last call that is not told of. */
  #since = 0;

  constructor(transport: Transport, subdomain: string) {
    this.#transport = transport;
    this.#path = pathOf('environments', subdomain);
    this.#calls = new CallJournal(transport, `${this.#path}/calls`);
  }

  /** The rules that play it. */
  get rules(): readonly TroubleReport[] {
    return this.#rules;
  }

  /** Sets the clock, and makes the rules; calls are told of from now on. */
  async set({ now, rules }: Staging): Promise<void> {
    await this.#beginAnew();
    await this.#transport.ask('PATCH', `${this.#path}/clock`, { now });
    const made: TroubleReport[] = [];
    for (const rule of rules)
      made.push(await this.#transport.ask<TroubleReport>('POST', `${this.#path}/trouble`, rule));
    this.#rules = made;
  }

  /** Moves the clock on; calls are told of from now on. */
  async advance(duration: Duration): Promise<void> {
    await this.#beginAnew();
    await this.#transport.ask('POST', `${this.#path}/clock/advance`, duration);
  }

  /** The calls that were made since. */
  calls(): Promise<RecordedCall[]> {
    return this.#calls.list({ since: this.#since });
  }

  async #beginAnew(): Promise<void> {
    this.#since = (await this.#calls.list({ last: 1 })).at(-1)?.number ?? 0;
  }
}
