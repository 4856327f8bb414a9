import type { CallMessages, RecordedCall } from '../../contracts/control/calls.ts';
import { envelopesOf } from './exchange.ts';
import type { Journal } from './journal.ts';
import { curlOf } from './post.ts';

/** A call with its messages, masked; null when those are not remembered. */
export function messagesOf(journal: Journal, call: RecordedCall, origin: string): CallMessages | null {
  const exchange = journal.exchangeOf(call);
  if (!exchange) return null;
  const { masking } = journal;
  return {
    call: masking.call(call),
    ...masking.envelopes(envelopesOf(exchange)),
    curl: curlOf(call, exchange, origin, masking),
  };
}
