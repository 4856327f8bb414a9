import type { AbsenceCaseSeed, AbsenceReportSeed } from '../../../fixtures/absences.ts';

/** What was reported about one illness. */
export type AbsenceCase = AbsenceCaseSeed;

/** How far somebody was absent, from a day on. */
export type AbsenceReport = AbsenceReportSeed;
