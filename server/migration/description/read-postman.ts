import { z } from 'zod';
import { type DescribedEndpoint, rowOf } from './described-api.ts';
import { exampleNames } from './schema-names.ts';

const requestShape = z.object({
  method: z.string(),
  url: z.union([
    z.string(),
    z.object({
      path: z.array(z.union([z.string(), z.object({ value: z.string() })])).nullish(),
      query: z.array(z.object({ key: z.string().nullish() })).nullish(),
    }),
  ]),
  body: z.object({ raw: z.string().nullish() }).nullish(),
});

const responseShape = z.object({ code: z.number().nullish(), body: z.string().nullish() });

interface Item {
  readonly request?: z.output<typeof requestShape> | undefined;
  readonly response?: readonly z.output<typeof responseShape>[] | null | undefined;
  readonly item?: readonly Item[] | undefined;
}

const itemShape: z.ZodType<Item> = z.object({
  request: requestShape.optional(),
  response: z.array(responseShape).nullish(),
  item: z.lazy(() => z.array(itemShape)).optional(),
});

const collectionShape = z.object({ info: z.object({ name: z.string() }), item: z.array(itemShape) });

/** The endpoints of a collection of Postman 2; null for a document that is none. */
export function endpointsInPostman(document: unknown): DescribedEndpoint[] | null {
  const collection = collectionShape.safeParse(document);
  return collection.success ? collection.data.item.flatMap(endpointsOf) : null;
}

function endpointsOf({ request, response, item }: Item): DescribedEndpoint[] {
  const below = (item ?? []).flatMap(endpointsOf);
  if (!request) return below;
  const { method, url, body } = request;
  const success = (response ?? []).find(({ code }) => code == null || (code >= 200 && code < 300));
  const answers = namesIn(success?.body);
  return [
    {
      method: method.toUpperCase(),
      path: pathIn(url),
      query: typeof url === 'string' ? queryIn(url) : (url.query ?? []).flatMap(({ key }) => key ?? []),
      body: namesIn(body?.raw),
      answers: answers && rowOf(answers),
      // Scopes belong to the authorization of the whole collection.
      scopes: null,
    },
    ...below,
  ];
}

function pathIn(url: z.output<typeof requestShape>['url']): string {
  if (typeof url === 'string') return url.replace(/^(?:\w+:\/\/[^/]*|\{\{[^}]*\}\})/, '').split('?')[0] ?? '';
  return `/${(url.path ?? []).map((step) => (typeof step === 'string' ? step : step.value)).join('/')}`;
}

function queryIn(url: string): string[] {
  const [, query = ''] = url.split('?');
  return [...new URLSearchParams(query).keys()];
}

/** The names in an example; null where there is none, or none that is JSON. */
function namesIn(example: string | null | undefined): string[] | null {
  if (!example) return null;
  try {
    return exampleNames(JSON.parse(example));
  } catch {
    return null;
  }
}
