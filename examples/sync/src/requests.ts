import type { Day, Illness, WorkedHours } from './hr-system.ts';

/** Nmbrs writes days as moments of a clock on a Dutch wall, without a time zone. */
const midnight = (day: Day) => `${day}T00:00:00`;

/** What is sent to Nmbrs for each thing the HR system tells. */
export const requests = {
  absence: (employeeId: number, illness: Illness) => ({
    EmployeeId: employeeId,
    Absence: {
      AbsenceId: 0,
      Comment: illness.comment,
      Percentage: illness.percentage,
      Start: midnight(illness.firstDay),
      RegistrationStartDate: midnight(illness.firstDay),
      Dossiernr: 0,
    },
    NewDossier: true,
  }),

  recovery: (employeeId: number, absenceId: number, lastDay: Day, reportedOn: Day) => ({
    EmployeeId: employeeId,
    AbsenceID: absenceId,
    Lastdayabsence: midnight(lastDay),
    Reportdate: midnight(reportedOn),
  }),

  /** Hours come in late, so that their period may be closed by now. */
  hours: (employeeId: number, { year, period, hourCode, hours }: WorkedHours) => ({
    EmployeeId: employeeId,
    Hourcomponent: { Id: 0, HourCode: hourCode, Hours: hours },
    Period: period,
    Year: year,
    UnprotectedMode: true,
  }),

  clearHours: (employeeId: number, { year, period }: WorkedHours) => ({
    EmployeeId: employeeId,
    Period: period,
    Year: year,
    UnprotectedMode: true,
  }),
};

/** Whoever makes the requests; what is in them is between them and Nmbrs. */
export type Requests = {
  readonly [Name in keyof typeof requests]: (...from: Parameters<(typeof requests)[Name]>) => object;
};
