/** What a document says of the REST API: one that partners can export. */
export interface DescribedApi {
  /** How the report calls it: a file. */
  readonly document: string;
  readonly endpoints: readonly DescribedEndpoint[];
}

export interface DescribedEndpoint {
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly query: readonly string[];
  /** Names with dots between; null where the document does not say. */
  readonly body: readonly string[] | null;
  /** Those of a row, where rows come in pages. */
  readonly answers: readonly string[] | null;
  readonly scopes: readonly string[] | null;
}

/**
 * A path as others are compared with it: without `/api` before and a stroke behind, its parameters without names, whatever
 * the case.
 */
export function comparablePath(path: string): string {
  return path
    .replace(/^\/?(?:api\/)?/i, '/')
    .replace(/\/$/, '')
    .replaceAll(/\{\{?[^}]*\}\}?|:[^/]+/g, '{}')
    .toLowerCase();
}

/** The names of a row, of an answer that comes in pages; all names of any other. */
export function rowOf(names: readonly string[]): string[] {
  const isPaged = names.some((name) => name.startsWith('pagination.') || name === 'pagination');
  if (!isPaged) return [...names];
  return names.filter((name) => name.startsWith('data.')).map((name) => name.slice('data.'.length));
}
