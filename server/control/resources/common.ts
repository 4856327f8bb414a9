import { z } from 'zod';
import { elapsed } from '../../../base/real-time.ts';
import { inTurns, type Steps } from '../../../base/turns.ts';
import { digitsSchema } from '../../../contracts/control/values.ts';
import type { Draft } from '../../access/state.ts';
import type { Tenant } from '../../access/tenant.ts';
import type { Journal } from '../../journal/journal.ts';
import type { ControlServices } from '../services.ts';

/** The parameter of every path below an environment. */
export const environmentInPath = { environment: z.string().describe('Its subdomain.') };

/** An id in a path. */
export function idInPath(description: string) {
  return digitsSchema().describe(description);
}

/** What a path names by its number or its name. */
export function nameInPath(description: string) {
  return z.union([digitsSchema(), z.string()]).describe(description);
}

/** Of the input of a route, what names an environment. */
export interface AboutEnvironment {
  readonly path: { readonly environment: string };
  readonly services: ControlServices;
}

/** Changes the environment a route is about: all that the work writes, or nothing where it throws. */
export function changing<T>(input: AboutEnvironment, work: (draft: Draft) => T | Steps<T>): Promise<T> {
  return inTurns(environmentOf(input).write(work));
}

/**
 * The calls in the environment a route is about, as they are by now, whichever server answered them.
 * @throws NotPossible where that cannot be told.
 */
export async function journalOf(input: AboutEnvironment): Promise<Journal> {
  const { calls } = input.services;
  await calls.upToDate(environmentOf(input).subdomain);
  return calls;
}

/** The environment a route is about; to ask for it is to use it. */
export function environmentOf({ path, services }: AboutEnvironment): Tenant {
  const tenant = services.tenants.get(path.environment);
  tenant.lastUsed = elapsed();
  return tenant;
}
