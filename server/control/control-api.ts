import { parse } from 'node:querystring';
import type { ErrorListener } from '../../base/error-listener.ts';
import type { Html } from '../../base/html.ts';
import { MOST_LEVELS } from '../../base/most-levels.ts';
import type { AnswerFunction } from '../answers/answering.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import type { Page } from './page.ts';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { readValues } from './read-values.ts';
import type { Route, RouteInput } from './route.ts';
import { type Place, RouteTable } from './route-table.ts';
import { ROUTES } from './routes.ts';
import type { ControlServices } from './services.ts';

/** A request to the control API, whichever way it came. */
interface ControlRequest {
  readonly method: string;
  /** Below `/_mock`, with its query: `/environments/demo/calls?since=3`. */
  readonly url: string;
  /** JSON, or the form that a page sends; empty for none. */
  readonly body: string;
  readonly isForm: boolean;
  /** Whether a page is wanted where there is one. */
  readonly wantsPage: boolean;
  /** Where the client reached this server, e.g. `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Aborted when the answer is not waited for any more. */
  readonly signal: AbortSignal;
  /** What only a client in this process can hand over beside the body. */
  readonly byFunction?: AnswerFunction;
}

type ControlAnswer =
  | {
      readonly kind: 'json';
      readonly status: Route['status'];
      /** What JSON can tell, iterables as lists; left out with the status 204. */
      readonly body?: unknown;
      /** Where what was made is found, below `/_mock`; null where nothing was. */
      readonly location: string | null;
      /** The next page of a list, below `/_mock`, with its query; null where there is none. */
      readonly next: string | null;
    }
  | { readonly kind: 'text'; readonly contentType: string; readonly text: string }
  | { readonly kind: 'page'; readonly title: string; readonly content: Html }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly hasPage: boolean };

/**
 * The control API without HTTP: finds the route of a request, reads its values, handles it, and answers or tells the
 * problem. HTTP and the client in this process both ask it, so that both are answered the same.
 */
export class ControlApi {
  readonly #table = new RouteTable(ROUTES);
  readonly #services: ControlServices;

  constructor(services: ControlServices) {
    this.#services = services;
  }

  /** Told of unforeseen errors. */
  get onError(): ErrorListener {
    return this.#services.onError;
  }

  /** What stands at the address; null for nothing. */
  placeAt(url: string): Place | null {
    return this.#table.find(pathOf(url));
  }

  /** Where the bodies of requests take room. */
  get bodies(): UnderWay {
    return this.#services.bodies;
  }

  async answer(request: ControlRequest): Promise<ControlAnswer> {
    let route: Route | null = null;
    try {
      const place = this.#requirePlace(request);
      route = requireRoute(place, request);
      const { upToDate } = this.#services;
      if (upToDate !== null && !route.ofProcess) await upToDate();
      const input: RouteInput<unknown, unknown, unknown> = {
        path: readValues(route.parameters, decoded(place.parameters), 'unknown'),
        query: readValues(route.query, { ...parse(queryOf(request.url)) }, 'invalid'),
        body: route.body && readValues(route.body, bodyOf(request, route), 'invalid'),
        services: this.#services,
        origin: request.origin,
        signal: request.signal,
        byFunction: request.byFunction ?? null,
      };
      if (route.page && (route.answer === null || request.wantsPage))
        return { kind: 'page', title: route.summary, content: await route.page(input) };
      const answer = await route.handle(input);
      if (route.text !== null) return { kind: 'text', contentType: route.text, text: String(answer) };
      const { items: body, next } = route.isPaged ? (answer as Page<unknown>) : { items: answer, next: null };
      const location = route.location?.(body, input.path) ?? null;
      return {
        kind: 'json',
        status: route.status,
        location,
        next: next === null ? null : withCursor(request.url, next),
        ...(route.status === 204 ? {} : { body }),
      };
    } catch (error) {
      const problem = problemOf(error, route);
      if (problem.kind === 'failed') this.#services.onError(error);
      return { kind: 'problem', problem, hasPage: Boolean(route?.page) };
    }
  }

  #requirePlace({ url }: ControlRequest): Place {
    const place = this.placeAt(url);
    if (place) return place;
    throw new Problem('unknown', `There is nothing at /_mock${url}.`, {
      remedy: 'GET /_mock/openapi.json lists what there is.',
    });
  }
}

/** The methods that a place knows. */
export function methodsOf({ routes }: Place): string[] {
  return routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
}

const LIST = new Intl.ListFormat('en', { type: 'disjunction', style: 'long' });

function requireRoute(place: Place, { method, url }: ControlRequest): Route {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  const route = place.routes.find((one) => one.method === wanted);
  if (route) return route;
  throw new Problem('wrong-method', `/_mock${url} does not know ${method}.`, {
    field: 'method',
    value: method,
    remedy: `Use ${LIST.format(methodsOf(place))}.`,
  });
}

function decoded(parameters: Place['parameters']): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw new Problem('malformed', 'The path holds an escape that is none.', {
      remedy: 'Write a character as the % escapes of its UTF-8 bytes.',
    });
  }
}

/** JSON, whatever the content type says, so that curl needs no header; a form where a page sends one. */
function bodyOf({ body, isForm }: ControlRequest, route: Route): unknown {
  if (route.page && isForm) return Object.fromEntries(new URLSearchParams(body));
  if (body.trim() === '') return {};
  const value = parsed(body);
  if (levelsOf(value) <= MOST_LEVELS) return value;
  throw new Problem('malformed', `The body is nested more than ${MOST_LEVELS} levels deep.`, {
    remedy: 'Send fewer objects and lists within one another.',
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new Problem('malformed', `The body is no JSON: ${(error as Error).message}.`, {
      remedy: 'Send a JSON object.',
    });
  }
}

/** How deep objects and lists stand within one another: 1 for `{}`. */
function levelsOf(value: unknown): number {
  let levels = 0;
  let level = holdersIn([value]);
  while (level.length > 0) {
    levels++;
    level = holdersIn(level.flatMap((holder) => Object.values(holder)));
  }
  return levels;
}

function holdersIn(values: readonly unknown[]): object[] {
  return values.filter((value) => typeof value === 'object' && value !== null);
}

/** The same list from a cursor on. */
function withCursor(url: string, cursor: string): string {
  const query = new URLSearchParams(queryOf(url));
  query.set('cursor', cursor);
  return `${pathOf(url)}?${query}`;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
