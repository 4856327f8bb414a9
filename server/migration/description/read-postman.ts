import { isRecord } from '../../../base/is-record.ts';
import { MOST_LEVELS } from '../../../base/most-levels.ts';
import { parsedJson } from '../../../base/parsed-json.ts';
import { type DescribedEndpoint, rowOf } from './described-api.ts';
import { exampleNames, listIn } from './schema-names.ts';

type Json = Readonly<Record<string, unknown>>;

/** The endpoints of a collection of Postman 2; null for a document that is none. What says nothing in it is left out. */
export function endpointsInPostman(document: unknown): DescribedEndpoint[] | null {
  if (!isRecord(document) || !isRecord(document.info) || !Array.isArray(document.item)) return null;
  return endpointsIn(document.item, 0);
}

/** Of requests, and of folders of them. */
function endpointsIn(items: readonly unknown[], levels: number): DescribedEndpoint[] {
  if (levels > MOST_LEVELS) return [];
  return items.flatMap((item) => {
    if (!isRecord(item)) return [];
    return [...endpointOf(item), ...endpointsIn(listIn(item.item), levels + 1)];
  });
}

/** A request may be no more than its address, which is asked by GET. */
function endpointOf({ request, response }: Json): DescribedEndpoint[] {
  const { method = 'GET', url, body = null } = isRecord(request) ? request : { url: request };
  const path = pathIn(url);
  if (typeof method !== 'string' || path === null) return [];
  const query = queryIn(url);
  return [
    {
      method: method.toUpperCase(),
      path,
      // A request without any tells nothing of those that could stand there.
      query: query.length === 0 ? null : query,
      body: namesIn(isRecord(body) ? body.raw : null),
      answers: answersIn(listIn(response)),
      // Scopes belong to the authorization of the whole collection.
      scopes: null,
    },
  ];
}

/** What stands in any of the examples of an answer that is no refusal. */
function answersIn(examples: readonly unknown[]): string[] | null {
  const names = examples.flatMap((example) => {
    if (!isRecord(example)) return [];
    const { code, body } = example;
    const isSuccess = typeof code !== 'number' || (code >= 200 && code < 300);
    const read = isSuccess ? namesIn(body) : null;
    return (read && rowOf(read)) ?? [];
  });
  return names.length === 0 ? null : [...new Set(names)];
}

/** Null where an address has none. */
function pathIn(url: unknown): string | null {
  if (typeof url === 'string')
    return url.replace(/^(?:\w+:\/\/[^/]*|\{\{[^}]*\}\})/, '').split('?')[0] ?? null;
  if (!isRecord(url)) return null;
  if (!Array.isArray(url.path)) return pathIn(url.path ?? url.raw);
  const steps = url.path.map((step) => (isRecord(step) ? step.value : step));
  return `/${steps.join('/')}`;
}

function queryIn(url: unknown): string[] {
  if (typeof url === 'string') return [...new URLSearchParams(url.split('?')[1] ?? '').keys()];
  if (!isRecord(url)) return [];
  return listIn(url.query).flatMap((parameter) =>
    isRecord(parameter) && typeof parameter.key === 'string' ? [parameter.key] : [],
  );
}

/** The names in an example; null where there is none, or none that is JSON. */
function namesIn(example: unknown): string[] | null {
  return typeof example === 'string' ? exampleNames(parsedJson(example)) : null;
}
