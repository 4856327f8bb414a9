/** When cases play: the days, years and periods that stand in them are meant from here. */

/** Where the clock of a mock stands while a case runs, unless the case says otherwise. */
export const CASE_DATE_TIME = '2026-11-16T09:00:00';

/** The period that is open then, in a company that pays monthly; as `Company_GetCurrentPeriod` tells it. */
export const CASE_PERIOD = '2026-11-M';
