import type { CallMessages, RecordedCall } from '../../contracts/control/calls.ts';
import { textOf } from '../soap/message.ts';
import type { Journal } from './journal.ts';
import { maskEnvelope } from './masking.ts';
import { curlOf } from './post.ts';

/** A call with its messages, masked; null when those are not remembered. */
export function messagesOf(journal: Journal, call: RecordedCall, origin: string): CallMessages | null {
  const exchange = journal.exchangeOf(call);
  if (!exchange) return null;
  const request = maskEnvelope(textOf(exchange.request));
  const response = maskEnvelope(textOf(exchange.response));
  return { call, request, response, curl: curlOf(call, exchange, origin) };
}
