import { STATUS_CODES } from 'node:http';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { CONTENT_TYPE } from '../soap/protocol.ts';
import type { Exchange } from './exchange.ts';
import type { Journal } from './journal.ts';
import type { Masking } from './masking/masking.ts';
import { postOf } from './post.ts';
import { callName } from './recorded-call.ts';

/**
 * Calls as an HTTP archive 1.2, for viewers and replayers; tokens and passwords are masked. Those whose messages are not
 * remembered any more are left out.
 */
export function harOf(journal: Journal, calls: readonly RecordedCall[], origin: string) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'nmbrs-mock', version: '1' },
      pages: [],
      entries: calls.flatMap((call) => {
        const exchange = journal.exchangeOf(call);
        return exchange ? [entryOf(call, exchange, origin, journal.masking)] : [];
      }),
    },
  };
}

function entryOf(call: RecordedCall, exchange: Exchange, origin: string, masking: Masking) {
  const { url, type, headers } = postOf(call, exchange, origin, masking);
  const { request, response } = masking.envelopes(exchange);
  const answerType = `${CONTENT_TYPE[call.soapVersion]}; charset=utf-8`;
  return {
    startedDateTime: call.time,
    time: call.durationMs,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries({ 'Content-Type': type, ...headers }).map(([name, value]) => ({ name, value })),
      queryString: [],
      postData: { mimeType: type, text: request },
      headersSize: -1,
      bodySize: Buffer.byteLength(request),
    },
    response: {
      status: call.status,
      statusText: STATUS_CODES[call.status] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: answerType }],
      content: { size: Buffer.byteLength(response), mimeType: answerType, text: response },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(response),
    },
    cache: {},
    timings: { send: 0, wait: call.durationMs, receive: 0 },
    comment: callName(call),
  };
}
