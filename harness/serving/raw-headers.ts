import type { Header } from './exchange.ts';

/** Headers as Node.js gives them raw: names and values by turns. */
export function pairs(raw: readonly string[]): Header[] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? '']);
}
