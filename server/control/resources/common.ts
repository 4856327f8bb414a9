import { z } from 'zod';
import type { Tenant } from '../../access/tenant.ts';
import type { ControlServices } from '../services.ts';

/** The parameter of every path below an environment. */
export const environmentInPath = { environment: z.string().describe('Its subdomain.') };

/** An id in a path. */
export function idInPath(description: string) {
  return z.coerce.number().int().describe(description);
}

/** The environment a route is about; to ask for it is to use it. */
export function environmentOf({
  path,
  services,
}: {
  readonly path: { readonly environment: string };
  readonly services: ControlServices;
}): Tenant {
  const tenant = services.tenants.get(path.environment);
  tenant.lastUsed = Date.now();
  return tenant;
}

/** A moment by the clock of an environment. */
export const momentSchema = z.string().describe('Dutch wall-clock time without a zone: 2026-11-16T09:00:00.');

/** Tags as people name them. */
export const tagsSchema = z.array(z.union([z.string(), z.int()])).describe('Names or numbers of tags.');
