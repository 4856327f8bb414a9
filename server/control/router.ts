import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { type Html, html, nothing } from '../../base/html.ts';
import { jsonPieces } from '../../base/json-pieces.ts';
import { itemsInTurns } from '../../base/turns.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import { renderPage } from '../soap/description/layout.ts';
import { FRONT_PAGE } from '../soap/description/links.ts';
import { originOf } from './client-address.ts';
import { type ControlApi, methodsOf } from './control-api.ts';
import { type Guard, refuseForeignPages, refuseUnknownHosts, requireControlToken } from './guard.ts';
import { LINES } from './open-api.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** The control API over HTTP. */
export function controlRouter(control: ControlApi, guard: Guard): Router {
  const router = Router();
  const requireToken = requireControlToken(guard);
  const hasPage = ({ url }: Request) =>
    control.placeAt(url)?.routes.some(({ method, page }) => method === 'get' && page !== null) ?? false;
  const requireTokenUnlessOpen: RequestHandler = (request, response, next) => {
    const isOpen = control.placeAt(request.url)?.routes.every(({ open }) => open) ?? false;
    if (isOpen) next();
    else requireToken(request, response, next);
  };
  const readText = express.text({ type: () => true, limit: LONGEST_BODY });
  // Express knows a handler of errors by its four parameters.
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    const problem = problemOf(error, null);
    if (problem.kind === 'failed') control.onError(error);
    sendProblem(response, problem);
  };
  router.use(
    refuseUnknownHosts(guard),
    refuseForeignPages(hasPage),
    keepNothing,
    requireTokenUnlessOpen,
    takeRoomForBody(control.bodies),
    readText,
    serve(control),
    refuse,
  );
  return router;
}

/** In bytes. */
const LONGEST_BODY = 1024 * 1024;

/** There is to be room for as much as a body may become, beside those of others. */
function takeRoomForBody(bodies: UnderWay): RequestHandler {
  return (request, response, next) => {
    const bytes = longestBodyOf(request.headers);
    if (!bodies.take(bytes)) throw bodies.exhausted();
    response.on('close', () => bodies.release(bytes));
    next();
  };
}

/** In bytes, once it is read: only of one that comes as it is the length is known before. */
function longestBodyOf(headers: IncomingHttpHeaders): number {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = headers;
  if (length === undefined) return headers['transfer-encoding'] === undefined ? 0 : LONGEST_BODY;
  if (Number(length) === 0) return 0;
  return encoding.toLowerCase() === 'identity' ? Math.min(Number(length), LONGEST_BODY) : LONGEST_BODY;
}

/** Answers hold tokens, and are out of date at once. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function serve(control: ControlApi): RequestHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const wantsPage = request.accepts(['json', 'html']) === 'html';
    const answer = await control.answer({
      method: request.method,
      url: request.url,
      body: typeof request.body === 'string' ? request.body : '',
      isForm: typeof request.is('application/x-www-form-urlencoded') === 'string',
      wantsPage,
      origin: originOf(request),
      signal: gone.signal,
    });
    switch (answer.kind) {
      case 'page':
        return sendPage(response, 200, answer.title, answer.content);
      case 'stream':
        if (request.method === 'HEAD') response.type(LINES).end();
        else await sendLines(response, answer.items, gone.signal);
        return;
      case 'text':
        response.type(answer.contentType).send(answer.text);
        return;
      case 'problem': {
        const { problem, hasPage } = answer;
        const place = problem.kind === 'wrong-method' && control.placeAt(request.url);
        if (place) response.set('Allow', methodsOf(place).join(', '));
        if (hasPage && wantsPage)
          sendPage(response, problem.status, problem.document.title, problemPage(problem, request));
        else sendProblem(response, problem);
        return;
      }
      case 'json': {
        if (answer.location !== null) response.location(`/_mock${answer.location}`);
        if (answer.next !== null) response.set('Link', `</_mock${answer.next}>; rel="next"`);
        response.status(answer.status);
        if (answer.status === 204) response.end();
        else await sendJson(response, answer.body, gone.signal);
      }
    }
  };
}

/** An item a line, as fast as they are read; the next one is only asked for once there is room for it. */
async function sendLines(
  response: Response,
  items: AsyncIterable<unknown>,
  gone: AbortSignal,
): Promise<void> {
  response.type(LINES).flushHeaders();
  const lines = async function* () {
    for await (const item of items) yield `${JSON.stringify(item)}\n`;
  };
  await sendPieces(response, lines(), gone);
}

/** However long it is; what is not read is not made. */
async function sendJson(response: Response, value: unknown, gone: AbortSignal): Promise<void> {
  response.type('application/json');
  const pieces = jsonPieces(value);
  const [first, second] = [pieces.next(), pieces.next()];
  if (second.done) {
    response.send(first.value);
    return;
  }
  const all = (function* () {
    yield `${first.value}${second.value}`;
    yield* pieces;
  })();
  await sendPieces(response, itemsInTurns(all), gone);
}

/** As fast as they are read; that the client goes before their end is no error. */
async function sendPieces(
  response: Response,
  pieces: AsyncIterable<string>,
  gone: AbortSignal,
): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), response, { signal: gone });
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

/** With a way back to a form that was filled in wrong. */
function problemPage({ kind, document }: Problem, { method, originalUrl }: Request): Html {
  const { title, detail, remedy = '' } = document;
  const isOfForm = kind === 'invalid' && method === 'POST';
  return html`<h1>${title}</h1><p>${detail} ${remedy}</p>${
    isOfForm ? html`<p><a href="${originalUrl}">Back to the form</a></p>` : nothing
  }`;
}

function sendProblem(response: Response, { status, document }: Problem): void {
  if (status === 503) response.set('Retry-After', '1');
  response.status(status).set('Content-Type', 'application/problem+json').send(JSON.stringify(document));
}

function sendPage(response: Response, status: number, title: string, content: Html): void {
  response
    .status(status)
    .type('text/html')
    .send(renderPage({ title, trail: [FRONT_PAGE], content }));
}
