import type { RequestHandler } from 'express';
import { sameSecret } from '../access/secrets.ts';
import { Problem } from './problem.ts';

/**
 * Keeps out web pages of others: a page that happens to be open could otherwise send requests to their own
 * machine. Browsers say with every request that could change something where it comes from, and programs that are no
 * browsers say nothing. What foreign pages merely read, browsers do not show them.
 */
export const refuseForeignOrigins: RequestHandler = (request, _response, next) => {
  const { origin } = request.headers;
  if (origin === undefined || hostOf(origin) === request.host) return next();
  throw new Problem('foreign-origin', `A page of ${origin} may not use the control API.`, {
    field: 'Origin',
    value: origin,
    remedy: 'Send the request from a program, or from a page of this server.',
  });
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Lets in requests with the control token; all where there is none. */
export function requireControlToken(controlToken: string | null): RequestHandler {
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
