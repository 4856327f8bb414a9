import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { Exchange } from './exchange.ts';

/** An exchange in a capture: nothing in it tells who somebody is. */
export interface KeptExchange extends Exchange {
  /** When the request came, as 2026-11-16T09:00:00.000Z. */
  readonly time: string;
  /** How long the answer took. */
  readonly milliseconds: number;
}

const header = z.tuple([z.string(), z.string()]).readonly();

/** A body is a text where it is one in UTF-8, so that it can be read and compared; else base64. */
const message = z.union([
  z.strictObject({ headers: z.array(header), text: z.string() }),
  z.strictObject({ headers: z.array(header), base64: z.base64() }),
]);

const answer = z.union([
  z.strictObject({ status: z.int(), headers: z.array(header), text: z.string() }),
  z.strictObject({ status: z.int(), headers: z.array(header), base64: z.base64() }),
]);

/** The file of an exchange. */
export const keptExchangeSchema = z.strictObject({
  time: z.string(),
  milliseconds: z.number(),
  method: z.string(),
  url: z.string(),
  request: message,
  answer,
});

export type ExchangeFile = z.infer<typeof keptExchangeSchema>;

export function exchangeFile({
  time,
  milliseconds,
  method,
  url,
  request,
  answer,
}: KeptExchange): ExchangeFile {
  return {
    time,
    milliseconds,
    method,
    url,
    request: { headers: [...request.headers], ...bodyJson(request.body) },
    answer: { status: answer.status, headers: [...answer.headers], ...bodyJson(answer.body) },
  };
}

export function exchangeIn({ request, answer, ...rest }: ExchangeFile): KeptExchange {
  return {
    ...rest,
    request: { headers: request.headers, body: bytesIn(request) },
    answer: { status: answer.status, headers: answer.headers, body: bytesIn(answer) },
  };
}

function bodyJson(body: Uint8Array): { readonly text: string } | { readonly base64: string } {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') };
}

function bytesIn(body: { readonly text: string } | { readonly base64: string }): Uint8Array {
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');
}
