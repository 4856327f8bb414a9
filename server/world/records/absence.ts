import type { AbsenceCaseSeed, AbsenceReportSeed } from '../../../fixtures/absence.ts';

/** What was reported about one illness. */
export type AbsenceCase = AbsenceCaseSeed;

/** To what degree an employee was absent, from a day on. */
export type AbsenceReport = AbsenceReportSeed;
