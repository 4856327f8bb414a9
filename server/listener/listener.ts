import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { endOfTurn } from '../../base/turns.ts';
import type { ServiceContract } from '../../contracts/interface/model.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import { noteSecureTarget } from '../control/client-address.ts';
import { isPrepared, prepare } from '../operations/behaviour.ts';
import { type AbsoluteTarget, readAbsoluteTarget } from '../port/absolute-target.ts';
import type { Port } from '../port/port.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';
import { breakOff } from './break-off.ts';
import { deliver } from './deliver.ts';
import type { Outgoing } from './http-answer.ts';
import { readBody } from './read-body.ts';
import { SoapCall, type SoapServices } from './soap-call.ts';
import type { SoapPath, SoapPaths } from './soap-paths.ts';

/** What all requests share. */
export interface ListenerServices extends SoapServices {
  readonly bodies: UnderWay;
  /** How long a request may take to arrive, and a client to take some of its answer, in milliseconds. */
  readonly requestTimeout: number;
}

/** Answers what is no SOAP call: pages, WSDLs, the control API. */
export type Web = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers requests for other hosts, which clients send to their proxy. */
export type Forwarder = Pick<Port, 'plays' | 'forward'>;

/**
 * The way of every request: SOAP calls go straight through, everything else goes to the web side, which is loaded when
 * it is first asked for. What is for other hosts is forwarded.
 */
export function createListener(
  paths: SoapPaths,
  services: ListenerServices,
  loadWeb: () => Promise<Web>,
  forwarder: Forwarder,
): RequestListener {
  const serve: RequestListener = (request, response) => {
    const path = paths.find(pathOf(request));
    const isCall = path?.rest === '' && request.method === 'POST';
    const answered = isCall
      ? answerPost(path, services, request, response)
      : loadWeb().then((web) => web(request, response));
    answered.catch((error) => fail(response, error));
  };
  const fail = (response: ServerResponse, error: unknown) => {
    services.onError(error);
    breakOff(response, error);
  };
  return (request, response) => {
    if (request.url?.startsWith('/')) return serve(request, response);
    const target = readAbsoluteTarget(request.url ?? '');
    if (target === null || forwarder.plays(target.host)) {
      takeOriginForm(request, target);
      return serve(request, response);
    }
    forwarder.forward(request, response, target).then(
      (isDone) => {
        if (isDone) return;
        takeOriginForm(request, target);
        serve(request, response);
      },
      (error) => fail(response, error),
    );
  };
}

async function answerPost(
  { endpoints }: SoapPath,
  services: ListenerServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, services.limits.body, services.bodies);
  const call = new SoapCall(
    endpoints,
    {
      contentType: request.headers['content-type'],
      soapAction: single(request.headers.soapaction),
      host: request.headers.host ?? '',
      body: Buffer.isBuffer(body) ? body : null,
    },
    services,
  );
  let outgoing: Outgoing;
  try {
    const answering =
      body === 'no-room'
        ? call.refuse(SubstituteAnswer.busy(services.bodies.exhausted().message))
        : answer(call, endpoints.service, response);
    // Nothing is waited for on this way where there is nothing to wait for.
    outgoing = answering instanceof Promise ? await answering : answering;
  } finally {
    if (Buffer.isBuffer(body)) services.bodies.release(body.length);
  }
  // Answers of calls that came together leave together, which wakes a client once for all of them.
  await endOfTurn();
  try {
    const delivering = deliver(response, outgoing, services.requestTimeout);
    if (delivering !== null) await delivering;
  } finally {
    call.letGo();
  }
}

function answer(
  call: SoapCall,
  service: ServiceContract,
  response: ServerResponse,
): Outgoing | Promise<Outgoing> {
  const hangUp = () => hangUpOf(response);
  if (isPrepared(service)) return call.answer(hangUp);
  return prepare(service).then(
    () => call.answer(hangUp),
    (error) => call.refuse(error),
  );
}

/** Aborted when the client hangs up. */
function hangUpOf(response: ServerResponse): AbortSignal {
  const hangUp = new AbortController();
  if (response.destroyed) hangUp.abort();
  else response.once('close', () => hangUp.abort());
  return hangUp.signal;
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/**
 * A target with the whole address, as through a proxy, is served as if it named the path alone; its host goes before that
 * of the header (fact: wire-absolute-target).
 */
function takeOriginForm(request: IncomingMessage, target: AbsoluteTarget | null): void {
  if (target) request.headers.host = target.host;
  if (target?.scheme === 'https') noteSecureTarget(request);
  const path = target?.path ?? request.url ?? '';
  // Whatever else is no path is one that leads nowhere; read as an address it might be none, of which Node.js warns.
  request.url = path.startsWith('/') ? path : `/${path}`;
}

/** The path of a request without its query, escapes resolved where they can be. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split('?', 1);
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
