import type { WorldSeed } from '../../fixtures/world.ts';
import type { KeptEntry } from '../access/keeping.ts';
import { Tenant } from '../access/tenant.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { keptValue } from './kept-json.ts';
import { stateReader } from './kept-state.ts';
import { originOf } from './kept-world.ts';
import { INITIAL, type KeptEnvironment, NOW } from './store.ts';
import type { StoreArchive } from './store-archive.ts';

/** What environments that are kept are made of. */
export interface Making {
  readonly worlds: readonly WorldSeed[];
  readonly capacity: Capacity;
  readonly archive: StoreArchive;
}

/** What is kept of an environment besides its states. */
export function entryOf({ environment: number, value }: KeptEnvironment): KeptEntry {
  return { number, ...keptValue<Omit<KeptEntry, 'number'>>(value) };
}

/** An environment that was kept, and goes on being kept there. */
export function tenantOf(
  kept: KeptEnvironment,
  { worlds, capacity, archive }: Making,
): readonly [entry: KeptEntry, tenant: Tenant] {
  const entry = entryOf(kept);
  const { number, subdomain } = entry;
  const read = stateReader(subdomain, originOf(entry.origin, worlds), capacity);
  const opened = new Map(kept.states.map((state) => [state.state, read(state)] as const));
  const now = opened.get(NOW);
  const initial = opened.get(INITIAL);
  if (!now || !initial) throw new Error(`Of the environment ${subdomain} no state was kept.`);
  const snapshots = [...opened].filter(([state]) => state > NOW);
  const tenant = Tenant.of(now, { initial, snapshots });
  tenant.keepIn(archive.keeping(number));
  return [entry, tenant];
}
