import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { STYLE } from '../soap/description/style.ts';

const STYLE_HASH = createHash('sha256').update(STYLE.markup).digest('base64');

/**
 * What browsers are told of every page and of all that is no answer of a service: to take it for what it says it is, to
 * run and load nothing in it but its one stylesheet, to show it in no frame, and to tell no other page its address.
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
  'Referrer-Policy': 'no-referrer',
} as const;

export const confinePages: RequestHandler = (_request, response, next) => {
  response.set(PAGE_HEADERS);
  next();
};
