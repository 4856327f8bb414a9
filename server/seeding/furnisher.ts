import { DocumentMistake } from '../../base/document/mistakes.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { Furnishing } from '../../fixtures/world-file.ts';
import type { Tenant } from '../access/tenant.ts';
import { seedSteps } from './apply-seed.ts';
import { SeedRefused } from './mistakes.ts';
import type { SeededServer } from './seeded-server.ts';
import { tenantOfState } from './state.ts';

/** Puts into environments what is in them besides their plans: it is loaded where there is any. */
export interface Furnisher {
  readonly tenantOfState: typeof tenantOfState;
  /**
   * Puts in what files say of an environment, and what is in every one.
   * @returns what is wrong with what files say; nothing once it is there.
   */
  furnish(tenant: Tenant, furnishing: Furnishing | undefined): WaitingSteps<DocumentMistake[]>;
}

export function furnisherFor(server: SeededServer): Furnisher {
  return { tenantOfState, furnish: (tenant, furnishing) => furnish(server, tenant, furnishing) };
}

function* furnish(
  server: SeededServer,
  tenant: Tenant,
  furnishing: Furnishing | undefined,
): WaitingSteps<DocumentMistake[]> {
  const mistakes = furnishing ? yield* furnishAsFiled(server, tenant, furnishing) : [];
  if (server.everywhere) yield* seedSteps(server, tenant, server.everywhere);
  return mistakes;
}

function* furnishAsFiled(
  server: SeededServer,
  tenant: Tenant,
  { seed, placeOf }: Furnishing,
): WaitingSteps<DocumentMistake[]> {
  try {
    yield* seedSteps(server, tenant, seed);
    return [];
  } catch (error) {
    if (error instanceof NotPossible) return [new DocumentMistake(error.detail, error.remedy, placeOf([]))];
    if (!(error instanceof SeedRefused)) throw error;
    return error.mistakes.map(
      ({ path, detail, remedy }) => new DocumentMistake(detail, remedy, placeOf(path)),
    );
  }
}
