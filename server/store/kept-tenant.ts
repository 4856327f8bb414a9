import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { KeptEntry } from '../access/keeping.ts';
import { Tenant } from '../access/tenant.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Origin } from '../world/environment.ts';
import { keptValue } from './kept-json.ts';
import { stateOf } from './kept-state.ts';
import { INITIAL, type KeptEnvironment, NOW } from './store.ts';
import type { StoreArchive } from './store-archive.ts';

/** What environments that are kept are made of. */
export interface Making {
  readonly world: WorldOfFiles;
  readonly capacity: Capacity;
  readonly archive: StoreArchive;
}

/** An environment that was kept, and goes on being kept there. */
export function tenantOf(
  { environment: number, value, states }: KeptEnvironment,
  { world, capacity, archive }: Making,
): readonly [entry: KeptEntry, tenant: Tenant] {
  const entry = { number, ...keptValue<Omit<KeptEntry, 'number'>>(value) };
  const { subdomain } = entry;
  const origin = originOf(entry.origin, world);
  const opened = new Map(
    states.map((state) => [state.state, stateOf(state, subdomain, origin, capacity)] as const),
  );
  const now = opened.get(NOW);
  const initial = opened.get(INITIAL);
  if (!now || !initial) throw new Error(`Of the environment ${subdomain} no state was kept.`);
  const snapshots = [...opened].filter(([state]) => state > NOW);
  const tenant = Tenant.of(now, { initial, snapshots });
  tenant.keepIn(archive.keeping(number));
  return [entry, tenant];
}

function originOf(subdomain: string, { worlds }: WorldOfFiles): Origin {
  for (const world of worlds) {
    const seed = world.environments.find((one: EnvironmentSeed) => one.subdomain === subdomain);
    if (seed) return { world, seed };
  }
  throw new Error(`The world has no environment ${subdomain}.`);
}
