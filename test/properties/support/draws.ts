import fc from 'fast-check';
import type { Version } from '../../../contracts/interface/model.ts';
import { requestsOf } from './arbitrary.ts';
import { operationIn } from './desk.ts';
import { makerOf } from './places.ts';
import type { Draws } from './play.ts';
import type { Round, Table } from './round.ts';

/**
 * Fixed, so that a failure comes back; fast-check tells seed and path of what it found. The environment variable SEED
 * draws others.
 */
export const SEED = Number(process.env.SEED ?? 20261122);

/** Draws what a round sends, and what the round that makes its record does. */
export function drawsFor(round: Round, table: Table, version: Version): fc.Arbitrary<Draws> {
  const maker = makerOf(round, table);
  return fc.record({
    own: sentBy(round, table, version),
    makers: maker ? sentBy(maker, table, version) : fc.constant(null),
  });
}

/** One of those draws. */
export function drawFor(round: Round, table: Table, version: Version, seed: number): Draws {
  const [draws] = fc.sample(drawsFor(round, table, version), { numRuns: 1, seed });
  if (!draws) throw new Error(`nothing was drawn for ${round.write}`);
  return draws;
}

function sentBy({ write, rules = {}, fit = (sent) => sent }: Round, { service }: Table, version: Version) {
  const operation = operationIn(version, service, write);
  if (!operation) throw new Error(`${service} ${version} has no ${write}`);
  return requestsOf(operation, rules).map(fit);
}
