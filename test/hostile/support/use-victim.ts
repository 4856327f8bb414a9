import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { NmbrsOptions } from '../../../index.ts';
import { VALID, Victim } from './victim.ts';

/** A server for the tests of a file. After each of them it must still answer a valid call, and have met no surprise. */
export function useVictim(options: NmbrsOptions = {}): () => Victim {
  let victim: Victim;
  beforeAll(async () => {
    victim = await Victim.start(options);
  });
  afterEach(async () => {
    const { status, body } = await victim.post(VALID);
    expect({ status, period: body.includes('Result>2026-11-M<') }).toEqual({ status: 200, period: true });
    expect(victim.errors).toEqual([]);
  });
  afterAll(() => victim.close());
  return () => victim;
}
