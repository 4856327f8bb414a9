import { createHash } from 'node:crypto';
import { NotPossible } from '../../base/not-possible.ts';
import { PACKAGE_VERSION } from '../../base/package-facts.ts';
import { currentDate } from '../../base/real-time.ts';
import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import { openWorld, type WorldSeed } from '../../fixtures/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import type { Origin } from '../world/environment.ts';
import { keptText, keptValue } from './kept-json.ts';

/** What is kept of the world over which environments were written: enough to make it anew, and to tell it from others. */
export interface KeptWorld {
  /** Of the mock that began it. */
  readonly version: string;
  /** When it was begun, in ISO 8601. */
  readonly since: string;
  /** What its worlds are made of; those that came in later behind those with which it was begun. */
  readonly worlds: readonly Pick<WorldSeed, 'plan' | 'seed'>[];
  /** A hash of what the files said with which it was begun. */
  readonly files: string;
  /** A hash of some records as they were made, since another version of the mock may make them otherwise. */
  readonly records: string;
}

/** What is kept of a world with which keeping begins. */
export function keptWorldOf(world: WorldOfFiles): KeptWorld {
  const { worlds } = world;
  return {
    version: PACKAGE_VERSION,
    since: currentDate().toISOString(),
    worlds: worlds.map(({ plan, seed }) => ({ plan, seed })),
    files: hashOfFiles(world),
    records: hashOfRecords(worlds),
  };
}

/** The same with worlds of which environments came in later. */
export function withWorlds(kept: KeptWorld, more: readonly WorldSeed[]): KeptWorld {
  const worlds = [...kept.worlds, ...more.map(({ plan, seed }) => ({ plan, seed }))];
  return { ...kept, worlds, records: hashOfRecords(opened(worlds)) };
}

export function textOfWorld(world: KeptWorld): string {
  return keptText(world);
}

export function worldOfText(text: string): KeptWorld {
  return keptValue<KeptWorld>(text);
}

/**
 * Makes the worlds anew over which environments were written.
 * @param asked the world that is to be served; null for the one that is kept.
 * @throws NotPossible for another one, and where this version of the mock makes other records than were written over.
 */
export function worldsOf(kept: KeptWorld, asked: WorldOfFiles | null, place: string): readonly WorldSeed[] {
  const worlds = opened(kept.worlds);
  if (hashOfRecords(worlds) !== kept.records) throw otherVersion(kept, place);
  if (asked !== null && hashOfFiles(asked) !== kept.files) throw otherFiles(kept, place);
  return worlds;
}

/** What an environment began as. @throws Error where none of the worlds has it. */
export function originOf(subdomain: string, worlds: readonly WorldSeed[]): Origin {
  // Of two the later one: the other is of an environment that was deleted before.
  for (const world of worlds.toReversed()) {
    const seed = world.environments.find((one: EnvironmentSeed) => one.subdomain === subdomain);
    if (seed) return { world, seed };
  }
  throw new Error(`The world has no environment ${subdomain}.`);
}

function opened(worlds: KeptWorld['worlds']): WorldSeed[] {
  return worlds.map(({ plan, seed }) => openWorld(plan, seed));
}

function hashOfFiles({ worlds, furnishings }: WorldOfFiles): string {
  return hashOf([
    ...worlds.map(({ plan, seed }) => [plan, seed]),
    ...[...furnishings].map(([subdomain, { seed, state }]) => [subdomain, seed, state]),
  ]);
}

/** Of the first employee of each company. */
function hashOfRecords(worlds: readonly WorldSeed[]): string {
  return hashOf(
    worlds.flatMap((world) => {
      const debtors = world.environments.flatMap((environment) => environment.debtors);
      return debtors.flatMap(({ companies }) =>
        companies.flatMap(({ firstEmployeeId }) => {
          const employee = world.employee(firstEmployeeId);
          return employee ? [employee, world.employeeAdministration(employee)] : [];
        }),
      );
    }),
  );
}

function hashOf(values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(JSON.stringify(value));
  return hash.digest('hex');
}

function otherFiles({ since }: KeptWorld, place: string): NotPossible {
  return new NotPossible(
    'conflict',
    'data',
    `${place} keeps environments of another world: it was begun on ${dayIn(since)} with other world files, or with another text of these. Nothing there was changed.`,
    'Name no world to go on with the one that it keeps; or save its environments as world files with `nmbrs-mock data export`; or choose another place with --data.',
    place,
  );
}

function otherVersion({ version, since }: KeptWorld, place: string): NotPossible {
  const builder =
    version === PACKAGE_VERSION ? `another build of nmbrs-mock ${version}` : `nmbrs-mock ${version}`;
  return new NotPossible(
    'conflict',
    'data',
    `${place} was begun on ${dayIn(since)} by ${builder}, which makes other records of the same world than this one, ${PACKAGE_VERSION}, does. Nothing there was changed.`,
    'Go on with that one; or save its environments there as world files with `nmbrs-mock data export`, and begin another place with these: `nmbrs-mock serve --world <file> --data <other>`.',
    place,
  );
}

function dayIn(time: string): string {
  return time.slice(0, 10);
}
