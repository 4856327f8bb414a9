import type { RunRequestSeed } from '../../../fixtures/administration/records.ts';

/** A pay run that was asked for; the clock tells how far it is. */
export type RunRequest = RunRequestSeed;
