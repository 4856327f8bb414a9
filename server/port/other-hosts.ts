import type { IncomingMessage, RequestListener } from 'node:http';
import type { ErrorListener } from '../../base/error-listener.ts';
import { type AbsoluteTarget, readAbsoluteTarget } from './absolute-target.ts';
import { breakOff } from './break-off.ts';
import type { Port } from './port.ts';

/** Requests whose target said itself that it is for HTTPS, however they came. */
const secureTargets = new WeakSet<IncomingMessage>();

/** Whether the target of a request was an address of HTTPS: its client asked a proxy for it, which here is this server. */
export function isSecureTarget(request: IncomingMessage): boolean {
  return secureTargets.has(request);
}

/** Serves what is for the mock, and forwards what clients that take it for their proxy ask of other hosts. */
export function servingAsProxy(
  serve: RequestListener,
  port: Pick<Port, 'plays' | 'forward'>,
  onError: ErrorListener,
): RequestListener {
  return (request, response) => {
    if (request.url?.startsWith('/')) return serve(request, response);
    const target = readAbsoluteTarget(request.url ?? '');
    if (target === null || port.plays(target.host)) {
      takeOriginForm(request, target);
      return serve(request, response);
    }
    port.forward(request, response, target).then(
      (isDone) => {
        if (isDone) return;
        takeOriginForm(request, target);
        serve(request, response);
      },
      (error) => {
        onError(error);
        breakOff(response, error);
      },
    );
  };
}

/**
 * A target with the whole address, as through a proxy, is served as if it named the path alone; its host goes before that
 * of the header (fact: wire-absolute-target).
 */
function takeOriginForm(request: IncomingMessage, target: AbsoluteTarget | null): void {
  if (target) request.headers.host = target.host;
  if (target?.scheme === 'https') secureTargets.add(request);
  const path = target?.path ?? request.url ?? '';
  // Whatever else is no path is one that leads nowhere; read as an address it might be none, of which Node.js warns.
  request.url = path.startsWith('/') ? path : `/${path}`;
}
