import { createHash } from 'node:crypto';
import type { ErrorListener } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { KeptEntry } from '../access/keeping.ts';
import { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Journal } from '../journal/journal.ts';
import type { StoreCounts } from '../metrics/store-counts.ts';
import type { Origin } from '../world/environment.ts';
import { CallKeeper } from './call-keeper.ts';
import { Keeper } from './keeper.ts';
import { keptValue } from './kept-json.ts';
import { stateOf } from './kept-state.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { INITIAL, type KeptEnvironment, NOW, type Store } from './store.ts';
import { StoreArchive } from './store-archive.ts';

/** A place where the environments of a server are kept. */
export interface Data {
  readonly counts: StoreCounts;
  /** Whether environments are there already. */
  readonly isBegun: boolean;
  /** Puts in the environments that are there. */
  restore(tenants: Tenants): void;
  /** Keeps all environments that there are, and what is written to them from now on. */
  begin(tenants: Tenants): Promise<void>;
  /** Puts the calls that are there into the journal, and keeps those that come. */
  keepCalls(calls: Journal, tenants: Tenants): Promise<void>;
  /** Ends once all is kept that was written. */
  close(): Promise<void>;
}

/**
 * Opens a place where the environments of a world are kept.
 * @throws NotPossible for a place that cannot be opened, that another process has, or that keeps another world.
 */
export async function openData(
  place: string,
  world: WorldOfFiles,
  capacity: Capacity,
  onError: ErrorListener,
): Promise<Data> {
  const store = await openSqlite(place);
  try {
    return await dataOf(store, world, capacity, onError);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function dataOf(
  store: Store,
  world: WorldOfFiles,
  capacity: Capacity,
  onError: ErrorListener,
): Promise<Data> {
  const kept = await store.read();
  const mark = markOf(world);
  if (kept.world !== null && kept.world !== mark) throw otherWorld(store.place);
  const keeper = new Keeper(store, onError);
  const archive = new StoreArchive(keeper);
  let callKeeper: CallKeeper | null = null;
  return {
    counts: keeper.counts,
    isBegun: kept.world !== null,
    restore: (tenants) => {
      tenants.restore(kept.environments.map((one) => tenantOf(one, world, capacity, archive)));
      tenants.keepIn(archive);
    },
    begin: async (tenants) => {
      tenants.keepIn(archive);
      await Promise.all(kept.environments.map(({ environment }) => archive.remove(environment)));
      await Promise.all(tenants.all().map(({ subdomain }) => tenants.keep(subdomain)));
      // Last, so that a beginning that was broken off is none.
      await store.begin(mark);
    },
    keepCalls: async (calls, tenants) => {
      callKeeper = new CallKeeper(calls, tenants, keeper, await store.readCalls());
    },
    close: async () => {
      callKeeper?.end();
      await keeper.settled();
      await store.close();
    },
  };
}

function tenantOf(
  { environment: number, value, states }: KeptEnvironment,
  world: WorldOfFiles,
  capacity: Capacity,
  archive: StoreArchive,
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

/**
 * What tells a world from others: the plans and seeds of its files, and some records as they are made of them, since another
 * version of the mock may make them otherwise.
 */
function markOf({ worlds, furnishings }: WorldOfFiles): string {
  const hash = createHash('sha256');
  for (const world of worlds) {
    hash.update(JSON.stringify([world.plan, world.seed]));
    for (const employee of examplesOf(world)) hash.update(JSON.stringify(employee));
  }
  for (const [subdomain, { seed, state }] of furnishings)
    hash.update(JSON.stringify([subdomain, seed, state]));
  return hash.digest('hex');
}

/** The first employee of each company. */
function examplesOf(world: WorldSeed): unknown[] {
  const companies = world.environments.flatMap(({ debtors }) =>
    debtors.flatMap((debtor) => debtor.companies),
  );
  return companies.flatMap(({ firstEmployeeId }) => {
    const employee = world.employee(firstEmployeeId);
    return employee ? [employee, world.employeeAdministration(employee)] : [];
  });
}

function otherWorld(place: string): NotPossible {
  return new NotPossible(
    'conflict',
    'data',
    `${place} keeps environments of another world: that of other world files, or of another version of the mock.`,
    'Serve those files, or export its environments with that version and serve what was exported, or choose another place with --data.',
    place,
  );
}
