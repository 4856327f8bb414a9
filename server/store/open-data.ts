import type { ErrorListener } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { inTurns } from '../../base/turns.ts';
import { openWorld, type WorldSeed } from '../../fixtures/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Journal } from '../journal/journal.ts';
import type { StoreCounts } from '../metrics/store-counts.ts';
import { CallKeeper } from './call-keeper.ts';
import { CallSender } from './call-sender.ts';
import { followNews } from './follow-news.ts';
import { Freshness } from './freshness.ts';
import { Keeper } from './keeper.ts';
import { entryOf, type Making, tenantOf } from './kept-tenant.ts';
import { keptWorldOf, textOfWorld, withWorlds, worldOfText, worldsOf } from './kept-world.ts';
import { isPostgres, openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { Kept, Store, Upkeep } from './store.ts';
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
  /**
   * Resolves once all is known here that other servers have written until now; null where there are none.
   * @throws NotPossible where that cannot be told.
   */
  readonly upToDate: (() => Promise<void>) | null;
  /** @throws NotPossible once this process can do nothing for those that are kept any more, and another one could. */
  requireSound(): void;
  /** Has the calls that this server answers where others have theirs, and theirs in its journal; nothing where there are none. */
  shareCalls(calls: Journal): void;
  /**
   * Puts the calls that are there into the journal, and keeps those that come.
   * @throws NotPossible for a place that several servers have.
   */
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

/** What begins so is an address, and never meant for a folder. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * Opens a place, whatever it keeps.
 * @throws NotPossible for a place that cannot be opened, or that another process has, and for an address of another kind.
 */
export async function openStore(place: string, opening: Pick<Opening, 'mustExist'>): Promise<Store> {
  if (isPostgres(place)) return openPostgres(place);
  const [scheme] = ADDRESS.exec(place) ?? [];
  if (scheme === undefined) return openSqlite(place, opening);
  throw new NotPossible(
    'invalid',
    'data',
    `Nothing can be kept at an address that begins with ${scheme}.`,
    'Name a folder, or a database of PostgreSQL: postgres://user:password@host:5432/database.',
    scheme,
  );
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
  const store = await openStore(place, { mustExist });
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
  const archive = new StoreArchive(keeper, store.sharing);
  const { sharing } = store;
  const freshness = sharing && new Freshness(store.place, sharing, keeper, onError);
  const keepIn = (tenants: Tenants, making: Making, world: string) => {
    tenants.keepIn(archive);
    let known = { world, making };
    keeper.follow((news) => {
      // Worlds came in, of which environments that are new may be.
      if (news.world !== null && news.world !== known.world)
        known = { world: news.world, making: { ...making, worlds: worldsIn(news.world) } };
      followNews(tenants, news, known.making);
    });
  };
  const worldsIn = (world: string) => worldsOf(worldOfText(world), null, store.place);
  let callKeeper: CallKeeper | null = null;
  let sender: CallSender | null = null;
  const shared = {
    place: store.place,
    upkeep: store.upkeep,
    counts: keeper.counts,
    requireSound: () => keeper.requireSound(),
    upToDate: freshness && (() => freshness.upToDate()),
    shareCalls: (calls: Journal) => {
      if (!sharing) return;
      sender = new CallSender(sharing.journal, capacity, onError);
      calls.share(sender);
    },
    keepCalls: async (calls: Journal, tenants: Tenants) => {
      callKeeper = new CallKeeper(calls, tenants, keeper, await store.readCalls());
    },
    close: async () => {
      callKeeper?.end();
      await sender?.end();
      await keeper.settled();
      await store.close();
    },
  };
  const text = kept.world;
  if (text === null) {
    const world = first ?? { worlds: [openWorld()], furnishings: new Map() };
    const begun = keptWorldOf(world);
    return {
      ...shared,
      world,
      since: begun.since,
      isBegun: false,
      begin: async (tenants) => {
        keepIn(tenants, { worlds: world.worlds, capacity, archive }, textOfWorld(begun));
        await Promise.all(kept.environments.map(({ environment }) => archive.remove(environment)));
        await Promise.all(tenants.all().map(({ subdomain }) => inTurns(tenants.keep(subdomain))));
        // Last, so that a beginning that was broken off is none.
        await store.begin(textOfWorld(begun));
      },
    };
  }
  const known = worldOfText(text);
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
      const making = { worlds, capacity, archive };
      tenants.countOn(kept.lastNumber);
      // Its rules are told whether others count with them.
      keepIn(tenants, making, text);
      tenants.restore(kept.environments.map((one) => tenantOf(one, making)));
    },
  };
}
