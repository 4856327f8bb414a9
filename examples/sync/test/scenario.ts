import { BUGS } from '../src/bugs.ts';
import type { Changes } from '../src/hr-system.ts';
import { ways } from '../src/sync.ts';

/** The integration as it should be, and with each of its mistakes. */
export const INTEGRATIONS = { 'no bug': ways, ...BUGS };

export type IntegrationName = keyof typeof INTEGRATIONS;

/** Of the company that is synced, and of two who work there. */
export const COMPANY = 10001;
export const ILL = { personnelNumber: 1, employeeId: 5_000_001 };
export const WORKING = { personnelNumber: 2, employeeId: 5_000_002 };

/** A day of November 2026: the payroll is in period 11, and the hours are of the one before. */
export const TODAY = '2026-11-20';

export const CHANGES: Changes = {
  illnesses: [
    {
      personnelNumber: ILL.personnelNumber,
      firstDay: '2026-11-16',
      percentage: 50,
      comment: 'Griep',
      lastDay: '2026-11-18',
    },
  ],
  hours: [
    {
      personnelNumber: WORKING.personnelNumber,
      year: 2026,
      period: 10,
      hourCode: 2010,
      hours: 4.5,
    },
  ],
  reportedOn: TODAY,
};

/** What a sync of these changes tells. */
export const REPORT = { absences: 1, recoveries: 1, hours: 1 };
