import type { ErrorListener } from '../base/error-listener.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The way to the control API of a mock: in this process, or over HTTP. */
export interface Transport {
  /** Of the mock: `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** Told of what listeners throw. */
  readonly onError: ErrorListener;
  /**
   * @param path below `/_mock`, with its query.
   * @param body what JSON can hold.
   * @param signal ends a request that waits, once its answer is not waited for any more.
   * @throws NotPossible when the mock refuses.
   * @throws Unreachable when none answers.
   */
  ask<Answer>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer>;
}

/** A path whose parts may hold any characters: `pathOf('environments', subdomain, 'tags')`. */
export function pathOf(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/** A body as it is sent. JSON has no NaN and would say null, so that a refusal would name a value that was not given. */
export function bodyText(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

/** A query, with its question mark, of the values that are there. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}
