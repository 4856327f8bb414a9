/** A kind of hours that is paid on top of the salary. */
export interface HourCode {
  readonly code: number;
  readonly description: string;
  /** Of the hourly wage; 0 for hours that are only counted. */
  readonly percentage: number;
}

/**
 * The main hour model, by code; every company has it. The codes and their descriptions are our own
 * (mark: wage-and-hour-codes). No hour code is a wage code as well.
 */
export const HOUR_CODES: readonly HourCode[] = [
  { code: 2000, description: 'Extra uren', percentage: 100 },
  { code: 2010, description: 'Overuren 125 %', percentage: 125 },
  { code: 2020, description: 'Overuren 150 %', percentage: 150 },
  { code: 2030, description: 'Overuren 200 %', percentage: 200 },
  { code: 2100, description: 'Toeslag avond 25 %', percentage: 25 },
  { code: 2110, description: 'Toeslag nacht 40 %', percentage: 40 },
  { code: 2120, description: 'Toeslag zaterdag 50 %', percentage: 50 },
  { code: 2130, description: 'Toeslag zondag 100 %', percentage: 100 },
  { code: 2200, description: 'Ziekte-uren', percentage: 0 },
  { code: 2210, description: 'Verlofuren', percentage: 0 },
];

/** What a company may use besides, by code: its additional hour model. */
export const HOUR_CODES_2: readonly HourCode[] = [
  { code: 2500, description: 'Reisuren', percentage: 100 },
  { code: 2510, description: 'Wachtdienst', percentage: 15 },
];

const byCode = new Map([...HOUR_CODES, ...HOUR_CODES_2].map((hourCode) => [hourCode.code, hourCode]));

/** The hour code of either model; undefined for a code that is in neither. */
export function hourCodeOf(code: number): HourCode | undefined {
  return byCode.get(code);
}
