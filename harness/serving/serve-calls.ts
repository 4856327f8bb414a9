import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ErrorListener, neverFailing } from '../../base/error-listener.ts';
import { errorText } from '../../base/error-text.ts';
import { CA_PATH } from '../../contracts/control/ca-path.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { Capacity } from '../../server/capacity/capacity.ts';
import { UnderWay } from '../../server/capacity/under-way.ts';
import { CA_TYPE } from '../../server/listener/ca-file.ts';
import { readBody } from '../../server/listener/read-body.ts';
import { SoapPaths } from '../../server/listener/soap-paths.ts';
import { breakOff } from '../../server/port/break-off.ts';
import { hopByHopNames } from '../../server/port/hop-by-hop.ts';
import { type OpenPort, openPort } from '../../server/port/open-port.ts';
import { isSecureTarget } from '../../server/port/other-hosts.ts';
import type { PortOptions } from '../../server/port/port-options.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import { headerOf } from './exchange.ts';
import { type CallAnswer, faultAnswer, type IncomingCall, textAnswer } from './incoming-call.ts';
import { pairs } from './raw-headers.ts';

/** What it is beside a mock: `a capture`. */
export interface Serving extends PortOptions {
  readonly what: string;
  readonly onError: ErrorListener;
  /** How much it holds of what clients send, of requests that are not answered yet; as a mock unless said otherwise. */
  readonly capacity?: Capacity;
}

/**
 * Serves the paths of the services in the ways in which the mock does, each request answered by a function. What it throws is
 * told to `onError`, and its client gets a fault. Once the port is closed no call is under way any more.
 * @param answer its signal is aborted when the port is closed and a call took longer than that waits.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function serveCalls(
  { what, capacity = new Capacity(), ...options }: Serving,
  answer: (call: IncomingCall, ending: AbortSignal) => Promise<CallAnswer>,
): Promise<OpenPort> {
  const paths = new SoapPaths(catalogue.services);
  const limits = new Limits();
  const bodies = new UnderWay(capacity, 'bodies');
  const onError = neverFailing(options.onError);
  const ending = new AbortController();
  const underWay = new Set<Promise<CallAnswer>>();
  const serve = async (request: IncomingMessage): Promise<CallAnswer> => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === CA_PATH) return caAnswer();
    const found = paths.find(path);
    if (found?.rest !== '')
      return textAnswer(
        404,
        `There is nothing at ${path}: ${what} serves the services and ${CA_PATH} alone.`,
      );
    const body = await readBody(request, limits.body, bodies);
    if (!Buffer.isBuffer(body))
      return textAnswer(
        413,
        `The request is longer than ${limits.body} bytes, or comes beside too many others.`,
      );
    const call: IncomingCall = {
      method: request.method ?? 'GET',
      service: found.endpoints.service,
      path: request.url ?? '/',
      headers: pairs(request.rawHeaders),
      body,
    };
    const answering = answer(call, ending.signal);
    underWay.add(answering);
    try {
      const made = await answering;
      return call.method === 'GET' ? addressedTo(originOf(request) + path, made) : made;
    } catch (error) {
      onError(error);
      return faultAnswer(call, `nmbrs-mock: ${errorText(error)}`);
    } finally {
      underWay.delete(answering);
      bodies.release(body.length);
    }
  };
  const caAnswer = async (): Promise<CallAnswer> => {
    const ca = options.tls === false ? null : (await (await port).certificates()).ca;
    return ca === null ? textAnswer(404, `There is no CA to trust: ${what} has none.`) : pemAnswer(ca);
  };
  const listener: RequestListener = (request, response) => {
    serve(request)
      .then((made) => send(response, made))
      .catch((error) => {
        onError(error);
        breakOff(response, error);
      });
  };
  const port = openPort({ ...options, capacity, onError }, listener);
  const { close, ...opened } = await port;
  return {
    ...opened,
    async close() {
      await close();
      ending.abort(new Error('nmbrs-mock was ended before it came'));
      await Promise.allSettled(underWay);
    },
  };
}

function pemAnswer(ca: string): CallAnswer {
  return { status: 200, headers: [['Content-Type', CA_TYPE]], body: Buffer.from(ca) };
}

/** Archives of browsers hold names such as `:status`, several values in one, and signs that no header can. */
function isSendable(name: string, value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Where the client reached the services. */
function originOf(request: IncomingMessage): string {
  const isSecure = 'encrypted' in request.socket || isSecureTarget(request);
  return `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}

/** A description of a service names the address at which the client reached it: calls must come here as well. */
function addressedTo(address: string, answer: CallAnswer): CallAnswer {
  if (!isXml(answer)) return answer;
  const text = Buffer.from(answer.body).toString('latin1');
  const named = text.replace(SERVICE_ADDRESS, (_all, before: string) => before + address);
  return named === text ? answer : { ...answer, body: Buffer.from(named, 'latin1') };
}

const SERVICE_ADDRESS = /(<(?:\w+:)?address\s[^>]*\blocation=")[^"]*/g;

function isXml(answer: CallAnswer): boolean {
  const isPacked = headerOf(answer, 'content-encoding') !== undefined;
  return !isPacked && (headerOf(answer, 'content-type') ?? '').startsWith('text/xml');
}

function send(response: ServerResponse, { status, headers, body }: CallAnswer): void {
  if (status < 200 || status > 599) {
    send(response, textAnswer(502, `The answer has the status ${status}, which cannot be sent.`));
    return;
  }
  const left = new Set([...hopByHopNames(headerOf({ headers }, 'connection')), 'content-length']);
  const sendable = headers.filter(
    ([name, value]) => !left.has(name.toLowerCase()) && isSendable(name, value),
  );
  response.sendDate = false;
  response.writeHead(status, [...sendable, ['Content-Length', String(body.length)] as const].flat());
  response.end(body);
}
