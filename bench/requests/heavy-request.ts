import type { WorldPlan } from '../../fixtures/plan.ts';
import type { Client } from '../client.ts';
import type { HttpRequest } from './soap-call.ts';

/** A request that gives a server much to do, and how long it may hold up all others. */
export interface HeavyRequest {
  readonly name: string;
  readonly plan: WorldPlan;
  /** Milliseconds. */
  readonly bound: number;
  /** Does what must be done before, and makes the request that is measured. */
  prepare(client: Client): Promise<HttpRequest>;
}

/** For lists of any size, and bodies of up to a mebibyte; then for whatever is larger. */
export const BOUND = 50;
export const BOUND_OF_LARGE_BODIES = 250;
