import { atOnce } from '../../base/turns.ts';
import type { ServiceContract } from '../../contracts/interface/model.ts';
import { serviceAt } from '../../contracts/interface/service-at.ts';
import { Masking } from '../../server/journal/masking/masking.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import { type CapturedMessage, type Exchange, type Header, headerOf } from '../serving/exchange.ts';
import { valuesIn } from './find-values.ts';
import type { FoundValue } from './found-value.ts';
import { KeptPaths } from './kept-paths.ts';
import type { CaptureKey } from './keyed-draw.ts';
import { KnownValues } from './known-values.ts';
import { type MessageText, messageText, unpackedBody } from './message-text.ts';
import { harmlessHeader } from './replace-headers.ts';
import { MASK } from './replace-text.ts';
import { ValueReplacer } from './replace-values.ts';
import { isAboutService } from './service-queries.ts';

export interface PseudonymizerOptions {
  /** The same key replaces the same values by the same ones, in this capture and in others. */
  readonly key: CaptureKey;
  /**
   * What is kept all the same: `EmployeeService.Address_GetCurrent/City`. `KeptPaths.read` says how it is written.
   */
  readonly keep?: readonly string[];
}

/** Those that say how the bytes were sent, which are kept as they are without it. */
const OF_THE_TRANSPORT: ReadonlySet<string> = new Set(['content-encoding', 'transfer-encoding']);

/** What is said of a body that is not kept. */
const LEFT_OUT = 'The body was left out: it could not be unpacked, or is no text.';

/** All secrets are one account's. */
const ACCOUNT = 'capture';

/** How many secrets are known at a time. */
const MOST_SECRETS = 10_000;

/**
 * Makes of calls what may be kept of them: no secrets, and made-up people and firms in the place of real ones. All else
 * stays byte by byte: order, white space, prefixes, the encoding.
 *
 * Values are replaced by a function of the key and the value alone, so that the same becomes the same, in whatever call,
 * service and order. Where the catalogue says that people, firms or users' texts stand, and where it says nothing, all
 * words and numbers are replaced. What the service fills in from its own lists, the words of its faults and headers stay
 * unless they name somebody who is known from the elements for it, of this call or one before.
 */
export class Pseudonymizer {
  readonly #values: ValueReplacer;
  readonly #masking = new Masking();
  #secrets = new Set<string>();

  /** @throws NotPossible for what is to be kept and cannot be. */
  constructor({ key, keep = [] }: PseudonymizerOptions) {
    this.#values = new ValueReplacer(key, new KnownValues(), KeptPaths.read(keep), (secret) =>
      this.#learn(secret),
    );
  }

  /** The exchange that may be kept. Its bodies are unpacked; one that cannot be, or is no text, is left out. */
  exchange({ method, url, request, answer }: Exchange): Exchange {
    const service = serviceAt(url)?.service ?? null;
    const [asked, answered] = [opened(request, service), opened(answer, service)];
    for (const { headers } of [request, answer]) this.#learnFromHeaders(headers);
    for (const { values } of [asked, answered]) this.#values.learn(values);
    return {
      method,
      url: this.#url(url),
      request: this.#message(request, asked),
      answer: { status: answer.status, ...this.#message(answer, answered) },
    };
  }

  /** A request whose answer is not known, with what became of its people in exchanges. */
  request(request: CapturedMessage, service: ServiceContract): CapturedMessage {
    const asked = opened(request, service);
    this.#learnFromHeaders(request.headers);
    this.#values.learn(asked.values);
    return this.#message(request, asked);
  }

  #message({ headers }: CapturedMessage, { message, values }: OpenedMessage): CapturedMessage {
    const body = message ? message.encode(this.#text(message.text, values)) : new Uint8Array();
    return {
      ...(message === null && { leftOut: LEFT_OUT }),
      headers: headers.flatMap(([name, value]): Header[] => {
        const lower = name.toLowerCase();
        if (OF_THE_TRANSPORT.has(lower)) return [];
        if (lower === 'content-length') return [[name, String(body.length)]];
        return [[name, this.#header(lower, value)]];
      }),
      body,
    };
  }

  #text(text: string, values: readonly FoundValue[]): string {
    return atOnce(this.#masking.envelopeSteps(this.#values.replaced(text, values)));
  }

  /** @param name in lower case. */
  #header(name: string, value: string): string {
    if (name === 'host') return this.#host(value);
    return this.#masking.text(harmlessHeader(name, value, this.#values));
  }

  #host(host: string): string {
    const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
    return this.#values.host(name) + port;
  }

  /** Of the path stays what is a service's, and of the query what asks for its description. */
  #url(url: string): string {
    const [, origin = '', path = '', query = ''] =
      /^([a-z]+:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
    const [, scheme = '', host = ''] = /^([a-z]+:\/\/)(?:[^@]*@)?(.*)$/i.exec(origin) ?? [];
    const asked = query.slice(1).replace(/[^&]+/g, (part) => (isAboutService(part) ? part : masked(part)));
    const { prefix = path, path: ofService = '' } = serviceAt(path) ?? {};
    return scheme + this.#host(host) + this.#values.text(prefix) + ofService + (query && `?${asked}`);
  }

  /** Credentials and cookies stand in headers alone, and may come up elsewhere. */
  #learnFromHeaders(headers: readonly Header[]): void {
    for (const [name, value] of headers) for (const secret of secretsIn(name, value)) this.#learn(secret);
  }

  /** Too short a text is found in too much else, and masked where it stands only. */
  #learn(secret: string): void {
    if (secret === MASK || this.#secrets.has(secret)) return;
    if (this.#secrets.size >= MOST_SECRETS) {
      this.#masking.release(ACCOUNT);
      this.#secrets = new Set();
    }
    this.#secrets.add(secret);
    this.#masking.learn(ACCOUNT, secret);
  }
}

/** The secrets in a header, without what says of which kind they are. */
function secretsIn(name: string, value: string): string[] {
  switch (name.toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return [value.replace(/^\w+\s+/, '').trim()];
    case 'cookie':
      return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
    case 'set-cookie':
      return [/^[^=;]*=([^;]*)/.exec(value)?.[1] ?? ''];
    default:
      return isSecretName(name) ? [value] : [];
  }
}

/** A message whose values were found. */
interface OpenedMessage {
  /** Null for one that cannot be unpacked, and for what is no text. */
  readonly message: MessageText | null;
  readonly values: readonly FoundValue[];
}

function opened(message: CapturedMessage, service: ServiceContract | null): OpenedMessage {
  const body = unpackedBody(message);
  if (!body) return { message: null, values: [] };
  const text = messageText(body, headerOf(message, 'content-type'));
  return { message: text, values: text ? valuesIn(text.text, service) : [] };
}

function masked(part: string): string {
  const at = part.indexOf('=');
  if (at < 0) return MASK;
  return `${isAboutService(part.slice(0, at)) ? part.slice(0, at) : MASK}=${MASK}`;
}
