/** What the HR system, from which we sync, knows of the people of one company. */

/** A day: `2026-11-16`. */
export type Day = string;

export interface Illness {
  readonly personnelNumber: number;
  readonly firstDay: Day;
  /** Of their working time that they are absent. */
  readonly percentage: number;
  readonly comment: string;
  /** Null as long as they are ill. */
  readonly lastDay: Day | null;
}

export interface WorkedHours {
  readonly personnelNumber: number;
  readonly year: number;
  /** Of the payroll, a month here. */
  readonly period: number;
  readonly hourCode: number;
  readonly hours: number;
}

export interface Changes {
  readonly illnesses: readonly Illness[];
  readonly hours: readonly WorkedHours[];
  /** The day they are reported. */
  readonly reportedOn: Day;
}
