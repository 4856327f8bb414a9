import type { CostPartSeed, CostSplitSeed } from '../../../fixtures/administration/records.ts';

/** Over which cost centres the costs of an employee are spread, from a period on. */
export type CostSplit = CostSplitSeed;

/** The part of the costs that is for one cost centre. */
export type CostPart = CostPartSeed;
