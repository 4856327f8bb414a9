import { type Requests, requests } from './requests.ts';
import { type Ways, ways } from './sync.ts';

/**
 * The integration with one mistake each. None breaks a test against a server that answers whatever comes, such as the one
 * of `soap`.
 */
export const BUGS: Readonly<Record<string, Ways>> = {
  /** An element name in another case is another element: the absence is for 0 percent. */
  'wrong case': sending({
    absence(...from) {
      const { Absence, ...request } = requests.absence(...from);
      const { Percentage: percentage, ...absence } = Absence;
      return { ...request, Absence: { ...absence, percentage } };
    },
  }),

  /** A date that is not sent is the first day of the year 1. */
  'missing element': sending({
    recovery(...from) {
      const { Reportdate: _, ...request } = requests.recovery(...from);
      return request;
    },
  }),

  /** The comment stands beside the absence instead of in it: nobody reads it. */
  'wrong nesting': sending({
    absence(...from) {
      const { Absence, ...request } = requests.absence(...from);
      const { Comment, ...absence } = Absence;
      return { ...request, Comment, Absence: absence };
    },
  }),

  /** The first minute of a Dutch day, told in UTC, is on the day before. */
  'day in UTC': sending({
    absence(employeeId, illness) {
      const { Absence, ...request } = requests.absence(employeeId, illness);
      const start = new Date(`${illness.firstDay}T00:00:00+01:00`);
      return { ...request, Absence: { ...Absence, Start: start.toISOString() } };
    },
  }),

  /** A closed period takes no hours without unprotected mode. */
  'closed period': sending({
    hours: (...from) => ({ ...requests.hours(...from), UnprotectedMode: false }),
  }),

  /** The number on the badge is not the id. */
  'wrong id': { ...ways, idOf: (employee) => employee.Number },

  /** What is cleared after it was written is gone. */
  'wrong order': {
    ...ways,
    async replaceHours(nmbrs, clear, insert) {
      await nmbrs.call('HourComponentVar_Insert', insert);
      await nmbrs.call('HourComponentVar_Clear', clear);
    },
  },

  /** A retry of what had worked: ill twice. */
  'repeated call': {
    ...ways,
    async reportIll(nmbrs, request) {
      await ways.reportIll(nmbrs, request);
      return ways.reportIll(nmbrs, request);
    },
  },
};

function sending(other: Partial<Requests>): Ways {
  return { ...ways, requests: { ...requests, ...other } };
}
