import type { CallMessages, RecordedCall } from '../contracts/control/calls.ts';
import type { CallFilter } from './call-pattern.ts';
import { allPages, pathOf, queryOf, type Transport } from './transport.ts';

/** The calls of a whole mock, those of environments that are gone and of strangers among them. */
export class CallLog<Filter extends CallFilter = CallFilter & { readonly environment?: string }> {
  protected readonly transport: Transport;
  protected readonly path: string;

  constructor(transport: Transport, path: string) {
    this.transport = transport;
    this.path = path;
  }

  /**
   * Those that are still remembered, oldest first: `await env.calls.list({ operation: 'Absence2_Insert' })`.
   * @throws NotPossible for an operation that does not exist.
   */
  list(filter?: Filter): Promise<RecordedCall[]> {
    return allPages(this.transport, this.path + queryOf({ ...filter }));
  }

  /**
   * A call with its messages, tokens and passwords masked.
   * @throws NotPossible for one that is not remembered.
   */
  async messages(number: number): Promise<CallMessages> {
    return this.transport.ask('GET', this.path + pathOf(number));
  }
}
