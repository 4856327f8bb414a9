import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { packageRoot } from '../../base/package-root.ts';

/** Where the build puts the web application. */
const FOLDER = join(packageRoot, 'dist', 'console');

/**
 * What browsers are told of the console: to run and load what comes from this mock, and nothing else; to run nothing that
 * stands in the page itself.
 */
const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The console: its page at `/` and at every path below `/console/`, of which it knows itself what they show, and its files.
 * The names of these change with what they hold, so that browsers keep them.
 * @param guards in front of the page.
 * @param unbuilt answers in its place where it was not built, as when the sources are run.
 */
export function consoleFiles(guards: readonly RequestHandler[], unbuilt: RequestHandler): Router {
  const router = Router();
  const page = (_request: Request, response: Response) =>
    response
      .set('Content-Security-Policy', CONSOLE_POLICY)
      .set('Cache-Control', 'no-cache')
      .sendFile('index.html', { root: FOLDER, etag: false, lastModified: false });
  const pageIfBuilt: RequestHandler = (request, response, next) =>
    existsSync(join(FOLDER, 'index.html')) ? page(request, response) : unbuilt(request, response, next);
  router.use(
    '/console/assets',
    express.static(join(FOLDER, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      // A script that works for several tabs has no page whose policy would hold for it.
      setHeaders: (response) => response.setHeader('Content-Security-Policy', CONSOLE_POLICY),
    }),
  );
  router.use('/console', express.static(FOLDER, { maxAge: '1h', index: false, redirect: false }));
  // A path with a dot in its last part names a file.
  router.get(['/', '/console', /^\/console\/(?:[^/]+\/)*[^/.]*$/], ...guards, pageIfBuilt);
  return router;
}
