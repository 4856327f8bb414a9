import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import { type Html, html } from '../../base/html.ts';
import { renderPage } from '../soap/description/layout.ts';
import { FRONT_PAGE } from '../soap/description/links.ts';
import { refuseForeignOrigins, requireControlToken } from './guard.ts';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { readValues } from './read-values.ts';
import { byPath, type Given, type Route } from './route.ts';
import type { ControlServices } from './services.ts';

/** Serves a table of routes; what is in the table is all there is. */
export function controlRouter(routes: readonly Route[], services: ControlServices): Router {
  const router = Router();
  const guard = requireControlToken(services.controlToken);
  const readText = express.text({ type: () => true, limit: '1mb' });

  router.use(refuseForeignOrigins, keepNothing);
  for (const [path, methods] of byPath(routes)) {
    const place = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    const guards = methods.every(({ open }) => open) ? [] : [guard];
    for (const route of methods) place[route.method](guards, readText, serve(route, services));
    place.all(guards, refuseMethod(methods));
  }
  router.use(guard, (request: Request) => {
    throw new Problem('unknown', `There is nothing at ${request.originalUrl}.`, {
      remedy: 'GET /_mock/openapi.json lists what there is.',
    });
  });
  // Express knows a handler of errors by its four parameters.
  const refuseUnrouted: ErrorRequestHandler = (error, request, response, _next) =>
    refuse(error, null, services, request, response);
  router.use(refuseUnrouted);
  return router;
}

/** Answers hold tokens, and are out of date at once. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function serve(route: Route, services: ControlServices): RequestHandler {
  const parameters = z.strictObject(route.parameters);
  const query = z.strictObject(route.query);
  return async (request, response) => {
    try {
      const given: Given<unknown, unknown, unknown> = {
        path: readValues(parameters, request.params, 'unknown'),
        query: readValues(query, request.query, 'invalid'),
        body: route.body && readValues(route.body, bodyOf(request, route), 'invalid'),
        services,
        origin: `${request.protocol}://${request.host ?? request.socket.localAddress}`,
      };
      const page = route.page && (route.answer === null || wantsPage(request)) && route.page(given);
      if (page) sendPage(response, 200, route.summary, page);
      else await sendAnswer(response, route, given);
    } catch (error) {
      refuse(error, route, services, request, response);
    }
  };
}

async function sendAnswer(
  response: Response,
  route: Route,
  given: Given<unknown, unknown, unknown>,
): Promise<void> {
  const answer = await route.handle(given);
  if (route.location) response.location(`/_mock${route.location(answer, given.path)}`);
  response.status(route.status);
  if (route.status === 204) response.end();
  else response.json(answer);
}

/** JSON, whatever the content type says, so that curl needs no header; a form where a page sends one. */
function bodyOf(request: Request, route: Route): unknown {
  const text: string = typeof request.body === 'string' ? request.body : '';
  if (route.page && request.is('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed', `The body is no JSON: ${(error as Error).message}.`, {
      remedy: 'Send a JSON object.',
    });
  }
}

function wantsPage(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}

const LIST = new Intl.ListFormat('en', { type: 'disjunction', style: 'long' });

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const allowed = routes.flatMap(({ method }) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  return ({ method, originalUrl }, response) => {
    response.set('Allow', allowed.join(', '));
    throw new Problem('wrong-method', `${originalUrl} does not know ${method}.`, {
      field: 'method',
      value: method,
      remedy: `Use ${LIST.format(allowed)}.`,
    });
  };
}

function refuse(
  error: unknown,
  route: Route | null,
  { onError }: ControlServices,
  request: Request,
  response: Response,
): void {
  const problem = problemOf(error, route);
  if (problem.kind === 'failed') onError(error);
  const { title, detail, remedy } = problem.document;
  if (route?.page && wantsPage(request))
    sendPage(response, problem.status, title, html`<h1>${title}</h1><p>${detail} ${remedy ?? ''}</p>`);
  else
    response
      .status(problem.status)
      .set('Content-Type', 'application/problem+json')
      .send(JSON.stringify(problem.document));
}

function sendPage(response: Response, status: number, title: string, content: Html): void {
  response
    .status(status)
    .type('text/html')
    .send(renderPage({ title, trail: [FRONT_PAGE], content }));
}
