import { afterAll, beforeAll } from 'vitest';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import type { Mock } from '../../client/mock.ts';

/** The ways to a mock: whatever can be done with one can be done through each, with the same sentences. */
export const DOORS = ['in this process', 'over HTTP'] as const;

export type Door = (typeof DOORS)[number];

/** One mock for the tests of a file or a `describe`, reached through this door. */
export function useMock(door: Door, options: NmbrsOptions = {}): () => Mock {
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    nmbrs = await startNmbrs(options);
  });
  afterAll(() => nmbrs.close());
  const { controlToken = null, onError = console.error } = options;
  return () => (door === 'over HTTP' ? connectNmbrs(nmbrs.url, { controlToken, onError }) : nmbrs);
}
