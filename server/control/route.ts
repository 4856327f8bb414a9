import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import type { Html } from '../../base/html.ts';
import type { AnswerFunction } from '../answers/answering.ts';
import { type Page, pageQuery } from './page.ts';
import type { ControlServices } from './services.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the routes are about, with a sentence for each. */
export const GROUPS = {
  Environments: 'The tenants of this server, those made for a test among them.',
  Seeds: "Records of one's own: exact debtors, companies and employees, put in at once.",
  State: 'Going back to where an environment was, and its clock.',
  Tags: 'Labels on debtors; a login at master level may be filtered by them.',
  Templates: 'User templates: what the logins that have one may call.',
  Logins: 'Logins and every step by which one comes to hold a token, and loses it.',
  Outbox: 'The mails that Nmbrs would have sent, and where their links lead.',
  Files: 'What was uploaded: no operation of Nmbrs gives it back.',
  Trouble: 'Simulated trouble: rules that hold calls up, fail them, or spoil their answers.',
  Answers: 'Rules that choose what calls are answered with.',
  Calls: 'What was called, whether that was right, and what the real service would have swallowed.',
  Mock: 'What this server is, and what it was asked.',
} as const;

export type Group = keyof typeof GROUPS;

/** A request, read and found to be as its route says. */
export interface RouteInput<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly services: ControlServices;
  /** Where the client reached this server, e.g. `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Aborted when the answer is not waited for any more. */
  readonly signal: AbortSignal;
  /** A function of the program that runs the mock in itself, which JSON cannot hold; null for none. */
  readonly byFunction: AnswerFunction | null;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** Everything about one route, from which its handling and its description both follow. */
interface RouteDefinition<
  Path extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: Method;
  /** Below `/_mock`, parameters in braces. */
  readonly path: string;
  /** The operation's id in the description: what it does, in camel case. */
  readonly name: string;
  readonly group: Group;
  readonly summary: string;
  /** The parameters in the path, by name. */
  readonly parameters?: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** 200 unless said otherwise; 204 goes without an answer. */
  readonly status?: 200 | 201 | 204;
  /** What the answer holds, in a few words. */
  readonly gives: string;
  /** Left out for a route that answers with nothing, or only with a page. */
  readonly answer?: Answer;
  /** Where what was made is found, below `/_mock`. */
  readonly location?: (answer: DeepReadonly<z.output<Answer>>, path: Values<Path>) => string;
  /** When it is refused with 409; left out where it never is. */
  readonly conflict?: string;
  readonly handle: (
    input: RouteInput<Values<Path>, Values<Query>, z.output<Body>>,
  ) => DeepReadonly<z.output<Answer>> | Promise<DeepReadonly<z.output<Answer>>>;
  /** The same as a page: for clients that prefer one, and for all where there is no `answer`. */
  readonly page?: (input: RouteInput<Values<Path>, Values<Query>, z.output<Body>>) => Html | Promise<Html>;
  /** The content type of an answer that is a text, and no JSON. */
  readonly text?: string;
  /** Whether it needs no control token: a link in a mail, a probe. */
  readonly open?: boolean;
  /** Whether it tells of this process alone, whatever others wrote, so that nothing of that is waited for. */
  readonly ofProcess?: boolean;
}

/** A route without the types of its values: the router reads the values by its schemas before it is handled. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly name: string;
  readonly group: Group;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly status: 200 | 201 | 204;
  readonly gives: string;
  readonly answer: z.ZodType | null;
  readonly location: ((answer: unknown, path: unknown) => string) | null;
  readonly conflict: string | null;
  readonly handle: (input: RouteInput<unknown, unknown, unknown>) => unknown;
  readonly page: ((input: RouteInput<unknown, unknown, unknown>) => Html | Promise<Html>) | null;
  readonly text: string | null;
  readonly open: boolean;
  readonly ofProcess: boolean;
  /** Whether what it gives is a page of a list. */
  readonly isPaged: boolean;
}

type NoShape = Record<never, z.ZodType>;

/** Types the handler by the schemas of its route. */
export function route<
  Path extends Shape = NoShape,
  Query extends Shape = NoShape,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodVoid,
>(definition: RouteDefinition<Path, Query, Body, Answer>): Route {
  const { parameters = {}, query = {}, ...rest } = definition;
  const defaults = {
    body: null,
    status: 200,
    answer: null,
    location: null,
    conflict: null,
    page: null,
    text: null,
    open: false,
    ofProcess: false,
    isPaged: false,
  };
  // The named boundary where handlers lose their types: the router gives them what their schemas have read.
  return {
    ...defaults,
    ...rest,
    parameters: z.strictObject(parameters),
    query: z.strictObject(query),
  } as Route;
}

type PageQuery = typeof pageQuery;

/** A route that gives a list page by page. */
export function pagedRoute<Path extends Shape, Query extends Shape, Item extends z.ZodType>(
  definition: Pick<
    RouteDefinition<Path, Query, z.ZodUndefined, Item>,
    'path' | 'name' | 'group' | 'summary' | 'parameters' | 'query' | 'gives'
  > & {
    readonly item: Item;
    readonly handle: (
      input: RouteInput<Values<Path>, Values<Query & PageQuery>, undefined>,
    ) => Page<DeepReadonly<z.output<Item>>> | Promise<Page<DeepReadonly<z.output<Item>>>>;
  },
): Route {
  const { item, handle, query, ...rest } = definition;
  const listed = route({
    ...rest,
    method: 'get',
    query: { ...query, ...pageQuery } as Query & PageQuery,
    answer: z.array(item),
    handle: () => [],
  });
  // The same boundary.
  return { ...listed, isPaged: true, handle: handle as Route['handle'] };
}

/** The routes of each path. */
export function byPath(routes: readonly Route[]): Map<string, Route[]> {
  return groupedBy(routes, ({ path }) => path);
}
