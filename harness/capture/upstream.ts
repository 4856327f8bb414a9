import { Agent as HttpAgent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { clearTimeout, elapsed, setTimeout } from '../../base/real-time.ts';
import { oneAfterTheOther } from '../../base/turns.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { hopByHopNames } from '../../server/port/hop-by-hop.ts';
import { type Header, headerOf } from '../serving/exchange.ts';
import { pairs } from '../serving/raw-headers.ts';
import { LONGEST } from './message-text.ts';

/** What goes to the service. */
export interface UpstreamRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Aborted when nothing waits for the answer any more; its reason tells why there is none. */
  readonly signal?: AbortSignal;
}

export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

export interface UpstreamOptions {
  /** How many requests a second it is asked at most. */
  readonly rate: number;
  /** How long an answer may take, in milliseconds. */
  readonly patience: number;
  /** How long an answer may be, in bytes; as long as a body that is unpacked unless said otherwise. */
  readonly longest?: number;
  /** Certificates to trust beside those of the system, PEM. */
  readonly ca?: string;
}

/** The service whose answers are captured, asked politely: over one connection, one request at a time, and not too often. */
export class Upstream {
  /** Where it is; a path before those of the services is kept. */
  readonly address: URL;
  readonly #rate: number;
  readonly #patience: number;
  readonly #longest: number;
  readonly #agent: HttpAgent;
  #mayAskAt = 0;

  constructor(address: URL, { rate, patience, longest = LONGEST, ca }: UpstreamOptions) {
    this.address = address;
    this.#rate = rate;
    this.#patience = patience;
    this.#longest = longest;
    const one = { keepAlive: true, maxSockets: 1 };
    this.#agent =
      address.protocol === 'https:' ? new HttpsAgent({ ...one, ...(ca && { ca }) }) : new HttpAgent(one);
  }

  /**
   * Sends a request as it came, and reads the answer to its end.
   * @throws Unreachable when there is none.
   */
  readonly ask: (request: UpstreamRequest) => Promise<UpstreamAnswer> = oneAfterTheOther(async (request) => {
    const wait = this.#mayAskAt - elapsed();
    if (wait > 0 && !request.signal?.aborted) await new Promise((resolve) => setTimeout(resolve, wait));
    if (request.signal?.aborted) throw this.#unanswered(request.signal.reason);
    this.#mayAskAt = elapsed() + 1_000 / this.#rate;
    return this.#send(request);
  });

  close(): void {
    this.#agent.destroy();
  }

  #unanswered(error: NodeJS.ErrnoException): Unreachable {
    return new Unreachable(`${this.address.origin} gives no answer: ${error.message}${remedyOf(error)}`);
  }

  #send({ method, path, headers, body, signal }: UpstreamRequest): Promise<UpstreamAnswer> {
    const { protocol, hostname, port, pathname, host } = this.address;
    const send = protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) => {
        clearTimeout(tooLate);
        signal?.removeEventListener('abort', end);
        reject(this.#unanswered(error));
      };
      const giveUp = (why: Error) => {
        fail(why);
        sent.destroy();
      };
      const end = () => giveUp(signal?.reason);
      const sent = send(
        {
          method,
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port,
          path: pathname.replace(/\/$/, '') + path,
          agent: this.#agent,
          headers: { ...endToEnd(headers), Host: host, 'Content-Length': body.length },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          let length = 0;
          answer
            .on('data', (chunk: Buffer) => {
              length += chunk.length;
              if (length <= this.#longest) chunks.push(chunk);
              else giveUp(new Error(`one of more than ${this.#longest} bytes is not read`));
            })
            .on('error', fail)
            .on('end', () => {
              clearTimeout(tooLate);
              signal?.removeEventListener('abort', end);
              resolve({
                status: answer.statusCode ?? 0,
                headers: pairs(answer.rawHeaders),
                body: Buffer.concat(chunks),
              });
            });
        },
      );
      // Of the whole answer: one that drips must not keep all others waiting.
      const tooLate = setTimeout(() => giveUp(new Error(`none within ${this.#patience} ms`)), this.#patience);
      signal?.addEventListener('abort', end);
      sent
        .on('error', fail)
        .on('upgrade', (_answer, socket) => {
          socket.destroy();
          fail(new Error('it wants to speak another protocol'));
        })
        .end(body);
    });
  }
}

/** What Node.js says of a certificate that no system trusts. */
const UNTRUSTED: readonly string[] = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

function remedyOf({ code = '' }: NodeJS.ErrnoException): string {
  return UNTRUSTED.includes(code) ? '; --upstream-ca names a certificate to trust' : '';
}

/** The headers that are for the service, as Node.js takes them; host and length are told anew. */
function endToEnd(headers: readonly Header[]): OutgoingHttpHeaders {
  const left = new Set([
    ...hopByHopNames(headerOf({ headers }, 'connection')),
    'host',
    'content-length',
    'expect',
  ]);
  const kept: Record<string, string[]> = {};
  for (const [name, value] of headers)
    if (!left.has(name.toLowerCase())) kept[name] = [...(kept[name] ?? []), value];
  return kept;
}
