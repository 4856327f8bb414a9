import { asBytes, bytesIn, type Message } from '../soap/message.ts';
import type { Exchange } from './exchange.ts';
import type { Packing } from './packed-queue.ts';

/** Where exchanges are packed; one that does not fit is long enough to be kept by itself. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** How long the headers and the request are, in front of them; the answer is what remains. */
const HEAD_BYTES = 16;

/** What stands there for a header that was not sent. */
const NOT_SENT = 0xffff_ffff;

/** The bytes of short messages, which hold until the next ones are packed; null for those that are kept as they are. */
export function packExchange(exchange: Exchange): Uint8Array | null {
  const { request, response, contentType, soapAction, answerType } = exchange;
  if (typeof request !== 'string' || typeof response !== 'string') return null;
  if (HEAD_BYTES + mostBytesOfExchange(exchange) > scratch.length) return null;
  if (![contentType, soapAction, answerType, request, response].every(isUtf8)) return null;
  let end = HEAD_BYTES;
  const write = (text: string | null, lengthAt: number): void => {
    const length = text === null ? 0 : scratch.write(text, end);
    scratch.writeUInt32LE(text === null ? NOT_SENT : length, lengthAt);
    end += length;
  };
  write(contentType, 0);
  write(soapAction, 4);
  write(answerType, 8);
  write(request, 12);
  end += scratch.write(response, end);
  return scratch.subarray(0, end);
}

/** The messages of calls as bytes. */
export const exchangePacking: Packing<Exchange> = {
  // As long as those of records: what one queue gives back, the other takes, and memory does not fall to pieces.
  pieceBytes: 16 * 1024,

  unpack(bytes) {
    let end = HEAD_BYTES;
    const read = (lengthAt: number): string | null => {
      const length = bytes.readUInt32LE(lengthAt);
      if (length === NOT_SENT) return null;
      end += length;
      return bytes.toString('utf8', end - length, end);
    };
    const [contentType, soapAction, answerType, request] = [read(0), read(4), read(8), read(12)];
    const response = bytes.toString('utf8', end);
    return { contentType, soapAction, answerType, request: request ?? '', response };
  },

  keep(exchange) {
    const { request, response } = exchange;
    const value = { ...exchange, request: kept(request), response: kept(response) };
    return { value, bytes: bytesOfExchange(exchange) };
  },
};

/** How many bytes the messages of a call take. */
export function bytesOfExchange(exchange: Exchange): number {
  return bytesIn(exchange.request) + bytesIn(exchange.response) + lengthOfHeaders(exchange);
}

/** More than which they cannot take: a unit of UTF-16 becomes three bytes at most. */
export function mostBytesOfExchange(exchange: Exchange): number {
  return mostBytesIn(exchange.request) + mostBytesIn(exchange.response) + 3 * lengthOfHeaders(exchange);
}

function lengthOfHeaders({ contentType, soapAction, answerType }: Exchange): number {
  return (contentType?.length ?? 0) + (soapAction?.length ?? 0) + (answerType?.length ?? 0);
}

function mostBytesIn(message: Message): number {
  return typeof message === 'string' ? 3 * message.length : bytesIn(message);
}

/** Whether a text comes back from UTF-8 as it is; half a surrogate pair does not. */
function isUtf8(text: string | null): boolean {
  return text === null || text.isWellFormed();
}

function kept(message: Message): Message {
  return typeof message === 'string' && !isUtf8(message) ? message : asBytes(message);
}
