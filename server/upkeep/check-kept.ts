import { NotPossible } from '../../base/not-possible.ts';
import { atOnce } from '../../base/turns.ts';
import { type State as NotedState, stateSchema } from '../../contracts/seed/state.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Capacity } from '../capacity/capacity.ts';
import { stateSteps } from '../seeding/state.ts';
import { stateReader } from '../store/kept-state.ts';
import { entryOf } from '../store/kept-tenant.ts';
import { originOf, worldOfText, worldsOf } from '../store/kept-world.ts';
import { openStore } from '../store/open-data.ts';
import { INITIAL, type Kept, type KeptEnvironment, NOW, type StateNumber } from '../store/store.ts';

/** What a place keeps, and what is wrong with it. */
export interface Checked {
  readonly place: string;
  readonly bytes: number;
  /** The version of the mock that began it, and when, in ISO 8601; null where nothing was begun. */
  readonly begun: { readonly version: string; readonly since: string } | null;
  readonly environments: readonly {
    readonly subdomain: string;
    readonly snapshots: number;
    /** In all its states. */
    readonly records: number;
  }[];
  /** A sentence each; none where all is well. */
  readonly mistakes: readonly string[];
}

/**
 * Looks through a place: at the file, and at every record by its schema.
 * @throws NotPossible for a place that cannot be opened.
 */
export async function checkKept(place: string): Promise<Checked> {
  const store = await openStore(place, { mustExist: true });
  try {
    const mistakes = [...((await store.upkeep?.check()) ?? [])];
    const kept = await store.read();
    const world = kept.world === null ? null : worldOfText(kept.world);
    mistakes.push(...mistakesIn(kept, store.place));
    return {
      place: store.place,
      bytes: store.upkeep?.bytes() ?? 0,
      begun: world && { version: world.version, since: world.since },
      environments: kept.environments.map((environment) => ({
        subdomain: entryOf(environment).subdomain,
        snapshots: environment.states.filter(({ state }) => state > NOW).length,
        records: environment.states.reduce((sum, { records }) => sum + records.length, 0),
      })),
      mistakes,
    };
  } finally {
    await store.close();
  }
}

function mistakesIn(kept: Kept, place: string): string[] {
  if (kept.world === null) return [];
  let worlds: readonly WorldSeed[];
  try {
    worlds = worldsOf(worldOfText(kept.world), null, place);
  } catch (error) {
    if (error instanceof NotPossible) return [error.message];
    throw error;
  }
  return kept.environments.flatMap((environment) => mistakesInEnvironment(environment, worlds));
}

function mistakesInEnvironment(kept: KeptEnvironment, worlds: readonly WorldSeed[]): string[] {
  const { subdomain, origin } = entryOf(kept);
  const read = stateReader(subdomain, originOf(origin, worlds), new Capacity());
  const missing = [NOW, INITIAL].filter((state) => !kept.states.some((one) => one.state === state));
  return [
    ...missing.map((state) => `${subdomain}: ${nameOf(state)} is missing.`),
    ...kept.states.flatMap((state) =>
      mistakesInState(() => atOnce(stateSteps(read(state)))).map(
        (mistake) => `${subdomain}, ${nameOf(state.state)}: ${mistake}`,
      ),
    ),
  ];
}

function mistakesInState(read: () => NotedState): string[] {
  let state: NotedState;
  try {
    state = read();
  } catch (error) {
    return [(error as Error).message];
  }
  const { error } = stateSchema.safeParse(state);
  return (error?.issues ?? []).map(({ path, message }) => `${placeIn(state, path)}: ${message}.`);
}

/** A record is told by its id, not by its place in a list. */
function placeIn(state: NotedState, [table = '', ...path]: readonly PropertyKey[]): string {
  const value: unknown = state[table as keyof NotedState];
  const isTable = path[0] === 'records';
  const list: unknown = isTable ? (value as { readonly records: unknown }).records : value;
  const [at, ...within] = isTable ? path.slice(1) : path;
  const record: unknown = Array.isArray(list) ? list[Number(at)] : null;
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : at;
  return [table, id ?? '', within.map(String).join('.')].filter((part) => part !== '').join(' ');
}

function nameOf(state: StateNumber): string {
  if (state === NOW) return 'as it is';
  return state === INITIAL ? 'as it began' : `snapshot ${state}`;
}
