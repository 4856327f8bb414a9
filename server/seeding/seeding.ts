import type { WorldFrame } from '../../fixtures/records/frame.ts';
import type { Environment } from '../world/environment.ts';
import type { Mistakes } from './mistakes.ts';
import type { TakenIds } from './taken-ids.ts';

/** What those who make the records of a seed hand to each other. */
export interface Seeding {
  /** What the records are put into: a copy that takes the place of the original once nothing is wrong. */
  readonly environment: Environment;
  /** The world in which records are made: as old as the environment, with its ids. */
  readonly world: WorldFrame;
  readonly ids: TakenIds;
  readonly mistakes: Mistakes;
}
