import type { Steps } from '../../base/turns.ts';
import type { CallMessages, RecordedCall } from '../../contracts/control/calls.ts';
import { envelopesOf } from './exchange.ts';
import type { Journal } from './journal.ts';
import { curlOf } from './post.ts';

/** The messages of a call, masked; null when they are not remembered. */
export function* messagesOf(
  journal: Journal,
  call: RecordedCall,
  origin: string,
): Steps<Omit<CallMessages, 'call' | 'nearMisses'> | null> {
  const exchange = journal.exchangeOf(call);
  if (!exchange) return null;
  const { masking } = journal;
  const envelopes = yield* masking.envelopesSteps(envelopesOf(exchange));
  const curl = yield* curlOf(call, exchange, origin, masking);
  const { changes = null, moreChanges = 0 } = journal.changesOf(call) ?? {};
  const masked = changes && ((yield* masking.valueSteps(changes)) as NonNullable<CallMessages['changes']>);
  return { ...envelopes, curl, changes: masked, moreChanges };
}
