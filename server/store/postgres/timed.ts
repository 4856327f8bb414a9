import type pg from 'pg';

/** So long an answer may take, in milliseconds, that calls wait for. */
const MOST_TIME_TO_ANSWER = 30_000;

/** A question that is given up where no answer comes. */
export function timed(
  text: string,
  values: unknown[] = [],
): pg.QueryConfig & { readonly query_timeout: number } {
  return { text, values, query_timeout: MOST_TIME_TO_ANSWER };
}
