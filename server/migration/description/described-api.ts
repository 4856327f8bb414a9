/** What a document says of the REST API: one that partners can export. */
export interface DescribedApi {
  /** How the report calls it: a file. */
  readonly document: string;
  readonly endpoints: readonly DescribedEndpoint[];
}

/** Of each part null where the document does not say what stands there. */
export interface DescribedEndpoint {
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly query: readonly string[] | null;
  /** Names with dots between. */
  readonly body: readonly string[] | null;
  /** Those of a row, where rows come in pages. */
  readonly answers: readonly string[] | null;
  readonly scopes: readonly string[] | null;
}

/** A parameter in a path, as it is written in OpenAPI and Postman, or the GUID of an example in its place. */
const PARAMETER = /\{\{?[^{}]*\}\}?|:[^/]+|(?<=\/)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=\/|$)/gi;

/**
 * A method and a path as others are compared with them: without `/api` before and a stroke behind, parameters without names,
 * whatever the case.
 */
export function comparableKey({ method, path }: Pick<DescribedEndpoint, 'method' | 'path'>): string {
  const plain = path
    .replace(/^\/?(?:api\/)?/i, '/')
    .replace(/\/$/, '')
    .replaceAll(PARAMETER, '{}');
  return `${method} ${plain}`.toLowerCase();
}

/** The names of a row, of an answer that comes in pages; all names of any other; null where no row is seen. */
export function rowOf(names: readonly string[]): string[] | null {
  const isPaged = names.some((name) => name.startsWith('pagination.') || name === 'pagination');
  if (!isPaged) return [...names];
  const row = names.filter((name) => name.startsWith('data.')).map((name) => name.slice('data.'.length));
  return row.length === 0 ? null : row;
}
