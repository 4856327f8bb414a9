import { createHash } from 'node:crypto';
import type { ErrorListener } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { inTurns } from '../../base/turns.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { followNews } from './follow-news.ts';
import { Freshness } from './freshness.ts';
import { Keeper } from './keeper.ts';
import { tenantOf } from './kept-tenant.ts';
import { isPostgres, openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { Store } from './store.ts';
import { StoreArchive } from './store-archive.ts';

/** A place where the environments of a server are kept. */
export interface Data {
  /** Whether environments are there already. */
  readonly isBegun: boolean;
  /**
   * Resolves once all is known here that other servers have written until now; null where there are none.
   * @throws NotPossible where that cannot be told.
   */
  readonly upToDate: (() => Promise<void>) | null;
  /** Puts in the environments that are there. */
  restore(tenants: Tenants): void;
  /** Keeps all environments that there are, and what is written to them from now on. */
  begin(tenants: Tenants): Promise<void>;
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
  const store = isPostgres(place) ? await openPostgres(place) : await openSqlite(place);
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
  const archive = new StoreArchive(keeper, store.sharing);
  const making = { world, capacity, archive };
  const { place, sharing } = store;
  const freshness = sharing && new Freshness(place, sharing, keeper, onError);
  const keepIn = (tenants: Tenants) => {
    tenants.keepIn(archive);
    keeper.follow((news) => followNews(tenants, news, making));
  };
  return {
    isBegun: kept.world !== null,
    upToDate: freshness && (() => freshness.upToDate()),
    restore: (tenants) => {
      tenants.restore(kept.environments.map((one) => tenantOf(one, making)));
      keepIn(tenants);
    },
    begin: async (tenants) => {
      keepIn(tenants);
      await Promise.all(kept.environments.map(({ environment }) => archive.remove(environment)));
      await Promise.all(tenants.all().map(({ subdomain }) => inTurns(tenants.keep(subdomain))));
      // Last, so that a beginning that was broken off is none.
      await store.begin(mark);
    },
    close: async () => {
      await keeper.settled();
      await store.close();
    },
  };
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
