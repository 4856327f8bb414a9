import { DocumentMistake } from '../../base/document/mistakes.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Furnishing } from '../../fixtures/world-file.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import { applySeed } from './apply-seed.ts';
import { SeedRefused } from './mistakes.ts';
import { tenantOfState } from './state.ts';

/** What puts into environments what files say of them besides their plans: it is loaded where there is any. */
export const furnisher = { tenantOfState, furnish };

export type Furnisher = typeof furnisher;

/** What is wrong with what is put into an environment; nothing once it is there. */
function furnish(tenants: Tenants, tenant: Tenant, { seed, placeOf }: Furnishing): DocumentMistake[] {
  try {
    applySeed(tenants, tenant, seed);
    return [];
  } catch (error) {
    if (error instanceof NotPossible) return [new DocumentMistake(error.detail, error.remedy, placeOf([]))];
    if (!(error instanceof SeedRefused)) throw error;
    return error.mistakes.map(
      ({ path, detail, remedy }) => new DocumentMistake(detail, remedy, placeOf(path)),
    );
  }
}
