import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { endOfTurn } from '../../base/turns.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import { breakOff } from '../port/break-off.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';
import { answerCall } from './answer-call.ts';
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

/**
 * The way of every request: SOAP calls go straight through, everything else goes to the web side, which is loaded when
 * it is first asked for.
 */
export function createListener(
  paths: SoapPaths,
  services: ListenerServices,
  loadWeb: () => Promise<Web>,
): RequestListener {
  return (request, response) => {
    const path = paths.find(pathOf(request));
    const isCall = path?.rest === '' && request.method === 'POST';
    const answered = isCall
      ? answerPost(path, services, request, response)
      : loadWeb().then((web) => web(request, response));
    answered.catch((error) => {
      services.onError(error);
      breakOff(response, error);
    });
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
      by: 'client',
      meetsRules: true,
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
        : answerCall(call, endpoints.service, () => hangUpOf(response));
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
