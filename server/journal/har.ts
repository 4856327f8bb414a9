import { STATUS_CODES } from 'node:http';
import type { Steps } from '../../base/turns.ts';
import { answeredBy, callName } from '../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { type Exchange, envelopesOf } from './exchange.ts';
import type { Journal } from './journal.ts';
import type { Masking } from './masking/masking.ts';
import { postOf } from './post.ts';

/**
 * Calls of an environment as an HTTP archive 1.2, for viewers and replayers; tokens and passwords are masked. Its entries are
 * made one after the other, in steps, when their turn comes; calls whose messages are not remembered any more are left out.
 */
export function harOf(journal: Journal, environment: string, numbers: readonly number[], origin: string) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'nmbrs-mock', version: '1' },
      pages: [],
      entries: { [Symbol.iterator]: () => entriesOf(journal, environment, numbers, origin) },
    },
  };
}

function* entriesOf(journal: Journal, environment: string, numbers: readonly number[], origin: string) {
  for (const number of numbers) {
    const call = journal.callNumbered(number, environment);
    const exchange = call && journal.exchangeOf(call);
    if (exchange) yield entryOf(call, exchange, origin, journal.masking);
  }
}

function* entryOf(call: RecordedCall, exchange: Exchange, origin: string, masking: Masking): Steps<unknown> {
  const { url, type, headers } = postOf(call, exchange, origin, masking);
  const { request, response } = yield* masking.envelopesSteps(envelopesOf(exchange));
  const { chosenAnswer } = yield* masking.callSteps(call);
  const answerType = exchange.answerType === null ? null : masking.text(exchange.answerType);
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
      headers: answerType === null ? [] : [{ name: 'Content-Type', value: answerType }],
      content: { size: Buffer.byteLength(response), mimeType: answerType ?? '', text: response },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(response),
    },
    cache: {},
    timings: { send: 0, wait: call.durationMs, receive: 0 },
    comment: chosenAnswer ? `${callName(call)}, ${answeredBy(chosenAnswer)}` : callName(call),
  };
}
