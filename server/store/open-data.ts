import type { ErrorListener } from '../../base/error-listener.ts';
import { openWorld, type WorldSeed } from '../../fixtures/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { KeptEntry } from '../access/keeping.ts';
import { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Journal } from '../journal/journal.ts';
import type { StoreCounts } from '../metrics/store-counts.ts';
import { CallKeeper } from './call-keeper.ts';
import { Keeper } from './keeper.ts';
import { keptValue } from './kept-json.ts';
import { stateReader } from './kept-state.ts';
import { keptWorldOf, originOf, textOfWorld, withWorlds, worldOfText, worldsOf } from './kept-world.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { INITIAL, type Kept, type KeptEnvironment, NOW, type Store, type Upkeep } from './store.ts';
import { StoreArchive } from './store-archive.ts';

/** A place where the environments of a server are kept. */
export type Data = NewData | BegunData;

interface AnyData {
  /** How messages call it. */
  readonly place: string;
  /** The world over which they are written. */
  readonly world: WorldOfFiles;
  /** Since when, in ISO 8601. */
  readonly since: string;
  /** What can be done to the place; undefined where it has tools of its own. */
  readonly upkeep: Upkeep | undefined;
  readonly counts: StoreCounts;
  /** Puts the calls that are there into the journal, and keeps those that come. */
  keepCalls(calls: Journal, tenants: Tenants): Promise<void>;
  /** Ends once all is kept that was written. */
  close(): Promise<void>;
}

/** One where nothing is kept yet. */
interface NewData extends AnyData {
  readonly isBegun: false;
  /** Keeps all environments that there are, and what is written to them from now on. */
  begin(tenants: Tenants): Promise<void>;
}

/** One where environments are there already. */
interface BegunData extends AnyData {
  readonly isBegun: true;
  /** Puts them in, and keeps what is written to them from now on. */
  restore(tenants: Tenants): void;
  /** The subdomains with which no environment can come in: they are taken, or those of worlds that others began as. */
  readonly taken: ReadonlySet<string>;
  /** Keeps worlds, too, of which environments are about to come in. */
  addWorlds(worlds: readonly WorldSeed[]): Promise<void>;
}

/** How a place is opened. */
interface Opening {
  readonly capacity: Capacity;
  /** Told of what the place says when something cannot be kept. */
  readonly onError: ErrorListener;
  /** Whether something must be kept there already. */
  readonly mustExist?: boolean;
  /** With what a place begins that keeps nothing yet; with the world that is asked for unless given. */
  readonly first?: WorldOfFiles;
}

/**
 * Opens a place where the environments of a world are kept.
 * @param asked the world that is to be served; undefined for the one that is kept there, or the default one.
 * @throws NotPossible for a place that cannot be opened, that another process has, or that keeps another world.
 */
export async function openData(
  place: string,
  asked: WorldOfFiles | undefined,
  { mustExist = false, ...opening }: Opening,
): Promise<Data> {
  const store = await openSqlite(place, { mustExist });
  try {
    return dataOf(store, await store.read(), asked, opening);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function dataOf(
  store: Store,
  kept: Kept,
  asked: WorldOfFiles | undefined,
  { capacity, onError, first = asked }: Opening,
): Data {
  const keeper = new Keeper(store, onError);
  const archive = new StoreArchive(keeper);
  let callKeeper: CallKeeper | null = null;
  const shared = {
    place: store.place,
    upkeep: store.upkeep,
    counts: keeper.counts,
    keepCalls: async (calls: Journal, tenants: Tenants) => {
      callKeeper = new CallKeeper(calls, tenants, keeper, await store.readCalls());
    },
    close: async () => {
      callKeeper?.end();
      await keeper.settled();
      await store.close();
    },
  };
  if (kept.world === null) {
    const world = first ?? { worlds: [openWorld()], furnishings: new Map() };
    const begun = keptWorldOf(world);
    return {
      ...shared,
      world,
      since: begun.since,
      isBegun: false,
      begin: async (tenants) => {
        tenants.keepIn(archive);
        await Promise.all(kept.environments.map(({ environment }) => archive.remove(environment)));
        await Promise.all(tenants.all().map(({ subdomain }) => tenants.keep(subdomain)));
        // Last, so that a beginning that was broken off is none.
        await store.begin(textOfWorld(begun));
      },
    };
  }
  const known = worldOfText(kept.world);
  const worlds = worldsOf(known, asked ?? null, store.place);
  const entries = kept.environments.map(entryOf);
  return {
    ...shared,
    world: { worlds, furnishings: new Map() },
    since: known.since,
    isBegun: true,
    taken: new Set(entries.flatMap(({ subdomain, origin }) => [subdomain, origin])),
    addWorlds: (more) => store.begin(textOfWorld(withWorlds(known, more))),
    restore: (tenants) => {
      tenants.restore(kept.environments.map((one) => tenantOf(one, worlds, capacity, archive)));
      tenants.keepIn(archive);
    },
  };
}

/** What is kept of an environment besides its states. */
export function entryOf({ environment: number, value }: KeptEnvironment): KeptEntry {
  return { number, ...keptValue<Omit<KeptEntry, 'number'>>(value) };
}

function tenantOf(
  kept: KeptEnvironment,
  worlds: readonly WorldSeed[],
  capacity: Capacity,
  archive: StoreArchive,
): readonly [entry: KeptEntry, tenant: Tenant] {
  const entry = entryOf(kept);
  const { number, subdomain } = entry;
  const origin = originOf(entry.origin, worlds);
  const read = stateReader(subdomain, origin, capacity);
  const opened = new Map(kept.states.map((state) => [state.state, read(state)] as const));
  const now = opened.get(NOW);
  const initial = opened.get(INITIAL);
  if (!now || !initial) throw new Error(`Of the environment ${subdomain} no state was kept.`);
  const snapshots = [...opened].filter(([state]) => state > NOW);
  const tenant = Tenant.of(now, { initial, snapshots });
  tenant.keepIn(archive.keeping(number));
  return [entry, tenant];
}
