import { z } from 'zod';
import { PROBLEMS, type ProblemKind, problemSchema } from '../../contracts/control/problems.ts';
import { byPath, GROUPS, type Route, route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const documentSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });

/** The route of the description, which describes itself too. */
export function describing(routes: readonly Route[]): Route[] {
  const all = [
    ...routes,
    route({
      method: 'get',
      path: '/openapi.json',
      name: 'readOpenApi',
      group: 'Mock',
      summary: 'Read this description',
      gives: 'The description of the control API.',
      answer: documentSchema,
      handle: ({ services }): z.output<typeof documentSchema> => openApi(all, services.controlToken !== null),
    }),
  ];
  return all;
}

/** The OpenAPI document of a table of routes. */
function openApi(routes: readonly Route[], guarded: boolean) {
  const schemas = new Schemas();
  const paths = Object.fromEntries(
    [...byPath(routes)].map(([path, methods]) => [
      path,
      Object.fromEntries(methods.map((one) => [one.method, operationOf(one, schemas, guarded)])),
    ]),
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'Control API of nmbrs-mock',
      version: '1',
      description: 'Environments, logins, tags, templates and the clock of a local Nmbrs, for tests.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/_mock' }],
    tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
    security: guarded ? [{ controlToken: [] }] : [],
    paths,
    components: {
      ...(guarded ? { securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } } } : {}),
      schemas: schemas.components,
    },
  };
}

function operationOf(one: Route, schemas: Schemas, guarded: boolean): Json {
  const parameters = [
    ...Object.entries(one.parameters.shape).map(([name, schema]) => parameter(name, 'path', schema, schemas)),
    ...Object.entries(one.query.shape).map(([name, schema]) => parameter(name, 'query', schema, schemas)),
  ];
  return {
    operationId: one.name,
    tags: [one.group],
    summary: one.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(one.body ? { requestBody: requestBody(one, schemas) } : {}),
    responses: {
      [one.status]: {
        description: one.gives,
        ...headersOf(one),
        ...contentOf(one, schemas),
      },
      ...Object.fromEntries(problemsOf(one, guarded).map((kind) => problem(one, kind, schemas))),
    },
    ...(one.open && guarded ? { security: [] } : {}),
  };
}

function headersOf({ location, isPaged }: Route): Json {
  const headers = { ...(location ? { Location: LOCATION } : {}), ...(isPaged ? { Link: LINK } : {}) };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

const LINK = {
  description: 'Where the next page is, with `rel="next"` (RFC 8288); left out of the last one.',
  schema: { type: 'string' },
};

const RETRY_AFTER = { description: 'In how many seconds to try again.', schema: { type: 'integer' } };

const LOCATION = {
  description: 'Where what was made is found.',
  schema: { type: 'string', format: 'uri-reference' },
};

function parameter(name: string, place: 'path' | 'query', schema: z.ZodType, schemas: Schemas): Json {
  const { description, ...type } = schemas.of(schema, 'output');
  return { name, in: place, required: place === 'path', description, schema: type };
}

function requestBody({ body, form, page }: Route, schemas: Schemas): Json {
  const contentOf = (schema: z.ZodType | null) => ({ schema: schemas.of(schema as z.ZodType, 'input') });
  return {
    required: true,
    content: {
      'application/json': contentOf(body),
      ...(page ? { 'application/x-www-form-urlencoded': contentOf(form ?? body) } : {}),
    },
  };
}

function contentOf({ answer, page, text, isStream }: Route, schemas: Schemas): Json {
  const type = isStream ? LINES : 'application/json';
  const content = {
    ...(answer ? { [text?.split(';')[0] ?? type]: { schema: schemas.of(answer, 'output') } } : {}),
    ...(page ? PAGE : {}),
  };
  return Object.keys(content).length > 0 ? { content } : {};
}

/** A value of JSON a line. */
export const LINES = 'application/x-ndjson';

const PAGE = { 'text/html': { schema: { type: 'string' } } };

/** What can be wrong with a request follows from what it holds. */
function problemsOf({ parameters, body, conflict, open }: Route, guarded: boolean): ProblemKind[] {
  return [
    ...(body ? (['malformed'] as const) : []),
    ...(guarded && !open ? (['unauthorized'] as const) : []),
    ...(guarded ? [] : (['foreign-host'] as const)),
    'foreign-origin',
    ...(Object.keys(parameters.shape).length > 0 ? (['unknown'] as const) : []),
    ...(conflict === null ? [] : (['conflict'] as const)),
    ...(body ? (['too-large'] as const) : []),
    // Every route refuses parameters of a query that it does not know.
    'invalid',
    // What has no room, and code that cannot be loaded for want of files.
    'exhausted',
  ];
}

function problem({ conflict, page }: Route, kind: ProblemKind, schemas: Schemas): [string, Json] {
  const { status, title } = PROBLEMS[kind];
  const content = { 'application/problem+json': { schema: schemas.of(problemSchema, 'output') } };
  return [
    String(status),
    {
      description: (kind === 'conflict' && conflict) || title,
      ...(kind === 'exhausted' ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
      content: page ? { ...content, ...PAGE } : content,
    },
  ];
}

/** Turns schemas into JSON Schema; those with a name become components that are referred to. */
class Schemas {
  readonly components: Record<string, unknown> = {};

  /** @param io whether it is for what comes in, where defaults may be left out, or for what goes out. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    // In a frame, so that a named schema at the top is referred to like any other.
    const framed = z.toJSONSchema(z.object({ it: schema }), {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => dropSafeIntegers(jsonSchema),
    });
    const { $defs = {}, properties } = JSON.parse(
      JSON.stringify(framed).replaceAll('"#/$defs/', '"#/components/schemas/'),
    ) as { $defs?: Json; properties: { it: Json } };
    Object.assign(this.components, $defs);
    return properties.it;
  }
}

/** That a whole number is one that JavaScript can hold goes without saying. */
function dropSafeIntegers(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
