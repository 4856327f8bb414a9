import { byPath, type Route } from './route.ts';

/** What stands at a path: its routes, and the parameters as they stood in it. */
export interface Place {
  readonly routes: readonly Route[];
  /** Not decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the routes of a path. Neither case nor a slash at the end matters. */
export class RouteTable {
  readonly #entries: readonly { readonly pattern: RegExp; readonly routes: readonly Route[] }[];

  constructor(routes: readonly Route[]) {
    this.#entries = [...byPath(routes)].map(([path, own]) => ({ pattern: patternOf(path), routes: own }));
  }

  /** @param path below `/_mock`, without its query. */
  find(path: string): Place | null {
    for (const { pattern, routes } of this.#entries) {
      const match = pattern.exec(path);
      if (match) return { routes, parameters: match.groups ?? {} };
    }
    return null;
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll(/[.$]/g, '\\$&').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${escaped}/?$`, 'i');
}
