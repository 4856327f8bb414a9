import type { DateTime, YearPeriod } from '../../../fixtures/seed.ts';

/** A pay run that was asked for; the clock tells how far it is. */
export interface RunRequest {
  readonly id: number;
  readonly period: YearPeriod;
  readonly requestedAt: DateTime;
}
