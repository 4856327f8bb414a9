import { absenceCauses } from '../../../fixtures/absence-causes.ts';
import { dayOf } from '../../../fixtures/calendar.ts';
import type { EmployeeSeed } from '../../../fixtures/seed.ts';
import { type Invariant, ofEachEmployee } from '../support/invariant.ts';

const MATERNITY_LEAVE = 5;
const OF_WOMEN = [2, MATERNITY_LEAVE, 7];

/** What holds for absence and leave. */
export const absence: readonly Invariant[] = [
  ofEachEmployee('Absence and leave are within service', function* ({ environment, employee, seed }) {
    const reports = seed.absences.flatMap((known) => known.reports);
    for (const { id, start, end } of [...reports, ...employee.leave]) {
      const last = end ?? environment.today;
      const inService = seed.employments.some(
        (service) => service.startDate <= start && (service.endDate ?? last) >= last,
      );
      if (!inService) yield `record ${id} from ${start} to ${end}`;
    }
  }),

  ofEachEmployee('Reports of an absence follow each other, and only the last is open', function* ({ seed }) {
    for (const { number, reports } of seed.absences) {
      if (reports.length === 0) yield `case ${number} has no reports`;
      for (const [at, { start, end }] of reports.entries()) {
        const next = reports[at + 1];
        if (end !== null && end < start) yield `case ${number}: ${start} to ${end}`;
        if (next && (end === null || dayOf(next.start) !== dayOf(end) + 1))
          yield `case ${number}: to ${end}, then from ${next.start}`;
      }
    }
  }),

  ofEachEmployee(
    'An absence is of 1 to 100 percent, and no two reports after each other say the same',
    function* (staff) {
      for (const { number, reports } of staff.seed.absences) {
        for (const [at, { percentage }] of reports.entries()) {
          if (!Number.isInteger(percentage) || percentage < 1 || percentage > 100)
            yield `case ${number}: ${percentage}%`;
          if (reports[at - 1]?.percentage === percentage) yield `case ${number}: ${percentage}% twice`;
        }
      }
    },
  ),

  ofEachEmployee('No absence begins before the one before it is over', function* ({ seed: { absences } }) {
    for (const [at, { number, reports }] of absences.entries()) {
      const before = absences[at - 1]?.reports.at(-1);
      const start = reports[0]?.start;
      if (before && start && (before.end === null || before.end >= start))
        yield `case ${number} from ${start}, the one before to ${before.end}`;
    }
  }),

  ofEachEmployee(
    'No absence begins after today or is reported before it begins',
    function* ({ environment, seed }) {
      for (const { start, startReportedOn, end, endReportedOn } of reportsOf(seed)) {
        if (start > environment.today || startReportedOn < start)
          yield `${start}, reported ${startReportedOn}`;
        if (end !== null && (end > environment.today || endReportedOn === null || endReportedOn < end))
          yield `to ${end}, reported ${endReportedOn}`;
      }
    },
  ),

  ofEachEmployee(
    'The cause of an absence is in the list, and that of a pregnancy goes with women',
    function* ({ seed }) {
      for (const { cause } of seed.absences) {
        if (!absenceCauses.includes(cause)) yield `cause ${cause.id}`;
        if (OF_WOMEN.includes(cause.id) && seed.personalInfo.gender !== 'female')
          yield `${cause.description}, ${seed.personalInfo.gender}`;
      }
    },
  ),

  ofEachEmployee(
    'A child was born in every maternity leave, which lasts sixteen weeks',
    function* ({ environment, seed }) {
      for (const { cause, reports } of seed.absences) {
        const [leave] = reports;
        if (cause.id !== MATERNITY_LEAVE || !leave) continue;
        const last = leave.end ?? environment.today;
        const born = seed.children.some(({ birthday }) => birthday > leave.start && birthday <= last);
        if (!born) yield `leave from ${leave.start} to ${leave.end}`;
        const days = dayOf(last) - dayOf(leave.start) + 1;
        if (leave.end === null ? days > 112 : days !== 112) yield `${days} days from ${leave.start}`;
      }
    },
  ),

  ofEachEmployee('Nobody takes leave while ill', function* ({ employee, seed }) {
    for (const { start, end } of employee.leave) {
      const overlap = reportsOf(seed).find(
        (report) => report.start <= end && (report.end === null || report.end >= start),
      );
      if (overlap) yield `leave from ${start} to ${end}, ill from ${overlap.start} to ${overlap.end}`;
    }
  }),

  ofEachEmployee('Leave is of some hours', function* ({ employee }) {
    for (const { start, hours } of employee.leave) {
      if (Number(hours) <= 0) yield `${hours} hours from ${start}`;
    }
  }),
];

function reportsOf({ absences }: EmployeeSeed) {
  return absences.flatMap(({ reports }) => reports);
}
