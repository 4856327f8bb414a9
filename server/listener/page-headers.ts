import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { STYLE } from '../soap/description/style.ts';

const STYLE_HASH = createHash('sha256').update(STYLE.markup).digest('base64');

/**
 * What browsers are told of every page and of all that is no answer of a service: to take it for what it says it is, to
 * run and load nothing in it but its one stylesheet, to show it in no frame, and to tell no page of others its address. Told
 * nothing at all they would not say either that a form of this server is sent from its own page.
 */
export const PAGE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'same-origin',
} as const;

export const confinePages: RequestHandler = (_request, response, next) => {
  response.set(PAGE_HEADERS);
  next();
};
