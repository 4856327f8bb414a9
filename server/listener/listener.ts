import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Capacity } from '../capacity/capacity.ts';
import { prepare } from '../operations/behaviour.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';
import { breakOff } from './break-off.ts';
import { deliver } from './deliver.ts';
import { type BodiesUnderWay, readBody } from './read-body.ts';
import { SoapCall, type SoapServices } from './soap-call.ts';
import type { SoapPath, SoapPaths } from './soap-paths.ts';

/** What all requests share. */
export interface ListenerServices extends SoapServices {
  readonly capacity: Capacity;
  readonly bodies: BodiesUnderWay;
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
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = paths.find(pathOf(request));
    if (path?.rest === '' && request.method === 'POST') await answerPost(path, services, request, response);
    else (await loadWeb())(request, response);
  };
  return (request, response) => {
    takeOriginForm(request);
    answer(request, response).catch((error) => {
      services.onError(error);
      breakOff(response);
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
      contentType: request.headers['content-type'],
      soapAction: single(request.headers.soapaction),
      host: request.headers.host ?? '',
      body: Buffer.isBuffer(body) ? body : null,
    },
    services,
  );
  const answer = await (body === 'no-room'
    ? call.refuse(SubstituteAnswer.busy(services.capacity.exhausted('bodies').message))
    : prepare(endpoints.service).then(
        () => call.answer(() => response.destroyed),
        (error) => call.refuse(error),
      ));
  if (Buffer.isBuffer(body)) services.bodies.release(body.length);
  await deliver(response, answer);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/**
 * A target with the whole address, as through a proxy, is served as if it named the path alone; its host goes before that
 * of the header (fact: wire-absolute-target).
 */
function takeOriginForm(request: IncomingMessage): void {
  const { url = '/' } = request;
  const [, host, path = url] = /^https?:\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  if (host !== undefined) request.headers.host = host;
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
