import type { Request, RequestHandler } from 'express';
import { quoted } from '../../base/quoted-text.ts';
import { sameSecret } from '../access/secrets.ts';
import { hostsOf } from './client-address.ts';
import type { KnownHosts } from './known-hosts.ts';
import { Problem } from './problem.ts';

/** What keeps strangers from the control API and from the console. */
export interface Guard {
  /** Demanded as a bearer token of users of the control API; null for none. */
  readonly controlToken: string | null;
  /** The names under which they answer where no control token is demanded. */
  readonly hosts: KnownHosts;
}

/**
 * Keeps out pages whose own name was made to resolve to this machine. Where a control token is demanded such a page has
 * none, so that every name is fine.
 */
export function refuseUnknownHosts({ controlToken, hosts }: Guard): RequestHandler {
  return (request, _response, next) => {
    const unknown = controlToken === null ? hostsOf(request).find((host) => !hosts.has(host)) : undefined;
    if (unknown === undefined) return next();
    throw new Problem(
      'foreign-host',
      `${request.originalUrl.split('?', 1)[0]} does not answer under the name ${quoted(unknown)}.`,
      {
        field: 'Host',
        value: unknown,
        remedy:
          'Use localhost or an IP address, or name the host with --allow-host, ALLOW_HOST or allowHosts; ' +
          'with a control token every name is fine.',
      },
    );
  };
}

/**
 * Keeps out web pages of others: a page that happens to be open could otherwise send requests to their own
 * machine. Browsers say with every request where it comes from, and programs that are no browsers say nothing.
 * @param hasPage whether a page answers the request, to which others may link.
 */
export function refuseForeignPages(hasPage: (request: Request) => boolean): RequestHandler {
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && hostOf(origin) !== request.host) throw foreign('Origin', origin, origin);
    const site = request.get('Sec-Fetch-Site') ?? 'none';
    if (site === 'none' || site === 'same-origin') return next();
    if (isNavigation(request) && hasPage(request)) return next();
    throw foreign('Sec-Fetch-Site', site, 'another site');
  };
}

/** Whether the user of a browser followed a link, or typed the address: nothing of the answer gets to the page that is left. */
function isNavigation(request: Request): boolean {
  return (
    request.method === 'GET' &&
    request.get('Sec-Fetch-Mode') === 'navigate' &&
    request.get('Sec-Fetch-Dest') === 'document'
  );
}

function foreign(field: string, value: string, page: string): Problem {
  return new Problem('foreign-origin', `A page of ${page} may not use the control API.`, {
    field,
    value,
    remedy: 'Send the request from a program, or from a page of this server.',
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Lets in requests with the control token; all where there is none. */
export function requireControlToken({ controlToken }: Guard): RequestHandler {
  return (request, response, next) => {
    const token = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (controlToken === null || sameSecret(controlToken, token)) return next();
    response.set('WWW-Authenticate', 'Bearer realm="nmbrs-mock control API"');
    throw new Problem(
      'unauthorized',
      token === '' ? 'The control token is missing.' : 'This is not the control token.',
      {
        field: 'Authorization',
        remedy: 'Send `Authorization: Bearer <token>` with the token of --control-token or CONTROL_TOKEN.',
      },
    );
  };
}
