import { type ServiceName, VERSIONS, type Version } from '../../../contracts/interface/model.ts';
import { operationIn } from './desk.ts';
import type { Round, Showing, Table } from './round.ts';

/** A showing that needs no more than its name is written as that. */
export function showingOf(showing: string | Showing): Showing {
  return typeof showing === 'string' ? { read: showing } : showing;
}

/** The round that makes the record which another one changes or takes away. @throws Error for one the table lacks. */
export function makerOf({ of }: Round, { rounds }: Table): Round | null {
  if (of === undefined) return null;
  const maker = rounds.find((round) => (round.when ?? round.write) === of || round.write === of);
  if (!maker) throw new Error(`there is no round of ${of}`);
  return maker;
}

/** Where a round shows: what changes a record shows where its maker does. */
export function placesOf(round: Round, table: Table): { shown: Showing[]; gone: Showing[] } {
  const maker = makerOf(round, table);
  const ownOrMakers = (round.shown ?? maker?.shown ?? []).map(showingOf);
  if (round.gone === true) return { shown: [], gone: ownOrMakers };
  return { shown: ownOrMakers, gone: (round.gone ?? []).map(showingOf) };
}

/** The versions in which a round can be played. */
export function versionsOf({ write, version }: Round, { service }: Table): Version[] {
  return VERSIONS.filter(
    (one) => (version === undefined || version === one) && operationIn(one, service, write) !== null,
  );
}

/** The operations that show what some round wrote, by service. */
export function readsOf({ service, rounds }: Table): (readonly [service: ServiceName, read: string])[] {
  return rounds.flatMap(({ shown = [], gone }) =>
    [...shown, ...(gone === true ? [] : (gone ?? []))]
      .map(showingOf)
      .map((showing) => [showing.service ?? service, showing.read] as const),
  );
}
