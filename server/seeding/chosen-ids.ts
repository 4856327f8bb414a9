import type { Path } from '../../base/schema/schema-at.ts';
import { OWN_ID } from '../../contracts/seed/notation.ts';
import type { GuidKind } from '../world/environment.ts';
import type { Seeding } from './seeding.ts';

/** The numbers of a seed that stand where records say their ids, from the first one on. */
export function* idsSaid(seed: object, first: number): Generator<number> {
  for (const [name, value] of Object.entries(seed)) {
    if (typeof value === 'object' && value !== null) yield* idsSaid(value, first);
    else if (OWN_ID.includes(name) && Number.isInteger(value) && value >= first) yield value;
  }
}

/** The id of a new record: the one that is said where it is free, and else the next one. @param path of the record. */
export function idOfNew(
  said: number | undefined,
  path: Path,
  { environment, ids }: Pick<Seeding, 'environment' | 'ids'>,
): number {
  return said !== undefined && ids.take(said, [...path, 'id']) ? said : environment.nextId();
}

/** Gives a record the guid that is said, where it is free. @param path of the record. */
export function giveGuid(
  said: string | undefined,
  record: readonly [GuidKind, number],
  path: Path,
  { ids }: Pick<Seeding, 'ids'>,
): void {
  if (said !== undefined) ids.takeGuid(said, record, [...path, 'guid']);
}
