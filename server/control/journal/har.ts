import { STATUS_CODES } from 'node:http';
import { callName, type RecordedCall } from '../../../contracts/harness/journal/recorded-call.ts';
import { CONTENT_TYPE } from '../../soap/protocol.ts';
import type { Envelopes, Journal } from './journal.ts';
import { postOf } from './post.ts';

/** Calls as an HTTP archive 1.2, for viewers and replayers; tokens and passwords are masked. */
export function harOf(journal: Journal, calls: readonly RecordedCall[], origin: string) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'nmbrs-mock', version: '1' },
      pages: [],
      entries: calls.flatMap((call) => {
        const envelopes = journal.envelopesOf(call);
        return envelopes ? [entryOf(call, envelopes, origin)] : [];
      }),
    },
  };
}

function entryOf(call: RecordedCall, { request, response }: Envelopes, origin: string) {
  const { url, headers } = postOf(call, origin);
  const type = `${CONTENT_TYPE[call.soapVersion]}; charset=utf-8`;
  return {
    startedDateTime: call.time,
    time: call.durationMs,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      postData: { mimeType: headers['Content-Type'], text: request },
      headersSize: -1,
      bodySize: Buffer.byteLength(request),
    },
    response: {
      status: call.status,
      statusText: STATUS_CODES[call.status] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: type }],
      content: { size: Buffer.byteLength(response), mimeType: type, text: response },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(response),
    },
    cache: {},
    timings: { send: 0, wait: call.durationMs, receive: 0 },
    comment: callName(call),
  };
}
